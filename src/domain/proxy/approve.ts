import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { mayAllowProxy } from './may.ts'
import type { NamedProxy, ProxyState } from './model.ts'
import { findProxy } from './read.ts'

export type DecideRefusal =
  | NotPermitted
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

/** The answer 「代理」 falls with the proxy: the member is asked anew. */
export async function reopenAnswer(
  { tx, town }: Act,
  { meetingId, seatId, principalId }: NamedProxy,
): Promise<void> {
  await tx.answer.deleteMany({
    where: { townId: town, meetingId, seatId, personId: principalId, answer: 'proxy' },
  })
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
    where town_id = ${act.town} and id = ${proxyId} and state = 'named' and revision = ${meeting.revision}`)
  const proxy = (await findProxy(act, proxyId)) ?? found
  if (changed === 0) return refuse({ kind: 'proxy-already-decided', state: proxy.state })
  await audit(act, { act: `proxy.${to}`, subject: meeting.id, facts: { proxy: proxyId } })
  return done({ proxy, meeting })
}
