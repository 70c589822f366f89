// The proxy handshake: the member names, the secretariat (or chair) allows, the proxy accepts with a code.

import { withdrawAnswer } from '../../domain/attendance/answer.ts'
import { isoDay } from '../../domain/calendar.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { showCode } from '../../domain/people/secret-code.ts'
import type { ProxyRow } from '../../domain/proxy/approve.ts'
import { type NameRefusal, type Nominee, nameProxy } from '../../domain/proxy/name.ts'
import { charterOf, type Meeting } from '../../domain/town/model.ts'
import { needsMember, staffForm } from '../attendance/form.ts'
import { actFor, invited, notifySuperseded, rsvp, type Whose, whoseAnswer } from '../attendance/rsvp.ts'
import { understand } from '../engine/understand.ts'
import { chooseToAnswer, nameOf } from '../meeting/choose.ts'
import { answerRefused, proxyRefused, refusal } from '../meeting/refusals.ts'
import { answerButtons, meetingFacts } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'

type ProxyArgs = ArgsOf<'proxy'>

export async function proxy(turn: Turn, args: ProxyArgs): Promise<Card> {
  if (needsMember(turn, args)) return staffForm(turn, 'proxy', args)
  if (isStaff(turn.speaker) && args.via && args.name && !args.member) return proxy(turn, lastIsMember(args))
  const chosen = chooseToAnswer(turn, 'proxy', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const nominee = args.name ? readNominee(args.name, args) : undefined
  if (!nominee) return askName(turn, meeting, args)
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'proxy', args, key: 'member' })
  if ('card' in whose) return whose.card
  const { rule, code } = { rule: charterOf(turn.town, meeting).rules.proxy, code: turn.code() }
  const day = isoDay(meeting.startsAt, turn.town.timezone)
  const facts = { ...invited(meeting, whose), day, category: whose.seat.category, rule, nominee, code }
  const named = await nameProxy(actFor(turn, whose, args.via), facts)
  if (!named.ok) return nameRefused(turn, meeting, args, named.refusal)
  if (named.value.again) return namedAgain(turn, meeting, nominee, named.value.state)
  if (named.value.state === 'named')
    notifyApprovers(turn, { meeting, member: whose.person.name, nominee, proxyId: named.value.proxyId })
  const replaced = named.value.replaced && named.value.replaced !== nominee.name ? named.value.replaced : null
  const written = { meeting, nominee, replaced, whose, code: named.value.state === 'approved' ? code : null }
  if (whose.forOther) notifyMember(turn, written, args.via)
  return namedCard(turn, written)
}

/** Staff type `/proxy 第3回 佐藤花子 窓口 田中一郎`: the proxy first, the member last. */
function lastIsMember(args: ProxyArgs): ProxyArgs {
  const said = args.name?.split(/\s+/) ?? []
  return { ...args, name: said.slice(0, -1).join(' ') || undefined, member: said.at(-1) }
}

/** A surname that a member bears is asked for in full; the next words are the name. */
function nameRefused(turn: Turn, meeting: Meeting, args: ProxyArgs, why: NameRefusal): Card {
  if (why.kind === 'proxy-name-short') askForName(turn, meeting, args)
  return { ...proxyRefused(turn.words, why), about: 'name' }
}

function namedAgain(
  { words: w, town }: Turn,
  meeting: Meeting,
  nominee: Nominee,
  state: 'named' | 'approved',
): Card {
  const m = w.meeting
  const proxyIs: [string, string] = [m.proxyIs, sayNominee(w, nominee)]
  return card(state === 'named' ? m.proxyAgainNamed : m.proxyAgainApproved, [
    meetingFacts(w, town, meeting, proxyIs),
    note(state === 'named' ? m.proxyWaits : m.proxyAgainHint),
    buttons(press(w.undo, line('proxy-cancel', { meeting: meeting.id }))),
  ])
}

/** 「総務課 佐藤花子 係長」: organisation, name and title are told apart as in a sentence; a form gives them apart. */
function readNominee(name: string, { title, org }: Pick<ProxyArgs, 'title' | 'org'>): Nominee | undefined {
  const said = understand(`代理 ${name}`, 'member')
  const read = said.intent === 'proxy_set' ? said.slots : {}
  // Japanese names have no inner space; a name in Latin letters keeps its own.
  const latin = /^[\x20-\x7e]+$/.test(name) ? name.trim().replace(/\s+/g, ' ') : undefined
  const bare = latin ?? read.proxyName ?? name.normalize('NFKC').replace(/\s/g, '')
  if (bare === '') return undefined
  const parts = { name: bare, title: title ?? read.proxyTitle, org: org ?? read.proxyOrg }
  const nameKey = foldName(bare)
  return { ...parts, nameKey, key: parts.org ? `${nameKey}/${foldName(parts.org)}` : nameKey }
}

function askForName(turn: Turn, meeting: Meeting, args: ProxyArgs): Record<string, string> {
  const preset = { meeting: meeting.id, ...(args.member ? { member: args.member } : {}) }
  turn.ask({ id: 'proxy', args: preset, missing: 'name' })
  return preset
}

function askName(turn: Turn, meeting: Meeting, args: ProxyArgs): Card {
  const { words: w } = turn
  const preset = askForName(turn, meeting, args)
  const field = (name: 'name' | 'title' | 'org', optional: boolean) => ({
    name,
    label: w.arg[name],
    kind: 'text' as const,
    optional,
  })
  return card(
    w.meeting.proxyFormTitle,
    [
      text(nameOf(turn, meeting)),
      text(w.meeting.proxyName),
      {
        kind: 'form',
        command: 'proxy',
        preset,
        submit: w.meeting.proxyFormTitle,
        fields: [field('name', false), field('org', true), field('title', true)],
      },
    ],
    'question',
  )
}

export const sayNominee = (
  w: Words,
  { name, title, org }: Pick<ProxyRow | Nominee, 'name' | 'title' | 'org'>,
): string => w.meeting.nominee(name, title, org)

type NamedFacts = {
  meeting: Meeting
  nominee: Nominee
  replaced: string | null
  code: string | null
  whose: Whose
}

/** What staff write down, the member hears (N3), with the code where leave is not needed. */
function notifyMember(
  turn: Turn,
  { meeting, nominee, code, whose }: NamedFacts,
  via: ProxyArgs['via'],
): void {
  turn.notify({
    to: { people: [whose.person.id] },
    card: (w) =>
      card(w.meeting.proxyNamed, [
        text(nameOf(turn, meeting)),
        meetingFacts(w, turn.town, meeting, [w.meeting.proxyIs, sayNominee(w, nominee)]),
        ...(code ? codeParts(w, nominee.name, code) : [text(w.meeting.proxyWaits)]),
        note(w.meeting.answeredFor(turn.speaker.name, w.meeting.via[via ?? 'staff'])),
        buttons(press(w.undo, line('proxy-cancel', { meeting: meeting.id }))),
      ]),
  })
}

function namedCard(turn: Turn, { meeting, nominee, replaced, code, whose }: NamedFacts): Card {
  const { words: w, town } = turn
  const parts: Part[] = [
    text(nameOf(turn, meeting)),
    meetingFacts(
      w,
      town,
      meeting,
      whose.forOther
        ? [w.meeting.answerLabel, `${whose.person.name}：${w.meeting.answer.proxy}`]
        : [w.meeting.yourAnswer, w.meeting.answer.proxy],
      [w.meeting.proxyIs, sayNominee(w, nominee)],
    ),
  ]
  if (replaced) parts.push(note(w.meeting.proxyReplaced(replaced)))
  if (!whose.forOther) parts.push(...(code ? codeParts(w, nominee.name, code) : [text(w.meeting.proxyWaits)]))
  const member = whose.forOther ? personKey(whose.person.id) : undefined
  parts.push(buttons(press(w.undo, line('proxy-cancel', { meeting: meeting.id, member }))))
  return card(code ? w.meeting.proxyApproved : w.meeting.proxyNamed, parts, 'done')
}

export const codeParts = (w: Words, name: string, code: string): Part[] => [
  text(w.meeting.proxyCodeHow(name)),
  strong(showCode(code)),
]

type ToApprove = { meeting: Meeting; member: string; nominee: Nominee; proxyId: number }

/** The charter says who gives leave: the secretariat, or the chair. */
function notifyApprovers(turn: Turn, { meeting, member, nominee, proxyId }: ToApprove): void {
  const rule = charterOf(turn.town, meeting).rules.proxy
  const chair = turn.town.bodies.find(({ id }) => id === meeting.bodyId)?.chair
  turn.notify({
    to: rule.approval === 'chair' && chair ? { people: [chair] } : { staff: true },
    card: (w) =>
      card(w.meeting.proxyToApprove(member, sayNominee(w, nominee)), [
        text(nameOf(turn, meeting)),
        meetingFacts(w, turn.town, meeting, [w.meeting.article, rule.article]),
        buttons(
          press(w.meeting.proxyApprove, line('proxy-approve', { proxy: proxyId }), { style: 'primary' }),
          press(w.meeting.proxyRefuse, line('proxy-refuse', { proxy: proxyId })),
        ),
      ]),
  })
}

/** 代理を取り消す; with `attend`, the member comes after all, which ends the proxy too (P5). */
export async function proxyCancel(turn: Turn, args: ArgsOf<'proxy-cancel'>): Promise<Card> {
  if (args.attend) return rsvp(turn, { answer: 'attend', meeting: args.meeting, member: args.member })
  const { words: w, act } = turn
  const chosen = chooseToAnswer(turn, 'proxy-cancel', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'proxy-cancel', args, key: 'member' })
  if ('card' in whose) return whose.card
  const living = await act.tx.proxy.findFirst({
    where: {
      townId: act.town,
      meetingId: meeting.id,
      seatId: whose.seat.seatId,
      state: { in: ['named', 'approved', 'accepted'] },
    },
  })
  if (!living) return refusal(w.meeting.proxyNone)
  const withdrawn = await withdrawAnswer(actFor(turn, whose, undefined), invited(meeting, whose))
  if (!withdrawn.ok) return answerRefused(w, withdrawn.refusal)
  notifySuperseded(turn, meeting, whose.person.name, [living])
  return card(
    w.meeting.proxyCancelled,
    [text(nameOf(turn, meeting)), text(w.meeting.withdrawnNone), answerButtons(w, meeting)],
    'done',
  )
}
