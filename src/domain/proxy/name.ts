// Naming a proxy (§5): who may be one, and who takes the place of one named before.

import { z } from 'zod'
import type { Act } from '../act.ts'
import { type AnswerRefusal, answerInvitation, type Invited, takesAnswers } from '../attendance/answer.ts'
import { audit } from '../audit/audit.ts'
import type { CharterRules } from '../charter/charter.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/secret-code.ts'
import { LIVING } from './approve.ts'

export type Nominee = {
  name: string
  title?: string | undefined
  org?: string | undefined
  /** The folded name (P8), and the same with the organisation: what makes two nominees the same person. */
  nameKey: string
  key: string
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

const memberRows = z.array(z.object({ id: z.string(), exact: z.boolean() }))
const nameRows = z.array(z.object({ name: z.string() }))
const idRows = z.array(z.object({ id: z.int() }))

export type ProxyRule = CharterRules['proxy']
