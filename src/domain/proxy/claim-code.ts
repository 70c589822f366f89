import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { coversMeeting } from '../membership/read.ts'
import { isObserver } from '../observer/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { enterNewcomer } from '../people/connect.ts'
import type { ChatAccount } from '../people/model.ts'
import { LIVING, type NamedProxy } from './model.ts'
import { findByCode, stands } from './read.ts'

export type CodeRefusal =
  | { kind: 'code-unknown' }
  | { kind: 'code-expired' }
  | { kind: 'proxy-has-other-seat'; name: string }
  | { kind: 'proxy-is-principal' }
  | { kind: 'proxy-is-member'; name: string }
  | { kind: 'proxy-is-observer'; name: string }

/** Who shows the code: somebody in the register, or an account the town does not know yet. */
export type Bearer = { personId: string } | { account: ChatAccount; locale: string }

/**
 * Who shows a proxy's code becomes that proxy, until they accept or decline (P7). The code works once, until it
 * expires. Only then a bearer the register does not know is entered, with the name the member gave.
 */
export async function claimProxyCode(
  act: Act,
  { digits, bearer }: { digits: string; bearer: Bearer },
): Promise<Outcome<NamedProxy & { personId: string }, CodeRefusal>> {
  const found = await findByCode(act, digits)
  if (!found) return refuse({ kind: 'code-unknown' })
  const { proxy, expiresAt } = found
  if (expiresAt && expiresAt <= act.now) return refuse({ kind: 'code-expired' })
  if ('personId' in bearer) {
    const { personId } = bearer
    if (proxy.principalId === personId) return refuse({ kind: 'proxy-is-principal' })
    if (await isMember(act, proxy, personId)) return refuse({ kind: 'proxy-is-member', name: proxy.name })
    if (await isObserver(act, { meetingId: proxy.meetingId, personId }))
      return refuse({ kind: 'proxy-is-observer', name: proxy.name })
    if (await comesForAnother(act, proxy, personId))
      return refuse({ kind: 'proxy-has-other-seat', name: proxy.name })
  }
  const personId =
    'personId' in bearer
      ? bearer.personId
      : await enterNewcomer(act, { ...bearer, name: proxy.name, as: 'proxy' })
  const taken = await act.sql.count(statement`update proxy set person_id = ${personId}, code_digest = null
    where town_id = ${act.town} and id = ${proxy.id} and state = 'approved' and code_digest = ${codeDigest(act.town, digits)}
      and ${stands(act.now)}`)
  if (taken === 0) throw new LostRace('the code was used, or the proxy ended, in this moment')
  await audit(act, {
    act: 'proxy.code-used',
    subject: proxy.meetingId,
    facts: { proxy: proxy.id, person: personId },
  })
  return done({ ...proxy, personId })
}

/** One person comes for one seat (P4). */
const comesForAnother = async ({ tx, town }: Act, { id, meetingId }: NamedProxy, personId: string) =>
  (await tx.proxy.count({
    where: { townId: town, meetingId, personId, state: { in: [...LIVING] }, id: { not: id } },
  })) > 0

/** A member of the body comes for their own seat (P4). */
const isMember = async ({ sql, town }: Act, { meetingId }: NamedProxy, personId: string) =>
  (await sql.count(statement`select 1 from meeting m join town t on t.id = m.town_id
    join appointment a on a.town_id = m.town_id and a.body_id = m.body_id and a.person_id = ${personId} and ${coversMeeting}
    where m.town_id = ${town} and m.id = ${meetingId}`)) > 0
