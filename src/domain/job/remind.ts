import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { IN_HAND } from '../claim/model.ts'
import type { TownModel } from '../town/model.ts'
import { dueWindows, FRESH_MS } from './due.ts'

const plannedRow = z.object({ person_id: z.string(), job_no: z.int(), due_at: z.date() })

/**
 * Which workers to remind that a job of theirs is due soon, by the job's number and the day they agreed to (J2); each
 * reminder once, and once more where another day was agreed on. Whoever rests is left alone.
 */
export async function remindDueJobs(
  { sql, now }: Act,
  town: TownModel,
): Promise<{ no: number; dueAt: Date; people: string[] }[]> {
  const planned: z.output<typeof plannedRow>[] = []
  for (const { days, until } of dueWindows(town, now))
    planned.push(
      ...(await sql.rows(
        plannedRow,
        statement`with due as (select c.person_id, c.job_no, c.due_at, 'job-' || c.job_no ||
              case when c.due_at = j.due_at then '' else ' ' || extract(epoch from c.due_at)::bigint end as subject
            from claim c join job j on j.town_id = c.town_id and j.no = c.job_no
              join worker k on k.town_id = c.town_id and k.person_id = c.person_id and k.state <> 'resting'
            where c.town_id = ${town.id} and c.state in ${among(IN_HAND)} and c.at < ${new Date(now.getTime() - FRESH_MS)}
              and c.due_at > ${now} and c.due_at < ${until}),
          planned as (insert into reminder (town_id, kind, subject, person_id, planned_at)
            select ${town.id}, ${`due-${days}`}, subject, person_id, ${now}::timestamptz from due on conflict do nothing returning subject, person_id)
          select due.person_id, due.job_no, due.due_at from due join planned on planned.person_id = due.person_id and planned.subject = due.subject`,
      )),
    )
  const together = Map.groupBy(planned, ({ job_no, due_at }) => `${job_no} ${due_at.getTime()}`)
  return [...together.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    return [{ no: first.job_no, dueAt: first.due_at, people: all.map(({ person_id }) => person_id) }]
  })
}
