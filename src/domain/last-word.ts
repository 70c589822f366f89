// What somebody said last about one thing stands, in whatever order their words arrive (platforms promise none): an older
// word that comes later changes nothing.
import { z } from 'zod'
import { type ForMany, type Statement, statement } from '../db/sql.ts'
import type { Act } from './act.ts'

/** Something newer about the same thing has been heard from this person. */
export type SaidSince = { kind: 'said-since' }

/** One thing somebody can speak about: their answer for a seat in a meeting, or their part in a job. */
export type Subject = { personId: string; about: string }

export const answerFor = (meetingId: string, seatId: string): string => `answer ${meetingId} ${seatId}`
export const partIn = (jobNo: number): string => `job ${jobNo}`
export const progressOf = (jobNo: number): string => `progress ${jobNo}`

/** Takes the last word about something; false where a later one has been heard. */
export const hasLastWord = async (
  { sql, town, said, now }: Act,
  { personId, about }: Subject,
): Promise<boolean> =>
  (await sql.each(lastWords, { town, person: personId, about, said: said ?? now, now })).length === 1

const heard = z.object({})
const lastWords: ForMany<typeof heard> = {
  row: heard,
  columns: 'town text, person text, about text, said timestamptz, now timestamptz',
  statement: (given) => statement`with given as materialized (select * from ${given}),
    last_word as (${lastWord(statement`given g`)})
    select g.n from given g join last_word w on w.town_id = g.town and w.person_id = g.person and w.subject = g.about`,
}

/** Whether something later than this has been heard about it. */
export const isSaidSince = async (
  { sql, town, said, now }: Act,
  { personId, about }: Subject,
): Promise<boolean> =>
  (await sql.count(statement`select 1 from spoken
    where town_id = ${town} and person_id = ${personId} and subject = ${about} and at > ${said ?? now}`)) > 0

/**
 * The same as part of a statement for many, from rows `g` with `town`, `person`, `about`, `said` and `now`. A word that
 * stands in the future was noted by a clock that was wrong: it binds nobody.
 */
export const lastWord = (from: Statement): Statement => statement`
  insert into spoken (town_id, person_id, subject, at) select g.town, g.person, g.about, g.said from ${from}
  on conflict (town_id, person_id, subject) do update set at = excluded.at
    where spoken.at <= excluded.at or spoken.at > (select max(g.now) from ${from}) + interval '1 minute'
  returning town_id, person_id, subject`
