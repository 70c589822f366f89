import { Prisma } from '../../db/generated/client.ts'
import type { Act } from '../act.ts'
import { audit, auditInsert } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/secret-code.ts'

/** States in which a proxy holds the seat's place: one for each seat. */
export const LIVING = ['named', 'approved', 'accepted']

export type ProxyRow = {
  id: number
  meetingId: string
  seatId: string
  principalId: string
  name: string
  title: string | null
  org: string | null
  personId: string | null
  state: string
}

export type DecideRefusal = { kind: 'no-such-proxy' } | { kind: 'proxy-already-decided'; state: string }

/** Staff (or the chair, as the charter says) allow a named proxy; the code is good until the meeting ends. */
export async function approveProxy(act: Act, facts: { proxyId: number; code: string; codeExpires: Date }) {
  const change = Prisma.sql`state = 'approved', code_digest = ${codeDigest(act.town, facts.code)}, code_expires = ${facts.codeExpires}`
  return decide(act, facts.proxyId, 'approved', change)
}

/** Leave is not given; the seat's answer goes back to none, and the member is asked again. */
export async function refuseProxy(act: Act, facts: { proxyId: number; reason: string }) {
  const decided = await decide(
    act,
    facts.proxyId,
    'refused',
    Prisma.sql`state = 'refused', reason = ${facts.reason}`,
  )
  if (decided.ok) {
    const { meetingId, seatId, principalId } = decided.value
    await act.tx.answer.deleteMany({
      where: { townId: act.town, meetingId, seatId, personId: principalId, answer: 'proxy' },
    })
  }
  return decided
}

async function decide(
  act: Act,
  proxyId: number,
  to: string,
  change: Prisma.Sql,
): Promise<Outcome<ProxyRow, DecideRefusal>> {
  const changed = await act.tx.$executeRaw`update proxy set ${change}
    where town_id = ${act.town} and id = ${proxyId} and state = 'named'`
  const proxy = await act.tx.proxy.findUnique({ where: { townId_id: { townId: act.town, id: proxyId } } })
  if (!proxy) return refuse({ kind: 'no-such-proxy' })
  if (changed === 0) return refuse({ kind: 'proxy-already-decided', state: proxy.state })
  await act.tx.$executeRaw(
    auditInsert(act, { act: `proxy.${to}`, subject: proxy.meetingId, facts: { proxy: proxyId } }),
  )
  return done(proxy)
}

export type AcceptRefusal =
  | { kind: 'no-such-proxy' }
  | { kind: 'proxy-has-other-seat' }
  | { kind: 'proxy-is-principal' }

/** The proxy accepts, having seen the duty of secrecy (P7, 第8条); one person comes for one seat (P4). */
export async function acceptProxy(
  act: Act,
  facts: { proxyId: number; personId: string },
): Promise<Outcome<ProxyRow, AcceptRefusal>> {
  const { proxyId, personId } = facts
  const rows = await act.tx
    .$queryRaw`update proxy set state = 'accepted', person_id = ${personId}, pledged_at = ${act.now}, code_digest = null
    where town_id = ${act.town} and id = ${proxyId} and state = 'approved' and person_id = ${personId} returning id`
  const proxy = await act.tx.proxy.findUnique({ where: { townId_id: { townId: act.town, id: proxyId } } })
  if (!proxy || proxy.personId !== personId) return refuse({ kind: 'no-such-proxy' })
  if (Array.isArray(rows) && rows.length === 0 && proxy.state !== 'accepted')
    return refuse({ kind: 'no-such-proxy' })
  await audit(act, {
    act: 'proxy.accepted',
    subject: proxy.meetingId,
    facts: { proxy: proxyId, person: personId },
  })
  return done(proxy)
}

export type CodeRefusal =
  | { kind: 'code-unknown' }
  | { kind: 'code-expired' }
  | { kind: 'proxy-has-other-seat' }
  | { kind: 'proxy-is-principal' }

/** Who shows a proxy's code becomes that proxy, until they accept or decline. The code works once. */
export async function claimProxyCode(
  act: Act,
  facts: { digits: string; personId: string },
): Promise<Outcome<ProxyRow, CodeRefusal>> {
  const digest = codeDigest(act.town, facts.digits)
  const proxy = await act.tx.proxy.findFirst({
    where: { townId: act.town, codeDigest: digest, state: 'approved' },
  })
  if (!proxy) return refuse({ kind: 'code-unknown' })
  if (proxy.codeExpires && proxy.codeExpires < act.now) return refuse({ kind: 'code-expired' })
  if (proxy.principalId === facts.personId) return refuse({ kind: 'proxy-is-principal' })
  const clash = await act.tx.proxy.count({
    where: {
      townId: act.town,
      meetingId: proxy.meetingId,
      personId: facts.personId,
      state: { in: LIVING },
      id: { not: proxy.id },
    },
  })
  if (clash > 0) return refuse({ kind: 'proxy-has-other-seat' })
  const changed = await act.tx.$executeRaw`update proxy set person_id = ${facts.personId}, code_digest = null
    where town_id = ${act.town} and id = ${proxy.id} and state = 'approved' and code_digest = ${digest}`
  if (changed === 0) return refuse({ kind: 'code-unknown' })
  await audit(act, {
    act: 'proxy.code-used',
    subject: proxy.meetingId,
    facts: { proxy: proxy.id, person: facts.personId },
  })
  return done({ ...proxy, personId: facts.personId })
}

export type DeclineRefusal = { kind: 'no-such-proxy' }

/** The proxy cannot come after all (P6 unless the member finds another): the seat's answer goes back to none. */
export async function declineProxy(
  act: Act,
  facts: { proxyId: number; personId: string },
): Promise<Outcome<ProxyRow, DeclineRefusal>> {
  const changed = await act.tx.$executeRaw`update proxy set state = 'refused', code_digest = null
    where town_id = ${act.town} and id = ${facts.proxyId} and person_id = ${facts.personId} and state in ('approved', 'accepted')`
  const proxy = await act.tx.proxy.findUnique({
    where: { townId_id: { townId: act.town, id: facts.proxyId } },
  })
  if (changed === 0 || !proxy) return refuse({ kind: 'no-such-proxy' })
  const { meetingId, seatId, principalId } = proxy
  await act.tx.answer.deleteMany({
    where: { townId: act.town, meetingId, seatId, personId: principalId, answer: 'proxy' },
  })
  await audit(act, { act: 'proxy.declined', subject: meetingId, facts: { proxy: proxy.id } })
  return done(proxy)
}
