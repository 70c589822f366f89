// Who is told of a job that was published: workers who are active, fit and under their limit, those with the least recent work
// first, within the month's LINE messages; nobody twice.
import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { recently } from '../application/read.ts'
import { IN_HAND, LIVE } from '../claim/model.ts'
import { SYSTEM } from '../people/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { readLineUsage } from '../town/read.ts'
import { type Hearer, type Reach, type Telling, type WhomToTell, whomToTell } from './due.ts'
import { type Job, jobRow } from './model.ts'
import { jobColumns } from './read.ts'

const TOLD = 'job-told'
/** LINE's free plan: what is reckoned with until LINE has said how many messages the month has. */
const FREE_PLAN = 200

const jobToTell = jobRow.extend({ toldAt: z.date().nullable() })
const hearerRow = z.object({ personId: z.string(), skills: z.array(z.string()), line: z.boolean() })
const pairRow = z.object({ no: z.int(), personId: z.string() })
const countRow = z.object({ count: z.int() })
const toldRow = z.object({ subject: z.string(), personId: z.string() })

type Town = Pick<TownModel, 'id' | 'timezone' | 'settings'>

/** Jobs with places nobody took and of which nobody was told yet today, and everything that decides who is. */
export async function readTelling(act: Act, town: Town): Promise<Telling<Job>> {
  const today = dayIn(town, act.now)
  const jobs = (await openJobs(act)).filter(({ toldAt }) => !toldAt || dayIn(town, toldAt) < today)
  const nobody = { jobs, hearers: [], knows: () => false, left: 0, reserve: town.settings.lineReserve }
  if (jobs.length === 0) return nobody
  const known = new Set((await whoKnows(act, jobs)).map(({ no, personId }) => `${no} ${personId}`))
  return {
    ...nobody,
    hearers: await readHearers(act),
    knows: (no, personId) => known.has(`${no} ${personId}`),
    left: await messagesLeft(act, town),
  }
}

export type Announced = WhomToTell<Job> & { jobs: Job[] }

/** Writes down who is told of which jobs now, each once, and says it; `jobs` are those staff hear about. */
export async function tellOfJobs(act: Act, town: Town): Promise<Announced> {
  const telling = await readTelling(act, town)
  const { to, reach } = whomToTell(telling)
  const pairs = to.flatMap(({ personId, jobs }) =>
    jobs.map(({ no }) => ({ kind: TOLD, subject: `job-${no}`, person: personId })),
  )
  const planned = await note(act, pairs)
  const isNew = (no: number, person: string) =>
    planned.some(({ subject, personId }) => subject === `job-${no}` && personId === person)
  const told = to
    .map(({ personId, jobs }) => ({ personId, jobs: jobs.filter(({ no }) => isNew(no, personId)) }))
    .filter(({ jobs }) => jobs.length > 0)
  return { to: told, reach, jobs: await worthSaying(act, telling.jobs, reach) }
}

/** The jobs somebody was told of, and, once, those nobody could be told of. */
async function worthSaying(act: Act, jobs: Job[], reach: Map<number, Reach>): Promise<Job[]> {
  const silent = jobs.filter(({ no }) => reach.get(no)?.told === 0)
  const first = await note(
    act,
    silent.map(({ no }) => ({ kind: 'job-untold', subject: `job-${no}`, person: SYSTEM })),
  )
  return jobs.filter(
    ({ no }) => (reach.get(no)?.told ?? 0) > 0 || first.some(({ subject }) => subject === `job-${no}`),
  )
}

async function note(
  { sql, town, now }: Act,
  rows: { kind: string; subject: string; person: string }[],
): Promise<z.output<typeof toldRow>[]> {
  if (rows.length === 0) return []
  return sql.rows(
    toldRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${town}, g.kind, g.subject, g.person, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(kind text, subject text, person text)
      on conflict do nothing returning subject, person_id as "personId"`,
  )
}

const openJobs = ({ sql, town, now }: Act): Promise<z.output<typeof jobToTell>[]> =>
  sql.rows(
    jobToTell,
    statement`select ${jobColumns}, (select max(planned_at) from reminder r where r.town_id = j.town_id
        and r.kind = ${TOLD} and r.subject = 'job-' || j.no) as "toldAt"
      from job j where j.town_id = ${town} and j.state = 'open' and j.published_at is not null and j.due_at > ${now}
        and j.taken < j.slots order by j.due_at, j.no`,
  )

/** Whoever has ever had to do with a job, or was told of it, is not told again. */
const whoKnows = ({ sql, town }: Act, jobs: Job[]): Promise<z.output<typeof pairRow>[]> => {
  const nos = jobs.map(({ no }) => no)
  const subjects = nos.map((no) => `job-${no}`)
  return sql.rows(
    pairRow,
    statement`select job_no as no, person_id as "personId" from claim where town_id = ${town} and job_no = any (${nos})
      union select job_no, person_id from application where town_id = ${town} and job_no = any (${nos})
      union select job_no, person_id from waiting where town_id = ${town} and job_no = any (${nos})
      union select substring(subject from 5)::int, person_id from reminder
        where town_id = ${town} and kind = ${TOLD} and subject = any (${subjects})`,
  )
}

/** Active workers under their limit whom a message reaches: least work of the last sixty days first, then longest unheard. */
const readHearers = ({ sql, town, now }: Act): Promise<Hearer[]> =>
  sql.rows(
    hearerRow,
    statement`with work as (
        select person_id, sum(pay_yen) filter (where at > ${recently(now)} and state in ${among(LIVE)}) as yen,
          count(*) filter (where at > ${recently(now)} and state in ${among(LIVE)}) as jobs,
          count(*) filter (where state in ${among(IN_HAND)}) as held
        from claim where town_id = ${town} group by person_id),
      heard as (
        select person_id, max(planned_at) as at from reminder where town_id = ${town} and kind = ${TOLD} group by person_id),
      reached as (
        select person_id, bool_or(platform = 'line') as line from account where town_id = ${town} and reachable
        group by person_id)
      select k.person_id as "personId", k.skills, r.line from worker k
      join reached r on r.person_id = k.person_id
      left join work w on w.person_id = k.person_id
      left join heard h on h.person_id = k.person_id
      where k.town_id = ${town} and k.state = 'active' and coalesce(w.held, 0) < k.claim_limit
      order by coalesce(w.yen, 0), coalesce(w.jobs, 0), h.at nulls first, md5(k.person_id)`,
  )

/** What LINE said is left of the month, less what was told of jobs since; before it said anything, of its free plan. */
async function messagesLeft(act: Act, town: Town): Promise<number> {
  const usage = await readLineUsage(act)
  if (usage?.quota === null) return Number.POSITIVE_INFINITY
  const [since] = await act.sql.rows(
    countRow,
    statement`select count(distinct (person_id, planned_at))::int as count from reminder where town_id = ${act.town}
      and kind = ${TOLD} and planned_at > coalesce(${usage?.readAt ?? null}::timestamptz,
        date_trunc('month', ${act.now}::timestamptz, ${town.timezone}))`,
  )
  return Math.max(0, (usage?.quota ?? FREE_PLAN) - (usage?.used ?? 0) - (since?.count ?? 0))
}
