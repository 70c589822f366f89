// Proxies (代理出席, §5): named → approved (as the charter asks) → accepted with a one-time code;
// refused, or superseded when the member comes after all.
import { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import type { Act } from '../act.ts'
import type { CharterRules } from '../charter/charter.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/secret-code.ts'
import { audit, auditInsert } from '../record/audit.ts'
import { type AnswerRefusal, answerInvitation, type Invited, takesAnswers } from './answer.ts'

const memberRows = z.array(z.object({ id: z.string(), exact: z.boolean() }))
const nameRows = z.array(z.object({ name: z.string() }))
const idRows = z.array(z.object({ id: z.int() }))

export type ProxyRule = CharterRules['proxy']

/** States in which a proxy holds the seat's place: one for each seat. */
const LIVING = ['named', 'approved', 'accepted']

export type Nominee = {
  name: string
  title?: string | undefined
  org?: string | undefined
  /** The folded name (P8), and the same with the organisation: what makes two nominees the same person. */
  nameKey: string
  key: string
}

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

export type NameRefusal =
  | AnswerRefusal
  | { kind: 'proxy-not-allowed'; article: string }
  | { kind: 'proxy-category'; article: string }
  | { kind: 'proxy-is-self'; article: string }
  | { kind: 'proxy-is-member'; article: string; name: string }
  | { kind: 'proxy-has-other-seat'; article: string; name: string }
  | { kind: 'proxy-name-short'; article: string; name: string }

/** `day` is the meeting's day by the town's clock. */
export type Nomination = Invited & {
  day: string
  category: string
  rule: ProxyRule
  nominee: Nominee
  code: string
}
/** `again`: this person was named for this seat before, and still is. */
export type Named = { proxyId: number; state: 'named' | 'approved'; replaced: string | null; again: boolean }

/**
 * A member names who comes in their place. Refused: oneself, another member, somebody who comes for another seat
 * already (P4). Naming again replaces the one named before. Where the charter asks for no leave, it is approved at once.
 */
export async function nameProxy(act: Act, nomination: Nomination): Promise<Outcome<Named, NameRefusal>> {
  const { meeting, rule, nominee } = nomination
  const closed = takesAnswers(nomination, act.now)
  if (closed) return refuse(closed)
  const { article } = rule
  if (!rule.allowed) return refuse({ kind: 'proxy-not-allowed', article })
  if (rule.categories && !rule.categories.includes(nomination.category))
    return refuse({ kind: 'proxy-category', article })
  const standing = await findStanding(act, nomination)
  if (standing) return done(standing)
  const clash = await findClash(act, nomination)
  if (clash) return refuse({ kind: clash, article, name: nominee.name })
  const replaced = await supersedeNamed(act, nomination)
  const proxyId = await insertProxy(act, nomination)
  const answered = await answerInvitation(act, nomination, { answer: 'proxy' })
  if (!answered.ok) return answered
  const state = rule.approval === 'none' ? 'approved' : 'named'
  await audit(act, {
    act: `proxy.${state}`,
    subject: meeting.id,
    facts: { proxy: proxyId, seat: nomination.seatId },
  })
  return done({ proxyId, state, replaced, again: false })
}

/** The same person named again for the same seat: nothing changes, a code handed out stays good. */
async function findStanding(act: Act, { meeting, seatId, nominee }: Nomination): Promise<Named | undefined> {
  const living = await act.tx.proxy.findFirst({
    where: { townId: act.town, meetingId: meeting.id, seatId, nameKey: nominee.key, state: { in: LIVING } },
  })
  if (!living) return undefined
  return {
    proxyId: living.id,
    state: living.state === 'named' ? 'named' : 'approved',
    replaced: null,
    again: true,
  }
}

/**
 * Names are compared folded (P8). A member with the same name is taken for the member unless an organisation tells
 * them apart; a surname that a member bears is not enough.
 */
async function findClash(act: Act, { meeting, day, seatId, personId, nominee }: Nomination) {
  const members = memberRows.parse(
    await act.tx.$queryRaw`select p.id, p.name_key = ${nominee.nameKey} as exact from person p
      join appointment a on a.town_id = p.town_id and a.person_id = p.id and a.body_id = ${meeting.bodyId}
      where p.town_id = ${act.town} and p.name_key like ${`${nominee.nameKey}%`}
        and a.from_date <= ${day}::date and (a.to_date is null or a.to_date >= ${day}::date)`,
  )
  const namesakes = members.filter(({ exact }) => exact)
  if (namesakes.some(({ id }) => id === personId)) return 'proxy-is-self'
  if (namesakes.length > 0 && !nominee.org) return 'proxy-is-member'
  if (members.length > namesakes.length && !nominee.org) return 'proxy-name-short'
  const elsewhere = await act.tx.proxy.count({
    where: {
      townId: act.town,
      meetingId: meeting.id,
      seatId: { not: seatId },
      nameKey: nominee.key,
      state: { in: LIVING },
    },
  })
  return elsewhere > 0 ? 'proxy-has-other-seat' : undefined
}

async function supersedeNamed(act: Act, { meeting, seatId }: Nomination): Promise<string | null> {
  const rows = nameRows.parse(
    await act.tx.$queryRaw`update proxy set state = 'superseded', code_digest = null
      where town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId}
        and state in ('named', 'approved', 'accepted') returning name`,
  )
  return rows[0]?.name ?? null
}

async function insertProxy(act: Act, nomination: Nomination): Promise<number> {
  const { meeting, seatId, personId, nominee, rule, code } = nomination
  const approved = rule.approval === 'none'
  const rows = idRows.parse(
    await act.tx.$queryRaw`insert into proxy
      (town_id, meeting_id, seat_id, principal_id, name, name_key, title, org, state, revision, code_digest, code_expires, by_id, via, at)
      values (${act.town}, ${meeting.id}, ${seatId}, ${personId}, ${nominee.name}, ${nominee.key}, ${nominee.title ?? null},
        ${nominee.org ?? null}, ${approved ? 'approved' : 'named'}, ${meeting.revision},
        ${approved ? codeDigest(act.town, code) : null}, ${approved ? meeting.endsAt : null}, ${act.by}, ${act.via}, ${act.now})
      on conflict do nothing returning id`,
  )
  if (!rows[0]) throw new LostRace('another seat named the same proxy in this moment')
  return rows[0].id
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
      ...{ townId: act.town, meetingId: proxy.meetingId, personId: facts.personId },
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
