import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { isEve } from '../attendance/due.ts'
import type { Meeting } from '../meeting/model.ts'
import { noticeSubject } from '../meeting/plan-notice.ts'
import { asSeen } from '../meeting/read.ts'
import type { TownModel } from '../town/model.ts'
import { EXPECTED, type Observer } from './model.ts'
import { findObserver } from './read.ts'

const plannedRow = z.object({ id: z.int() })

/**
 * Whom to remind on the day before that they are asked to a meeting or to its items: those who come, and those who have not
 * answered. Each hears it once for a date and place, and nobody who is reminded as a member or a proxy.
 */
export async function remindObservers(act: Act, town: TownModel, meeting: Meeting): Promise<Observer[]> {
  if (!isEve(meeting, { town, now: act.now })) return []
  const planned = await act.sql.rows(
    plannedRow,
    statement`with told as (insert into reminder (town_id, kind, subject, person_id, planned_at)
        select distinct o.town_id, 'eve', ${noticeSubject(meeting)}, o.person_id, ${act.now}::timestamptz
        from meeting m join observer o on o.town_id = m.town_id and o.meeting_id = m.id
        where ${asSeen(town.id, meeting)} and o.person_id is not null and o.state in ${among(EXPECTED)}
        on conflict do nothing returning person_id)
      select o.id from told r join observer o on o.town_id = ${town.id} and o.meeting_id = ${meeting.id}
        and o.person_id = r.person_id and o.state in ${among(EXPECTED)} order by o.id`,
  )
  const found = await Promise.all(planned.map(({ id }) => findObserver(act, id)))
  return found.filter((observer) => observer !== undefined)
}
