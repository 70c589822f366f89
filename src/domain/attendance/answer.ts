import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { auditInsert } from '../audit/audit.ts'
import { ON } from '../meeting/model.ts'
import { coversMeeting } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { SYSTEM } from '../people/model.ts'
import { endProxies } from '../proxy/end.ts'
import { type SupersededProxy, supersededProxy } from '../proxy/model.ts'
import { type Answer, type AnswerRefusal, type FormerAnswer, formerAnswer, type Invited } from './model.ts'
import { whyNotInvited } from './read.ts'

const answeredRow = z.object({
  given: z.int(),
  previous: formerAnswer.nullable(),
  superseded: z.array(supersededProxy),
})

export type Answered = {
  /** The answer that stood before, where there was one. */
  previous: FormerAnswer | null
  /** Proxies of this seat that the principal's own answer ends (P5). */
  superseded: SupersededProxy[]
  /** Given after the deadline: it counts, and staff are told. */
  late: boolean
}

/**
 * Records an answer in one statement: the answer, the end of the seat's proxy where the member answers for themselves
 * (P5), and the audit entry. It is for the meeting as it was seen, from the one who holds the seat on its day, given by
 * themselves or written down by the secretariat (N3). Answering again replaces the answer; what stood before is kept
 * for 取り消し.
 */
export async function answerInvitation(
  act: Act,
  invited: Invited,
  answer: Answer,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const { meeting, seatId, personId } = invited
  const facts = { seat: seatId, person: personId, ...withoutWords(answer) }
  const logged = { act: 'answer.given', subject: meeting.id, facts }
  const ends =
    answer.answer === 'proxy'
      ? statement`select null::int as id, null as name, null as "personId" where false`
      : endProxies(act, { meetingId: meeting.id, seatId }, statement`exists (select 1 from invited)`)
  const [row] = await act.sql.rows(
    answeredRow,
    statement`with invited as (${invitation(act, invited)}),
      superseded as (${ends}),
      given as (${upsert(act, invited, answer)}),
      logged as (${auditInsert(act, logged, statement`given`)})
      select (select count(*)::int from given) as given, (select previous from given) as previous,
        (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from superseded s) as superseded`,
  )
  if (!row || row.given === 0) return refuse(await whyNotInvited(act, invited))
  const superseded =
    row.previous?.answer === 'proxy' && answer.answer !== 'proxy' && row.superseded.length === 0
      ? await endLateProxy(act, invited)
      : row.superseded
  const late = meeting.answersCloseAt !== null && act.now > meeting.answersCloseAt
  return done({ previous: row.previous, superseded, late })
}

/** A proxy who was named in the same moment is not in the statement's view yet; the answer given after it ends it too. */
const endLateProxy = ({ sql, town }: Act, { meeting, seatId }: Invited): Promise<SupersededProxy[]> =>
  sql.rows(supersededProxy, endProxies({ town }, { meetingId: meeting.id, seatId }))

/** The audit keeps what was answered, not the reason given: what is sealed can never be deleted. */
const withoutWords = ({ note, ...answer }: Answer) => ({ ...answer, noted: note !== undefined })

/** One row where the meeting is as it was seen, the person holds the seat on its day, and the speaker may answer for them. */
const invitation = ({ town, now, by }: Act, { meeting, seatId, personId }: Invited): Statement => statement`
  select 1 from meeting m
  join town t on t.id = m.town_id
  join appointment a on a.town_id = m.town_id and a.seat_id = ${seatId} and a.body_id = m.body_id
    and a.person_id = ${personId} and ${coversMeeting}
  where m.town_id = ${town} and m.id = ${meeting.id} and m.state in ${among(ON)} and m.revision = ${meeting.revision}
    and m.ends_at > ${now}
    and (${by}::text = ${personId}::text or ${by}::text = ${SYSTEM}
      or exists (select 1 from person p where p.town_id = ${town} and p.id = ${by} and 'staff' = any (p.roles)))`

/**
 * What 取り消し goes back to: never an answer to an older date or place (N2), and not the same answer tapped twice.
 * An answer to an older date never replaces one to a newer.
 */
const upsert = (
  { town, now, by, via }: Act,
  { meeting, seatId, personId }: Invited,
  { answer, mode, note, lateMinutes, leaveEarly }: Answer,
): Statement => statement`
  insert into answer (town_id, meeting_id, seat_id, person_id, answer, mode, note, late_minutes, leave_early, revision, by_id, via, at)
  select ${town}, ${meeting.id}, ${seatId}, ${personId}, ${answer}, ${mode ?? null}, ${note ?? null},
    ${lateMinutes ?? null}::int, ${leaveEarly ?? false}::boolean, ${meeting.revision}::int, ${by}, ${via}, ${now}::timestamptz
  from invited
  on conflict (town_id, meeting_id, seat_id, person_id) do update set
    answer = excluded.answer, mode = excluded.mode, note = excluded.note, late_minutes = excluded.late_minutes,
    leave_early = excluded.leave_early, revision = excluded.revision, by_id = excluded.by_id, via = excluded.via, at = excluded.at,
    previous = case when answer.revision <> excluded.revision then null
      when (answer.answer, answer.mode, answer.note, answer.late_minutes, answer.leave_early) is not distinct from
        (excluded.answer, excluded.mode, excluded.note, excluded.late_minutes, excluded.leave_early) then answer.previous
      else jsonb_build_object('answer', answer.answer, 'mode', answer.mode,
        'note', answer.note, 'lateMinutes', answer.late_minutes, 'leaveEarly', answer.leave_early) end
    where answer.revision <= excluded.revision
  returning previous`
