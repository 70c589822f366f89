// What the secretariat's desk shows of several meetings at once.
import { z } from 'zod'
import { joined, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import type { TownModel } from '../town/model.ts'
import { countAttendances, forecasted, type MeetingForecast, seats } from './read.ts'

/** The forecasts of meetings, in their order, in one statement. */
export async function readForecasts(
  reader: Reader,
  town: TownModel,
  meetings: Meeting[],
): Promise<MeetingForecast[]> {
  const found = await countAttendances(reader, town, meetings)
  return meetings.flatMap((meeting, n) => (found[n] ? [forecasted(town, meeting, found[n])] : []))
}

const reach = z.object({ people: z.int(), line: z.int() })
/** Whom a word to those who have not answered reaches, and how many of them in LINE: each of these is one message of the month. */
export type Reach = z.output<typeof reach>

/** Whom a word to the unanswered of each meeting reaches: people with LINE read there, others in Slack. */
export const reachUnanswered = (
  { sql, town: id }: Reader,
  town: TownModel,
  meetings: Meeting[],
): Promise<Reach[]> | Reach[] => {
  if (meetings.length === 0) return []
  const each = meetings.map(
    (
      meeting,
      n,
    ) => statement`select ${n}::int as n, count(*)::int as people, count(*) filter (where in_line)::int as line
      from (select bool_or(c.platform = 'line') as in_line from (${seats(town, meeting)}) q
        join account c on c.town_id = ${id} and c.person_id = q.person_id and c.reachable
        where q.answer is null group by q.person_id) reached`,
  )
  return sql.wide(reach, statement`${joined(each, ' union all ')} order by n`)
}
