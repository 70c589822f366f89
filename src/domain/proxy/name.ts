import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { answerInvitation } from '../attendance/answer.ts'
import type { AnswerRefusal, Invited } from '../attendance/model.ts'
import { findInvitation, standingProxy } from '../attendance/read.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { type Meeting, ON } from '../meeting/model.ts'
import { covers, coversMeeting } from '../membership/read.ts'
import { isObserver } from '../observer/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { foldName } from '../people/fold-name.ts'
import { charterOf } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { endProxies } from './end.ts'
import { type ProxyRule, whyNoProxy } from './may.ts'
import { LIVING, type Nominee, type SupersededProxy, supersededProxy } from './model.ts'

export type NameRefusal =
  | AnswerRefusal
  | { kind: 'proxy-not-allowed'; article: string }
  | { kind: 'proxy-category'; article: string }
  | { kind: 'proxy-is-self'; article: string }
  | { kind: 'proxy-is-member'; article: string; name: string }
  | { kind: 'proxy-has-other-seat'; article: string; name: string }
  | { kind: 'proxy-is-observer'; article: string; name: string }
  | { kind: 'proxy-name-short'; article: string; name: string }

/**
 * `code` are eight fresh digits, used where the charter asks for no leave. Another proxy who was given leave is replaced
 * only for somebody who is `sure`.
 */
export type Nomination = Omit<Invited, 'meeting'> & {
  meeting: Meeting
  nominee: Nominee
  code: string
  sure?: boolean | undefined
}
/** `again`: this person was named for this seat before, and still is. */
export type Named = {
  proxyId: number
  state: 'named' | 'approved'
  replaced: SupersededProxy | null
  again: boolean
}

type Judged = Nomination & { day: string; rule: ProxyRule; nameKey: string; key: string }

/** The folded name (P8), and the same with the organisation: what makes two nominees the same person. */
export function keysOf({ name, org }: Nominee): { nameKey: string; key: string } {
  const nameKey = foldName(name)
  return { nameKey, key: org ? `${nameKey}/${foldName(org)}` : nameKey }
}

/**
 * A member names who comes in their place, or the secretariat writes it down (N3). Refused: oneself, another member,
 * somebody who comes for another seat, or as an observer, already (P4). Naming again replaces the one named before. Where the charter asks
 * for no leave, it is approved at once.
 */
export async function nameProxy(act: Act, nomination: Nomination): Promise<Outcome<Named, NameRefusal>> {
  const { meeting, nominee, seatId } = nomination
  const invitation = await findInvitation(act, nomination)
  if (!invitation.ok) return invitation
  const { category, day } = invitation.value
  const rule = charterOf(await freshTown(act), meeting).rules.proxy
  const not = whyNoProxy(rule, category)
  if (not) return refuse(not)
  const judged = { ...nomination, day, rule, ...keysOf(nominee) }
  const standing = await findStanding(act, judged)
  if (standing) return done(standing)
  const clash = await findClash(act, judged)
  if (clash) return refuse({ kind: clash, article: rule.article, name: nominee.name })
  const stands = nomination.sure ? undefined : await standingProxy(act, nomination)
  if (stands) return refuse(stands)
  const answered = await answerInvitation(act, nomination, { answer: 'proxy' })
  if (!answered.ok) return answered
  const [replaced] = await act.sql.rows(supersededProxy, endProxies(act, { meetingId: meeting.id, seatId }))
  const proxyId = await insertProxy(act, judged)
  const state = rule.approval === 'none' ? 'approved' : 'named'
  await audit(act, { act: `proxy.${state}`, subject: meeting.id, facts: { proxy: proxyId, seat: seatId } })
  return done({ proxyId, state, replaced: replaced ?? null, again: false })
}

/** The same person named again by the same member for the same seat: nothing changes, a code handed out stays good. */
async function findStanding(
  act: Act,
  { meeting, seatId, personId, key }: Judged,
): Promise<Named | undefined> {
  const living = await act.tx.proxy.findFirst({
    where: {
      townId: act.town,
      meetingId: meeting.id,
      seatId,
      principalId: personId,
      nameKey: key,
      state: { in: [...LIVING] },
    },
  })
  if (!living) return undefined
  return {
    proxyId: living.id,
    state: living.state === 'named' ? 'named' : 'approved',
    replaced: null,
    again: true,
  }
}

const memberRow = z.object({ id: z.string(), exact: z.boolean() })

/**
 * Names are compared folded (P8). A member with the same name is taken for the member unless an organisation tells
 * them apart; a surname that a member bears is not enough.
 */
async function findClash(act: Act, { meeting, day, seatId, personId, nominee, nameKey, key }: Judged) {
  const members = await act.sql.rows(
    memberRow,
    statement`select p.id, p.name_key = ${nameKey} as exact from person p
      join appointment a on a.town_id = p.town_id and a.person_id = p.id and a.body_id = ${meeting.bodyId}
      where p.town_id = ${act.town} and p.name_key like ${`${nameKey}%`}
        and ${covers(statement`${day}::date`)}`,
  )
  const namesakes = members.filter(({ exact }) => exact)
  if (namesakes.some(({ id }) => id === personId)) return 'proxy-is-self'
  if (namesakes.length > 0 && !nominee.org) return 'proxy-is-member'
  if (members.length > namesakes.length && !nominee.org) return 'proxy-name-short'
  if (await isObserver(act, { meetingId: meeting.id, nameKey: key })) return 'proxy-is-observer'
  const elsewhere = await act.tx.proxy.count({
    where: {
      townId: act.town,
      meetingId: meeting.id,
      seatId: { not: seatId },
      nameKey: key,
      state: { in: [...LIVING] },
    },
  })
  return elsewhere > 0 ? 'proxy-has-other-seat' : undefined
}

const insertedRow = z.object({ id: z.int() })

async function insertProxy(act: Act, judged: Judged): Promise<number> {
  const { meeting, seatId, personId, nominee, rule, code, key } = judged
  const approved = rule.approval === 'none'
  const [inserted] = await act.sql.rows(
    insertedRow,
    statement`insert into proxy
      (town_id, meeting_id, seat_id, principal_id, name, name_key, title, org, state, revision, code_digest, code_expires, by_id, via, at)
      select m.town_id, m.id, ${seatId}, ${personId}, ${nominee.name}, ${key}, ${nominee.title ?? null},
        ${nominee.org ?? null}, ${approved ? 'approved' : 'named'}, m.revision,
        ${approved ? codeDigest(act.town, code) : null}, ${approved ? meeting.endsAt : null}::timestamptz,
        ${act.by}, ${act.via}, ${act.now}::timestamptz
      from meeting m join town t on t.id = m.town_id
      join appointment a on a.town_id = m.town_id and a.seat_id = ${seatId} and a.person_id = ${personId} and ${coversMeeting}
      where m.town_id = ${act.town} and m.id = ${meeting.id} and m.revision = ${meeting.revision} and m.state in ${among(ON)}
      for share of a on conflict do nothing returning id`,
  )
  if (!inserted)
    throw new LostRace('another seat named the same proxy, or meeting or seat changed, in this moment')
  return inserted.id
}
