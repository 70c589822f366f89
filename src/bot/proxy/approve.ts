// The other side of the proxy handshake: leave is given or not, the proxy accepts or declines.

import { showCode } from '../../domain/people/secret-code.ts'
import {
  acceptProxy,
  approveProxy,
  declineProxy,
  type ProxyRow,
  refuseProxy,
} from '../../domain/proxy/approve.ts'
import { charterOf, type Meeting } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/choose.ts'
import { refusal } from '../meeting/refusals.ts'
import { answerButtons, meetingFacts } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'
import { codeParts, sayNominee } from './proxy.ts'

const meetingOf = (turn: Turn, { meetingId }: Pick<ProxyRow, 'meetingId'>): Meeting | undefined =>
  turn.town.meetings.find(({ id }) => id === meetingId)

/** The charter says who gives leave: the secretariat, or the chair (whom staff may stand in for by phone). */
function mayDecide({ town, speaker }: Turn, meeting: Meeting): boolean {
  const chair = town.bodies.find(({ id }) => id === meeting.bodyId)?.chair
  const byChair = charterOf(town, meeting).rules.proxy.approval === 'chair'
  return isStaff(speaker) || (byChair && chair === speaker.personId)
}

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
  if (!mayDecide(turn, meeting)) return refusal(w.notAllowedTitle)
  const approved = await approveProxy(act, { proxyId: args.proxy, code, codeExpires: meeting.endsAt })
  if (!approved.ok) return decidedAlready(w, approved.refusal)
  const { name, principalId } = approved.value
  turn.notify({
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
    w.meeting.proxyDecided(sayNominee(w, approved.value)),
    [text(nameOf(turn, meeting)), text(how)],
    'done',
  )
}

export async function proxyRefuse(turn: Turn, args: ArgsOf<'proxy-refuse'>): Promise<Card> {
  const { words: w, act } = turn
  const reason = args.reason ?? w.meeting.proxyRefuseReason
  const pending = await act.tx.proxy.findUnique({
    where: { townId_id: { townId: act.town, id: args.proxy } },
  })
  const meant = pending ? meetingOf(turn, pending) : undefined
  if (!meant) return refusal(w.meeting.proxyNoPending)
  if (!mayDecide(turn, meant)) return refusal(w.notAllowedTitle)
  const refused = await refuseProxy(act, { proxyId: args.proxy, reason })
  if (!refused.ok) return decidedAlready(w, refused.refusal)
  const meeting = meetingOf(turn, refused.value)
  turn.notify({
    to: { people: [refused.value.principalId] },
    card: (words) =>
      card(words.meeting.proxyRefused, [
        ...(meeting ? [text(nameOf(turn, meeting))] : []),
        facts(
          [words.meeting.proxyIs, sayNominee(words, refused.value)],
          [words.arg.reason, args.reason ?? words.meeting.proxyRefuseReason],
        ),
        text(words.meeting.proxyRefusedHint),
        ...(meeting ? [answerButtons(words, meeting)] : []),
      ]),
  })
  return card(
    w.meeting.proxyRefusedDone(sayNominee(w, refused.value)),
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
      words.meeting.proxyAcceptedTold(sayNominee(words, accepted.value)),
      meeting ? [text(nameOf(turn, meeting)), meetingFacts(words, turn.town, meeting)] : [],
    )
  turn.notify({ to: { people: [accepted.value.principalId] }, card: told })
  turn.notify({ to: { staff: true }, card: told })
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
  const title = (words: Words) => words.meeting.proxyDeclinedTold(sayNominee(words, declined.value))
  turn.notify({
    to: { people: [declined.value.principalId] },
    card: (words) => card(title(words), parts(words), 'alert'),
  })
  turn.notify({
    to: { staff: true },
    card: (words) => card(title(words), meeting ? [text(nameOf(turn, meeting))] : [], 'alert'),
  })
  return card(w.meeting.proxyDeclined, [text(w.meeting.proxyDeclinedHint)], 'done')
}
