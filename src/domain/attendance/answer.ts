import { z } from 'zod'
import { among, type ForMany, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { auditRows } from '../audit/audit.ts'
import { answerFor, lastWord } from '../last-word.ts'
import { ON } from '../meeting/model.ts'
import { coversMeeting } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { SYSTEM } from '../people/model.ts'
import { endProxies, endProxiesOf } from '../proxy/end.ts'
import { ALLOWED, type SupersededProxy, supersededProxy } from '../proxy/model.ts'
import { type Answer, type AnswerRefusal, type FormerAnswer, formerAnswer, type Invited } from './model.ts'
import { whyNotInvited } from './read.ts'

const answeredRow = z.object({
  at: z.date(),
  previous: formerAnswer.nullable(),
  superseded: z.array(supersededProxy),
  stands: formerAnswer,
})

export type Answered = {
  /** The answer as it stands now, with what was said before of the same answer. */
  stands: FormerAnswer
  /** When the answer that stands was given: the same answer given twice keeps its first moment. */
  at: Date
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
 * themselves or written down by the secretariat (N3). Answering again replaces the answer, unless what stands was said
 * later; the same answer again keeps what it doesn't say anew (online, late, leaving early, the note); what stood before
 * is kept for 取り消し. A proxy who was given leave falls away only for somebody who is `sure`.
 */
export async function answerInvitation(
  act: Act,
  invited: Invited,
  answer: Answer,
  { sure = false }: { sure?: boolean } = {},
): Promise<Outcome<Answered, AnswerRefusal>> {
  const { meeting } = invited
  const [row] = await act.sql.each(answering, { ...givenBy(act, invited, answer), sure })
  if (!row) return refuse(await whyNotInvited(act, invited))
  const superseded =
    row.previous?.answer === 'proxy' && answer.answer !== 'proxy' && row.superseded.length === 0
      ? await endLateProxy(act, invited)
      : row.superseded
  const late = meeting.answersCloseAt !== null && (act.said ?? act.now) > meeting.answersCloseAt
  return done({ at: row.at, stands: row.stands, previous: row.previous, superseded, late })
}

function givenBy({ town, now, said, by, via }: Act, { meeting, seatId, personId }: Invited, answer: Answer) {
  const { mode, note, lateMinutes, leaveEarly } = answer
  return {
    ...{ town, meeting: meeting.id, revision: meeting.revision, seat: seatId, person: personId },
    ...{ by, via, now, said: said ?? now, about: answerFor(meeting.id, seatId) },
    ...{ answer: answer.answer, mode, note, late: lateMinutes, early: leaveEarly },
    facts: { seat: seatId, person: personId, ...withoutWords(answer) },
  }
}

/** A proxy who was named in the same moment is not in the statement's view yet; the answer given after it ends it too. */
const endLateProxy = (act: Act, { meeting, seatId }: Invited): Promise<SupersededProxy[]> =>
  act.sql.rows(supersededProxy, endProxies(act, { meetingId: meeting.id, seatId }))

/** The audit keeps what was answered, not the reason given: what is sealed can never be deleted. */
const withoutWords = ({ note, ...answer }: Answer) => ({ ...answer, noted: note !== undefined })

const COLUMNS = `town text, meeting text, revision int, seat text, person text, by text, via text, now timestamptz,
  said timestamptz, about text, answer text, mode text, note text, late int, early boolean, facts jsonb, sure boolean`

/** What is said anew, else what was said before of the same answer for the same date and place (N2). */
const kept = (column: Statement, unless: Statement = statement`false`): Statement =>
  statement`coalesce(excluded.${column}, case when answer.answer = excluded.answer and answer.revision = excluded.revision
    and (${unless}) is not true then answer.${column} end)`
/** 「最後までいます」 and 「遅れずに行きます」 take back what the note said of the time. */
const TIME_TAKEN_BACK = statement`excluded.leave_early is false
  or (excluded.late_minutes = 0 and answer.leave_early is not true)`
const [MODE, LATE, EARLY] = [
  kept(statement`mode`),
  kept(statement`late_minutes`),
  kept(statement`leave_early`),
]
const NOTE = kept(statement`note`, TIME_TAKEN_BACK)

/** The answer given is the one that stands. */
const SAME = statement`(answer.answer, answer.mode, answer.note, answer.late_minutes, answer.leave_early) is not distinct from
  (excluded.answer, ${MODE}, ${NOTE}, ${LATE}, ${EARLY})`

/**
 * `invited`: the meeting is as it was seen, the person holds the seat on its day, and the speaker may answer for them.
 * `previous` is what 取り消し goes back to: never an answer to an older date or place (N2), and not the same answer
 * tapped twice. An answer to an older date never replaces one to a newer.
 */
const answering: ForMany<typeof answeredRow> = {
  row: answeredRow,
  columns: COLUMNS,
  statement: (given) => statement`with given as materialized (select * from ${given}),
    invited as (
      select g.* from given g
      join meeting m on m.town_id = g.town and m.id = g.meeting and m.state in ${among(ON)} and m.revision = g.revision
        and m.ends_at > g.now
      join town t on t.id = m.town_id
      join appointment a on a.town_id = m.town_id and a.seat_id = g.seat and a.body_id = m.body_id
        and a.person_id = g.person and ${coversMeeting}
      where (g.by = g.person or g.by = ${SYSTEM}
          or exists (select 1 from person p where p.town_id = g.town and p.id = g.by and 'staff' = any (p.roles)))
        and (g.sure or g.answer = 'proxy' or not exists (select 1 from proxy x where x.town_id = g.town
          and x.meeting_id = g.meeting and x.seat_id = g.seat and x.state in ${among(ALLOWED)}))),
    last_word as (${lastWord(statement`invited g`)}),
    newest as (
      select i.*, i.meeting as subject from invited i
      join last_word w on w.town_id = i.town and w.person_id = i.person and w.subject = i.about),
    superseded as (${endProxiesOf(statement`(select * from newest where answer <> 'proxy') g`)}),
    recorded as (
      insert into answer (town_id, meeting_id, seat_id, person_id, answer, mode, note, late_minutes, leave_early, revision,
        by_id, via, at)
      select town, meeting, seat, person, answer, mode, note, late, early, revision, by, via, now from newest
      on conflict (town_id, meeting_id, seat_id, person_id) do update set
        answer = excluded.answer, mode = ${MODE}, note = ${NOTE}, late_minutes = ${LATE}, leave_early = ${EARLY}, revision = excluded.revision, by_id = excluded.by_id, via = excluded.via,
        at = case when answer.revision = excluded.revision and excluded.answer <> 'proxy' and ${SAME} then answer.at else excluded.at end,
        previous = case when answer.revision <> excluded.revision then null
          when ${SAME} then answer.previous
          else jsonb_build_object('answer', answer.answer, 'mode', answer.mode,
            'note', answer.note, 'lateMinutes', answer.late_minutes, 'leaveEarly', answer.leave_early) end
        where answer.revision <= excluded.revision
      returning town_id, meeting_id, seat_id, person_id, previous, at, jsonb_build_object('answer', answer, 'mode', mode,
        'note', note, 'lateMinutes', late_minutes, 'leaveEarly', leave_early) as stands),
    kept as (
      select g.*, r.previous, r.at, r.stands from newest g join recorded r
        on r.town_id = g.town and r.meeting_id = g.meeting and r.seat_id = g.seat and r.person_id = g.person),
    logged as (${auditRows('answer.given', statement`kept g`)})
    select k.n, k.previous, k.at, k.stands, (select coalesce(jsonb_agg(to_jsonb(s) - 'n'), '[]') from superseded s where s.n = k.n) as superseded
      from kept k`,
}
