import { z } from 'zod'
import { among, type ForMany, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { IN_HAND } from '../claim/model.ts'
import { type Job, jobRow } from './model.ts'

/** The columns of `job j` as a job. */
export const jobColumns = statement`j.no, j.title, j.details, j.slots, j.taken, j.pay_yen as "payYen", j.minutes,
  j.due_at as "dueAt", j.skills, j.place, j.state, j.how, j.offered_to as "offeredTo", j.quantity, j.unit,
  j.pay_kind as "payKind", j.rate_yen as "rateYen", j.withholding, j.confidential, j.director_id as "directorId",
  j.published_at as "publishedAt"`

export async function findJob({ sql, town }: Reader, no: number): Promise<Job | undefined> {
  const [found] = await sql.each(finding, { town, job: no })
  return found
}

const finding: ForMany<typeof jobRow> = {
  row: jobRow,
  columns: 'town text, job int',
  statement: (given) =>
    statement`select g.n, ${jobColumns} from ${given} join job j on j.town_id = g.town and j.no = g.job`,
}

/** What those who run the programme want to see: their own first, then open and full jobs, drafts, and those that ended last. */
export const officeJobs = ({ sql, town, now, by }: Act): Promise<Job[]> =>
  sql.rows(
    jobRow,
    statement`select ${jobColumns} from job j where j.town_id = ${town}
      order by j.director_id is distinct from ${by},
        case when j.state = 'open' and j.due_at > ${now} then 0 when j.state = 'draft' then 1 else 2 end,
        abs(extract(epoch from j.due_at - ${now}::timestamptz)), j.no limit 200`,
  )

/** Of some people, those who could not take a job now: not active, or without one of its skills. */
export const unfitNames = async (
  { sql, town }: Reader,
  people: readonly string[],
  skills: readonly string[],
): Promise<string[]> => {
  const rows = await sql.rows(
    z.object({ name: z.string() }),
    statement`select p.name from worker k join person p on p.town_id = k.town_id and p.id = k.person_id
      where k.town_id = ${town} and k.person_id = any (${[...people]})
        and (k.state <> 'active' or not k.skills @> ${[...skills]}::text[]) order by p.name_key`,
  )
  return rows.map(({ name }) => name)
}

const toLookAt = jobRow.pick({ no: true, title: true, dueAt: true, state: true }).extend({
  /** Handed in and not looked at yet. */
  delivered: z.int(),
  /** Said to be late by who holds them. */
  late: z.int(),
  inHand: z.int(),
  /** Due within three days, or overdue, and not handed in. */
  soon: z.boolean(),
  /** Places of an open job that nobody took, due within three days. */
  free: z.int(),
  /** In the queue of a job that is full. */
  waiting: z.int(),
  total: z.int(),
})
export type JobToLookAt = z.output<typeof toLookAt>

/** A job due within this time that is not handed in, or that nobody took, is looked at. */
const SOON_MS = 3 * 86_400_000
const LOOK_AT_MOST = 20

/**
 * Jobs the office should look at: said to be late, overdue or due soon and not handed in or not taken, handed in, full
 * with people waiting; in this order, the soonest due first. A job that is closed with nothing in hand is put away.
 */
export function jobsToLookAt({ sql, town, now }: Act): Promise<JobToLookAt[]> {
  const soon = new Date(now.getTime() + SOON_MS)
  return sql.rows(
    toLookAt,
    statement`with claims as (
        select job_no, count(*) filter (where state = 'delivered')::int as delivered,
          count(*) filter (where state in ${among(IN_HAND)} and delayed)::int as late,
          count(*) filter (where state in ${among(IN_HAND)})::int as in_hand,
          min(due_at) filter (where state in ${among(IN_HAND)}) as due
        from claim where town_id = ${town} and state in ${among(['delivered', ...IN_HAND])} group by job_no),
      queues as (
        select job_no, count(*)::int as waiting from waiting where town_id = ${town} and state = 'waiting' group by job_no),
      looked as (
        select j.no, j.title, coalesce(c.due, j.due_at) as "dueAt", j.state, coalesce(c.delivered, 0) as delivered, coalesce(c.late, 0) as late,
          coalesce(c.in_hand, 0) as "inHand", case when j.taken >= j.slots then coalesce(w.waiting, 0) else 0 end as waiting,
          coalesce(c.due < ${soon}, false) as soon,
          case when j.state = 'open' and j.due_at > ${now} and j.due_at < ${soon} then j.slots - j.taken else 0 end as free
        from (select job_no from claims union select job_no from queues
          union select no from job where town_id = ${town} and state = 'open' and due_at > ${now} and due_at < ${soon}) k
        join job j on j.town_id = ${town} and j.no = k.job_no
        left join claims c on c.job_no = j.no
        left join queues w on w.job_no = j.no
        where j.state <> 'closed' or c.in_hand > 0)
      select no, title, "dueAt", state, delivered, late, "inHand", soon, free, waiting, count(*) over ()::int as total from looked
      where late > 0 or soon or free > 0 or delivered > 0 or waiting > 0
      order by late = 0, not soon, free = 0, delivered = 0, "dueAt", no limit ${LOOK_AT_MOST}`,
  )
}

const known = z.object({ id: z.string() })

/** Of some people, those who are no workers of the town. */
export async function notWorkers({ sql, town }: Reader, people: string[]): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await sql.rows(
    known,
    statement`select person_id as id from worker where town_id = ${town} and person_id = any (${people}) and state <> 'left'`,
  )
  return people.filter((person) => !rows.some(({ id }) => id === person))
}

/** The drafts that can be published, the soonest due first. */
export const draftJobs = ({ sql, town }: Reader): Promise<Job[]> =>
  sql.rows(
    jobRow,
    statement`select ${jobColumns} from job j where j.town_id = ${town} and j.state = 'draft' order by j.due_at, j.no limit 30`,
  )

const newsRow = z.object({ told: z.int(), last: z.date().nullable() })

/** How many were told of a job, and when last. */
export async function newsOfJob({ sql, town }: Reader, no: number): Promise<z.output<typeof newsRow>> {
  const [news] = await sql.rows(
    newsRow,
    statement`select count(*)::int as told, max(planned_at) as last from reminder
      where town_id = ${town} and kind = 'job-told' and subject = ${`job-${no}`}`,
  )
  return news ?? { told: 0, last: null }
}

const toChoose = jobRow.extend({ applied: z.int() })

/** The open jobs that are given by choice and somebody applies for; the soonest due first. */
export const jobsToChoose = ({ sql, town, now }: Act): Promise<z.output<typeof toChoose>[]> =>
  sql.rows(
    toChoose,
    statement`select ${jobColumns}, a.applied from job j
      join (select job_no, count(*)::int as applied from application where town_id = ${town} and state = 'applied'
        group by job_no) a on a.job_no = j.no
      where j.town_id = ${town} and j.state = 'open' and j.due_at > ${now} order by j.due_at, j.no limit 30`,
  )
