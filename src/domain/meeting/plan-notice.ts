import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { coversMeeting } from '../membership/read.ts'
import type { TownModel } from '../town/model.ts'
import type { Meeting } from './model.ts'
import { asSeen } from './read.ts'

const planned = z.object({ person_id: z.string() })

/** What a notice is about: a meeting at this date and place. A change of them makes it another subject (N2). */
export const noticeSubject = ({ id, revision }: Pick<Meeting, 'id' | 'revision'>): string =>
  `${id}:${revision}`

/** The holders of a meeting's seats on its day, each named once for a kind of reminder; `where` leaves some out. */
export async function planForHolders(
  { sql, now }: Act,
  meeting: Meeting,
  { kind, where }: { kind: string; where: Statement },
): Promise<string[]> {
  const rows = await sql.rows(
    planned,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select a.town_id, ${kind}, ${noticeSubject(meeting)}, a.person_id, ${now}::timestamptz
      from meeting m join town t on t.id = m.town_id join appointment a on a.town_id = m.town_id and a.body_id = m.body_id
      where ${coversMeeting} and ${where}
      on conflict do nothing returning person_id`,
  )
  return rows.map(({ person_id }) => person_id)
}

/**
 * The holders of the meeting's seats who have not had the notice of this date and place: each is named once, when it
 * is convened, when staff change it in chat, or here so that a change by import is told too (N2).
 */
export const planNotice = (act: Act, town: TownModel, meeting: Meeting): Promise<string[]> =>
  planForHolders(act, meeting, { kind: 'notice', where: asSeen(town.id, meeting) })
