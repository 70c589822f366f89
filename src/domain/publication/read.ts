// Who may be named in the minutes of a meeting: the register, and those who came for somebody.
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { ERASED } from '../people/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'

const named = z.object({
  name: z.string(),
  kana: z.string().nullable(),
  /** What they are to the meeting: it stands where their name stood. */
  as: z.enum(['proxy', 'member', 'staff', 'other']),
  /** The seat they held on its day. */
  title: z.string().nullable(),
})
export type Named = z.output<typeof named>

export const namedPeople = (
  { sql, town: townId }: Reader,
  town: TownModel,
  meeting: Meeting,
): Promise<Named[]> =>
  sql.rows(
    named,
    statement`select x.name, null as kana, 'proxy' as as, null as title from proxy x
        where x.town_id = ${townId} and x.meeting_id = ${meeting.id}
      union
      select p.name, p.kana, case when s.id is not null then 'member' when 'staff' = any(p.roles) then 'staff' else 'other' end, s.title
        from person p
        left join appointment a on a.town_id = p.town_id and a.person_id = p.id and a.body_id = ${meeting.bodyId}
          and a.from_date <= ${dayIn(town, meeting.startsAt)}::date
          and (a.to_date is null or a.to_date >= ${dayIn(town, meeting.startsAt)}::date)
        left join seat s on s.town_id = a.town_id and s.id = a.seat_id
        where p.town_id = ${townId} and p.name <> ${ERASED}
      order by 3, 1`,
  )
