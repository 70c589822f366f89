import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { reopenAnswer } from './approve.ts'
import { ALLOWED, type NamedProxy } from './model.ts'
import { findProxy, stands } from './read.ts'

export type AcceptRefusal = { kind: 'no-such-proxy' }

/**
 * The proxy accepts, having seen the duty of secrecy (P7, 第8条); one person comes for one seat (P4). Accepting again
 * changes nothing.
 */
export async function acceptProxy(
  act: Act,
  { proxyId, personId }: { proxyId: number; personId: string },
): Promise<Outcome<NamedProxy & { again: boolean }, AcceptRefusal>> {
  if (personId !== act.by) return refuse({ kind: 'no-such-proxy' })
  const accepted =
    await act.sql.count(statement`update proxy set state = 'accepted', pledged_at = ${act.now}, code_digest = null
    where town_id = ${act.town} and id = ${proxyId} and state = 'approved' and person_id = ${personId} and ${stands(act.now)}`)
  const proxy = await findProxy(act, proxyId)
  if (!proxy || (accepted === 0 && !(await comes(act, proxy)))) return refuse({ kind: 'no-such-proxy' })
  if (accepted > 0)
    await audit(act, {
      act: 'proxy.accepted',
      subject: proxy.meetingId,
      facts: { proxy: proxyId, person: personId },
    })
  return done({ ...proxy, again: accepted === 0 })
}

/** Whether the one who acts has accepted before, and the meeting they come to still is on. */
const comes = async ({ sql, town, now, by }: Act, { id }: NamedProxy): Promise<boolean> =>
  (await sql.count(statement`select 1 from proxy
    where town_id = ${town} and id = ${id} and person_id = ${by} and state = 'accepted' and ${stands(now)}`)) >
  0

export type DeclineRefusal = { kind: 'no-such-proxy' }

/** The proxy cannot come after all (P6 unless the member finds another): the seat's answer goes back to none. */
export async function declineProxy(
  act: Act,
  { proxyId, personId }: { proxyId: number; personId: string },
): Promise<Outcome<NamedProxy, DeclineRefusal>> {
  if (personId !== act.by) return refuse({ kind: 'no-such-proxy' })
  const declined = await act.sql.count(statement`update proxy set state = 'refused', code_digest = null
    where town_id = ${act.town} and id = ${proxyId} and person_id = ${personId} and state in ${among(ALLOWED)}
      and ${stands(act.now)}`)
  const proxy = await findProxy(act, proxyId)
  if (declined === 0 || !proxy) return refuse({ kind: 'no-such-proxy' })
  await reopenAnswer(act, proxy)
  await audit(act, { act: 'proxy.declined', subject: proxy.meetingId, facts: { proxy: proxyId } })
  return done(proxy)
}
