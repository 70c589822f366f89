// The first draft of minutes, from what happened (N5): headings, lists and paragraphs in the words of Markdown.
import type { Motion } from '../../domain/decision/model.ts'
import { type Election, tiedIn } from '../../domain/election/model.ts'
import type { AgendaItem, Meeting } from '../../domain/meeting/model.ts'
import type { ActionItem } from '../../domain/minutes/model.ts'
import type { Record as Happened, Sitting } from '../../domain/minutes/read.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/view.ts'
import { saySpan, sayTime } from '../turn/dates.ts'
import type { Locale } from '../turn/locale.ts'
import { writtenName } from '../written/view.ts'
import { words } from './words.ts'

type Of = { locale: Locale; town: TownModel; meeting: Meeting; record: Happened; actions: ActionItem[] }

export function composeMinutes(of: Of): string {
  const { locale, town, meeting } = of
  const w = words(locale)
  return [
    `# ${w.title(nameOf(town, meeting))}`,
    ...headLines(of),
    '',
    `## ${w.t.people}`,
    ...attendanceLines(of),
    '',
    ...(of.record.elections.length > 0
      ? [`## ${w.t.elections}`, ...of.record.elections.flatMap((one) => electionLines(of, one)), '']
      : []),
    ...writtenLines(of),
    `## ${w.t.items}`,
    ...itemLines(of),
    ...(of.actions.length > 0
      ? ['', `## ${w.t.actions}`, ...of.actions.map((one) => actionLine(locale, one))]
      : []),
    '',
    w.t.attest,
  ].join('\n')
}

function headLines({ locale, town, meeting, record }: Of): string[] {
  const { t } = words(locale)
  const { openedAt, closedAt, presided } = record
  const time = (at: Date) => sayTime(at, town.timezone)
  return [
    `- ${t.when}: ${saySpan(meeting.startsAt, meeting.endsAt, town.timezone, locale)}`,
    `- ${t.place}: ${meeting.place}`,
    ...(openedAt ? [`- ${t.opened(time(openedAt))}`] : []),
    ...(closedAt ? [`- ${t.closed(time(closedAt))}`] : []),
    ...presided.map(
      ({ name, role, from }, index) =>
        `- ${t.presiding}: ${name}（${t.role[role]}${index > 0 ? `、${t.from(time(from))}` : ''}）`,
    ),
  ]
}

/** Each seat stands once, with all its comings and goings. */
function attendanceLines({ locale, town, record }: Of): string[] {
  const { t } = words(locale)
  const seats = [...Map.groupBy(record.sittings, ({ seatId }) => seatId).values()]
  const filled = seats.filter(([first]) => first?.holder)
  const own = filled.filter((rows) => rows.some(({ sitter, byProxy }) => sitter && !byProxy))
  const stood = filled.filter((rows) => rows.some(({ byProxy }) => byProxy))
  const absent = filled.filter((rows) => rows.every(({ sitter }) => sitter === null))
  const time = (at: Date) => sayTime(at, town.timezone)
  const lines = (title: string, all: string[]) => [
    `### ${title}`,
    ...(all.length > 0 ? all.map((one) => `- ${one}`) : [`- ${t.none}`]),
  ]
  const who = ({ holder, title }: Sitting) => `${holder}（${title}）`
  const with_ = (name: string, marks: string[]) => (marks.length > 0 ? `${name} ${marks.join('、')}` : name)
  return [
    t.counts(own.length + stood.filter((rows) => !own.includes(rows)).length, filled.length),
    ...lines(
      t.present,
      own.map((rows) => with_(who(rows[0] ?? NOBODY), marksOf(rows.filter(({ byProxy }) => !byProxy)))),
    ),
    ...lines(
      t.proxies,
      stood.map((rows) => {
        const by = rows.filter(({ byProxy }) => byProxy)
        return with_(`${by[0]?.sitter}（${t.for(rows[0]?.holder ?? '')}）`, marksOf(by))
      }),
    ),
    ...lines(
      t.absent,
      absent.map((rows) => who(rows[0] ?? NOBODY)),
    ),
    ...heardLines({ locale, town, record }),
  ]

  /** Who was there from the opening to the end needs no times. */
  function marksOf(rows: Sitting[]): string[] {
    return rows.flatMap(({ from, to, online }) => [
      ...(online ? [t.online] : []),
      ...(from && record.openedAt && from > record.openedAt ? [t.arrived(time(from))] : []),
      ...(to && record.closedAt && to < record.closedAt ? [t.left(time(to))] : []),
    ])
  }
}

/** Whoever was heard without being a member, with the items they were asked for (第5項); nothing where nobody was. */
function heardLines({ locale, town, record }: Pick<Of, 'locale' | 'town' | 'record'>): string[] {
  const { t } = words(locale)
  const each = [...Map.groupBy(record.heard, ({ observerId }) => observerId).values()]
  if (each.length === 0) return []
  const time = (at: Date) => sayTime(at, town.timezone)
  return [
    `### ${t.heard}`,
    ...each.flatMap((rows) => {
      const [first] = rows
      if (!first) return []
      const times = rows.map(({ from, to }) => `${time(from)}–${to ? time(to) : ''}`)
      return [`- ${t.heardOne(first.name, first.org, first.items, times.join('、'))}`]
    }),
  ]
}

const NOBODY: Sitting = {
  seatId: '',
  title: '',
  holderId: null,
  holder: '',
  sitter: null,
  byProxy: null,
  online: null,
  from: null,
  to: null,
}

function itemLines(of: Of): string[] {
  const { locale, meeting, record } = of
  const { t } = words(locale)
  if (meeting.items.length === 0) return [t.noItems]
  return meeting.items.flatMap((item) => [
    '',
    `### ${item.no}. ${item.title}`,
    t.talk,
    ...record.recused
      .filter(({ itemNo }) => itemNo === item.no)
      .map(({ name, reason }) => `- ${t.recused(name ?? '', reason)}`),
    ...motionsOn(of, item).flatMap((motion) => motionLines(of, motion)),
  ])
}

const motionsOn = ({ record }: Of, { no }: AgendaItem): Motion[] =>
  record.motions.filter(({ itemNo, state }) => itemNo === no && state !== 'draft')

function motionLines({ locale, record }: Of, motion: Motion): string[] {
  const { t } = words(locale)
  const { title, state, reason, counts, rules, result, ballot, casting, decidedBy } = motion
  if (state === 'void') return [`- ${t.void(title, reason ?? '')}`]
  if (!counts || !result) return []
  const others = t.others(counts.silent, counts.absent, counts.recused)
  return [
    `- ${t.decided(title, t.result[result])}`,
    `  - ${[t.figures(counts.yes, counts.no, counts.abstain), others].filter(Boolean).join('、')}`,
    `  - ${t.base(counts.base, counts.needed)}`,
    ...(ballot === 'secret' ? [`  - ${t.secret}`] : []),
    ...(casting && decidedBy
      ? [`  - ${t.casting(record.names.get(decidedBy) ?? '', t.choice[casting])}`]
      : []),
    ...(rules ? [`  - ${t.article(rules.decision.article)}`] : []),
  ]
}

/** What was decided in writing since the meeting before, and that it was. */
function writtenLines({ locale, record }: Of): string[] {
  const { t } = words(locale)
  if (record.written.length === 0) return []
  const lines = record.written.flatMap((one) => {
    const { counts, result, rules } = one
    if (!counts || !result) return []
    return [
      `- ${t.inWriting(writtenName(locale, one), t.result[result])}`,
      `  - ${[t.figures(counts.yes, counts.no, counts.abstain), t.others(counts.silent, 0, 0)].filter(Boolean).join('、')}`,
      `  - ${t.base(counts.base, counts.needed)}`,
      `  - ${t.article(rules.written.article)}`,
    ]
  })
  return [`## ${t.written}`, ...lines, '']
}

function electionLines({ locale, record }: Of, election: Election): string[] {
  const { t } = words(locale)
  const { office, electedId, rounds, seed } = election
  const name = (id: string) => record.names.get(id) ?? id
  if (!electedId) return []
  return [
    `- ${t.elected(t.office[office], name(electedId))}`,
    ...rounds.flatMap(({ kind, candidates, counts }) =>
      counts
        ? [
            `  - ${t.round(kind === 'run-off')}: ${candidates.map((id) => t.votes(name(id), counts.for[id] ?? 0)).join('、')}`,
          ]
        : [],
    ),
    ...(seed && tiedIn(election).length > 0 ? [`  - ${t.byLot(seed)}`] : []),
  ]
}

export const actionLine = (locale: Locale, { title, owner, due }: ActionItem): string =>
  `- ${words(locale).t.action(title, owner ?? '', due)}`
