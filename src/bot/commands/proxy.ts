// The proxy handshake: the member names, the secretariat (or chair) allows, the proxy accepts with a code.
import { isoDay } from '../../domain/calendar.ts'
import { charterOf, type Meeting } from '../../domain/council/town.ts'
import { withdrawAnswer } from '../../domain/meeting/answer.ts'
import {
  acceptProxy,
  approveProxy,
  declineProxy,
  type Nominee,
  nameProxy,
  type ProxyRow,
  refuseProxy,
} from '../../domain/meeting/proxy.ts'
import { foldName } from '../../domain/people/names.ts'
import { showCode } from '../../domain/people/secret-code.ts'
import { buttons, type Card, card, facts, note, type Part, press, strong, text } from '../card.ts'
import { line } from '../command-line.ts'
import type { ArgsOf } from '../commands.ts'
import type { Turn } from '../turn.ts'
import { understand } from '../understand/understand.ts'
import type { Words } from '../words.ts'
import { chooseMeeting, nameOf } from './meeting-choice.ts'
import { answerButtons, meetingFacts } from './meeting-view.ts'
import { answerRefused, proxyRefused, refusal } from './refusals.ts'
import { actFor, invited, rsvp, tellSuperseded, whoseAnswer } from './rsvp.ts'

type ProxyArgs = ArgsOf<'proxy'>

export async function proxy(turn: Turn, args: ProxyArgs): Promise<Card> {
  const chosen = chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'proxy', args },
    among: args.member ? 'all' : 'mine',
  })
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
  if (!named.ok) return proxyRefused(turn.words, named.refusal)
  if (named.value.state === 'named')
    tellApprovers(turn, { meeting, member: whose.person.name, nominee, proxyId: named.value.proxyId })
  const replaced = named.value.replaced && named.value.replaced !== nominee.name ? named.value.replaced : null
  return namedCard(turn, { meeting, nominee, replaced, code: named.value.state === 'approved' ? code : null })
}

/** 「総務課 佐藤花子 係長」: organisation, name and title are told apart as in a sentence; a form gives them apart. */
function readNominee(name: string, { title, org }: Pick<ProxyArgs, 'title' | 'org'>): Nominee | undefined {
  const said = understand(`代理 ${name}`, 'member')
  const read = said.intent === 'proxy_set' ? said.slots : {}
  const bare = read.proxyName ?? name.normalize('NFKC').replace(/\s/g, '')
  if (bare === '') return undefined
  const parts = { name: bare, title: title ?? read.proxyTitle, org: org ?? read.proxyOrg }
  const nameKey = foldName(bare)
  return { ...parts, nameKey, key: parts.org ? `${nameKey}/${foldName(parts.org)}` : nameKey }
}

function askName(turn: Turn, meeting: Meeting, args: ProxyArgs): Card {
  const { words: w } = turn
  const preset = { meeting: meeting.id, ...(args.member ? { member: args.member } : {}) }
  turn.ask({ id: 'proxy', args: preset, missing: 'name' })
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
        ...{ command: 'proxy', preset, submit: w.meeting.proxyFormTitle },
        fields: [field('name', false), field('org', true), field('title', true)],
      },
    ],
    'question',
  )
}

const sayNominee = ({ name, title, org }: Pick<ProxyRow | Nominee, 'name' | 'title' | 'org'>): string =>
  [org, title ? `${name} ${title}` : name].filter(Boolean).join(' ')

type NamedFacts = { meeting: Meeting; nominee: Nominee; replaced: string | null; code: string | null }

function namedCard(turn: Turn, { meeting, nominee, replaced, code }: NamedFacts): Card {
  const { words: w, town } = turn
  const parts: Part[] = [
    text(nameOf(turn, meeting)),
    meetingFacts(
      w,
      town,
      meeting,
      [w.meeting.yourAnswer, w.meeting.answer.proxy],
      [w.meeting.proxyIs, sayNominee(nominee)],
    ),
  ]
  if (replaced) parts.push(note(w.meeting.proxyReplaced(replaced)))
  parts.push(...(code ? codeParts(w, nominee.name, code) : [text(w.meeting.proxyWaits)]))
  parts.push(buttons(press(w.undo, line('proxy-cancel', { meeting: meeting.id }))))
  return card(code ? w.meeting.proxyApproved : w.meeting.proxyNamed, parts, 'done')
}

const codeParts = (w: Words, name: string, code: string): Part[] => [
  text(w.meeting.proxyCodeHow(name)),
  strong(showCode(code)),
]

type ToApprove = { meeting: Meeting; member: string; nominee: Nominee; proxyId: number }

/** The charter says who gives leave: the secretariat, or the chair. */
function tellApprovers(turn: Turn, { meeting, member, nominee, proxyId }: ToApprove): void {
  const rule = charterOf(turn.town, meeting).rules.proxy
  const chair = turn.town.bodies.find(({ id }) => id === meeting.bodyId)?.chair
  turn.tell({
    to: rule.approval === 'chair' && chair ? { people: [chair] } : { staff: true },
    card: (w) =>
      card(w.meeting.proxyToApprove(member, sayNominee(nominee)), [
        text(nameOf(turn, meeting)),
        meetingFacts(w, turn.town, meeting, [w.meeting.article, rule.article]),
        buttons(
          press(w.meeting.proxyApprove, line('proxy-approve', { proxy: proxyId }), { style: 'primary' }),
          press(w.meeting.proxyRefuse, line('proxy-refuse', { proxy: proxyId })),
        ),
      ]),
  })
}

const meetingOf = (turn: Turn, { meetingId }: Pick<ProxyRow, 'meetingId'>): Meeting | undefined =>
  turn.town.meetings.find(({ id }) => id === meetingId)

const isConnected = async ({ act }: Turn, personId: string): Promise<boolean> =>
  (await act.tx.account.count({ where: { townId: act.town, personId, reachable: true } })) > 0

export async function proxyApprove(turn: Turn, args: ArgsOf<'proxy-approve'>): Promise<Card> {
  const { words: w, act } = turn
  const code = turn.code()
  const pending = await act.tx.proxy.findUnique({
    where: { townId_id: { townId: act.town, id: args.proxy } },
  })
  const meeting = pending ? meetingOf(turn, pending) : undefined
  if (!meeting) return refusal(w.meeting.proxyNoPending)
  const approved = await approveProxy(act, { proxyId: args.proxy, code, codeExpires: meeting.endsAt })
  if (!approved.ok) return decidedAlready(w, approved.refusal)
  const { name, principalId } = approved.value
  turn.tell({
    to: { people: [principalId] },
    card: (words) =>
      card(words.meeting.proxyApproved, [
        text(nameOf(turn, meeting)),
        meetingFacts(words, turn.town, meeting),
        ...codeParts(words, name, code),
      ]),
  })
  const reached = await isConnected(turn, principalId)
  const how = reached ? w.meeting.proxyCodeSent : w.meeting.proxyCodeGive(showCode(code))
  return card(
    w.meeting.proxyDecided(sayNominee(approved.value)),
    [text(nameOf(turn, meeting)), text(how)],
    'done',
  )
}

export async function proxyRefuse(turn: Turn, args: ArgsOf<'proxy-refuse'>): Promise<Card> {
  const { words: w, act } = turn
  const reason = args.reason ?? w.meeting.proxyRefuseReason
  const refused = await refuseProxy(act, { proxyId: args.proxy, reason })
  if (!refused.ok) return decidedAlready(w, refused.refusal)
  const meeting = meetingOf(turn, refused.value)
  turn.tell({
    to: { people: [refused.value.principalId] },
    card: (words) =>
      card(words.meeting.proxyRefused, [
        ...(meeting ? [text(nameOf(turn, meeting))] : []),
        facts(
          [words.meeting.proxyIs, sayNominee(refused.value)],
          [words.arg.reason, args.reason ?? words.meeting.proxyRefuseReason],
        ),
        text(words.meeting.proxyRefusedHint),
        ...(meeting ? [answerButtons(words, meeting)] : []),
      ]),
  })
  return card(
    w.meeting.proxyRefusedDone(sayNominee(refused.value)),
    [text(w.meeting.proxyRefusedTold)],
    'done',
  )
}

const decidedAlready = (
  w: Words,
  why: { kind: 'no-such-proxy' } | { kind: 'proxy-already-decided'; state: string },
): Card => {
  if (why.kind === 'no-such-proxy') return refusal(w.meeting.proxyNoPending)
  const states: Record<string, string> = w.meeting.proxyState
  return refusal(w.meeting.proxyAlreadyDecided(states[why.state] ?? why.state))
}

/** What the proxy sees after showing the code: whom they stand in for, and the duty of secrecy (P7, 第8条). */
export async function proxyOffer(turn: Turn, row: ProxyRow): Promise<Card> {
  const { words: w, act } = turn
  const meeting = meetingOf(turn, row)
  const member = await act.tx.person.findUnique({
    where: { townId_id: { townId: act.town, id: row.principalId } },
  })
  return card(
    w.meeting.proxyOffer(member?.name ?? ''),
    [
      ...(meeting ? [text(nameOf(turn, meeting)), meetingFacts(w, turn.town, meeting)] : []),
      text(w.meeting.secrecy),
      buttons(
        press(w.meeting.secrecyAgree, line('proxy-accept', { proxy: row.id }), { style: 'primary' }),
        press(w.meeting.decline, line('proxy-decline', { proxy: row.id })),
      ),
    ],
    'question',
  )
}

export async function proxyAccept(turn: Turn, args: ArgsOf<'proxy-accept'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const accepted = await acceptProxy(act, { proxyId: args.proxy, personId: speaker.personId })
  if (!accepted.ok) return refusal(w.meeting.proxyNoPending)
  const meeting = meetingOf(turn, accepted.value)
  const told = (words: Words) =>
    card(
      words.meeting.proxyAcceptedTold(sayNominee(accepted.value)),
      meeting ? [text(nameOf(turn, meeting)), meetingFacts(words, turn.town, meeting)] : [],
    )
  turn.tell({ to: { people: [accepted.value.principalId] }, card: told })
  turn.tell({ to: { staff: true }, card: told })
  return card(
    w.meeting.proxyAccepted,
    [
      ...(meeting ? [text(nameOf(turn, meeting)), meetingFacts(w, turn.town, meeting)] : []),
      note(w.meeting.proxyAcceptedHint),
    ],
    'done',
  )
}

export async function proxyDecline(turn: Turn, args: ArgsOf<'proxy-decline'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const declined = await declineProxy(act, { proxyId: args.proxy, personId: speaker.personId })
  if (!declined.ok) return refusal(w.meeting.proxyNoPending)
  const meeting = meetingOf(turn, declined.value)
  const parts = (words: Words) => [
    ...(meeting
      ? [text(nameOf(turn, meeting)), text(words.meeting.proxyDeclinedAsk), answerButtons(words, meeting)]
      : []),
  ]
  const title = (words: Words) => words.meeting.proxyDeclinedTold(sayNominee(declined.value))
  turn.tell({
    to: { people: [declined.value.principalId] },
    card: (words) => card(title(words), parts(words), 'alert'),
  })
  turn.tell({
    to: { staff: true },
    card: (words) => card(title(words), meeting ? [text(nameOf(turn, meeting))] : [], 'alert'),
  })
  return card(w.meeting.proxyDeclined, [text(w.meeting.proxyDeclinedHint)], 'done')
}

/** 代理を取り消す; with `attend`, the member comes after all, which ends the proxy too (P5). */
export async function proxyCancel(turn: Turn, args: ArgsOf<'proxy-cancel'>): Promise<Card> {
  if (args.attend) return rsvp(turn, { answer: 'attend', meeting: args.meeting, member: args.member })
  const { words: w, act } = turn
  const again = { id: 'proxy-cancel' as const, args }
  const chosen = chooseMeeting(turn, { ref: args.meeting, again, among: args.member ? 'all' : 'mine' })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { ...again, key: 'member' })
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
  tellSuperseded(turn, meeting, whose.person.name, [living])
  return card(
    w.meeting.proxyCancelled,
    [text(nameOf(turn, meeting)), text(w.meeting.withdrawnNone), answerButtons(w, meeting)],
    'done',
  )
}
