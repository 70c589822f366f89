import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { takesAnswers } from '../attendance/may.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { mayAllowProxy } from './may.ts'
import { LIVING, type NamedProxy, type ProxyState } from './model.ts'
import { findProxy, stands } from './read.ts'

export type DecideRefusal =
  | NotPermitted
  | MeetingRefusal
  | { kind: 'no-such-proxy' }
  | { kind: 'proxy-already-decided'; state: ProxyState }

export type Decided = { proxy: NamedProxy; meeting: Meeting }

/** Leave is given for a named proxy (rule 6(6)); the code is good until the meeting ends. */
export const approveProxy = (
  act: Act,
  { proxyId, code }: { proxyId: number; code: string },
): Promise<Outcome<Decided, DecideRefusal>> =>
  decide(
    act,
    { proxyId, to: 'approved' },
    ({ endsAt }) => statement`, code_digest = ${codeDigest(act.town, code)}, code_expires = ${endsAt}`,
  )

/** Leave is not given (rule 6(6)); the seat's answer goes back to none, and the member is asked again. */
export async function refuseProxy(
  act: Act,
  { proxyId, reason }: { proxyId: number; reason: string },
): Promise<Outcome<Decided, DecideRefusal>> {
  const decided = await decide(act, { proxyId, to: 'refused' }, () => statement`, reason = ${reason}`)
  if (decided.ok) await reopenAnswer(act, decided.value.proxy)
  return decided
}

/** The answer 「代理」 falls with the proxy, unless the member has named another: they are asked anew. */
export async function reopenAnswer(
  { sql, town }: Act,
  { meetingId, seatId, principalId }: NamedProxy,
): Promise<void> {
  await sql.count(statement`delete from answer w
    where w.town_id = ${town} and w.meeting_id = ${meetingId} and w.seat_id = ${seatId} and w.person_id = ${principalId}
      and w.answer = 'proxy' and not exists (select 1 from proxy x where x.town_id = w.town_id
        and x.meeting_id = w.meeting_id and x.seat_id = w.seat_id and x.state in ${among(LIVING)})`)
}

async function decide(
  act: Act,
  { proxyId, to }: { proxyId: number; to: 'approved' | 'refused' },
  more: (meeting: Meeting) => Statement,
): Promise<Outcome<Decided, DecideRefusal>> {
  const town = await freshTown(act)
  const found = await findProxy(act, proxyId)
  const meeting = town.meetings.find(({ id }) => id === found?.meetingId)
  if (!found || !meeting) return refuse({ kind: 'no-such-proxy' })
  const not = forbidden(mayAllowProxy(town, meeting, { actor: await readActor(act), now: act.now }))
  if (not) return refuse(not)
  const changed = await act.sql.count(statement`update proxy set state = ${to} ${more(meeting)}
    where town_id = ${act.town} and id = ${proxyId} and state = 'named' and revision = ${meeting.revision}
      and ${stands(act.now)}`)
  const proxy = (await findProxy(act, proxyId)) ?? found
  if (changed === 0) return refuse(whyNotDecided(act, meeting, proxy))
  await audit(act, { act: `proxy.${to}`, subject: meeting.id, facts: { proxy: proxyId } })
  return done({ proxy, meeting })
}

/** Decided before, the meeting is no longer on, or the member has left the seat. */
const whyNotDecided = ({ now }: Act, meeting: Meeting, { state }: NamedProxy): DecideRefusal =>
  state === 'named'
    ? (takesAnswers(meeting, now) ?? { kind: 'no-such-proxy' })
    : { kind: 'proxy-already-decided', state }
