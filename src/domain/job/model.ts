// Jobs as workers see them. A filled, closed or overdue job is in no list (J9).
import { z } from 'zod'
import type { Act, Tx } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'

const jobRow = z.object({
  no: z.int(),
  title: z.string(),
  details: z.string().nullable(),
  slots: z.int(),
  taken: z.int(),
  payYen: z.int(),
  dueAt: z.date(),
  skills: z.array(z.string()),
  place: z.string().nullable(),
  state: z.enum(['draft', 'open', 'closed']),
})
const jobRows = z.array(jobRow)
const people = z.array(z.object({ person_id: z.string() }))
export type Job = z.output<typeof jobRow>

export const isOpen = (job: Job, now: Date): boolean => job.state === 'open' && job.dueAt > now
export const isFull = (job: Job): boolean => job.taken >= job.slots
/** What a job is to the outside: open, full or closed. */
export const shownState = (job: Job): 'draft' | 'open' | 'full' | 'closed' =>
  job.state === 'open' && isFull(job) ? 'full' : job.state

export async function findJob(tx: Tx, townId: string, no: number): Promise<Job | undefined> {
  const found = await tx.job.findUnique({ where: { townId_no: { townId, no } } })
  return found ? jobRow.parse(found) : undefined
}

/** Open jobs with a free slot, the soonest due first; `search` looks in title and details. */
export async function openJobs(tx: Tx, townId: string, now: Date, search?: string): Promise<Job[]> {
  const rows =
    await tx.$queryRaw`select no, title, details, slots, taken, pay_yen as "payYen", due_at as "dueAt", skills, place, state
    from job where town_id = ${townId} and state = 'open' and taken < slots and due_at > ${now}
      and (${search ?? null}::text is null or strpos(title || coalesce(details, ''), ${search ?? ''}) > 0)
    order by due_at, no limit 50`
  return jobRows.parse(rows)
}

/** Every job staff may want to see: drafts, open and full ones, and those that closed last. */
export async function staffJobs(tx: Tx, townId: string): Promise<Job[]> {
  const rows = await tx.job.findMany({
    where: { townId },
    orderBy: [{ state: 'desc' }, { dueAt: 'asc' }],
    take: 50,
  })
  return rows.map((row) => jobRow.parse(row))
}

export type NewJob = {
  title: string
  details?: string | undefined
  slots: number
  payYen: number
  dueAt: Date
  skills: string[]
  place?: string | undefined
}
export type NewJobRefusal = { kind: 'due-in-the-past' } | { kind: 'unknown-skill'; skill: string }

/** Opens a job under the town's next number. */
export async function openJob(act: Act, job: NewJob): Promise<Outcome<{ no: number }, NewJobRefusal>> {
  if (job.dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  const known = await act.tx.skill.findMany({ where: { townId: act.town, id: { in: job.skills } } })
  const unknown = job.skills.find((skill) => !known.some(({ id }) => id === skill))
  if (unknown) return refuse({ kind: 'unknown-skill', skill: unknown })
  await act.tx.$executeRaw`select 1 from town where id = ${act.town} for update`
  const last = await act.tx.job.aggregate({ where: { townId: act.town }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  const { details = null, place = null, ...rest } = job
  await act.tx.job.create({ data: { townId: act.town, no, state: 'open', details, place, ...rest } })
  await audit(act, {
    act: 'job.opened',
    subject: `job-${no}`,
    facts: { slots: job.slots, payYen: job.payYen },
  })
  return done({ no })
}

export type CloseJobRefusal = { kind: 'no-such-job' } | { kind: 'job-closed' }

/** Takes no more claims. Claims that run go on; those waiting hear that the job is closed. */
export async function closeJob(
  act: Act,
  no: number,
): Promise<Outcome<{ waiting: string[] }, CloseJobRefusal>> {
  const closed = await act.tx
    .$executeRaw`update job set state = 'closed' where town_id = ${act.town} and no = ${no} and state <> 'closed'`
  if (closed === 0)
    return refuse({ kind: (await findJob(act.tx, act.town, no)) ? 'job-closed' : 'no-such-job' })
  const waiting = people.parse(
    await act.tx.$queryRaw`update waiting set state = 'lapsed'
      where town_id = ${act.town} and job_no = ${no} and state in ('waiting', 'offered') returning person_id`,
  )
  await act.tx.$executeRaw`update job j set taken = (select count(*) from claim c
    where c.town_id = j.town_id and c.job_no = j.no and c.state not in ('released', 'expired')) where town_id = ${act.town} and no = ${no}`
  await audit(act, { act: 'job.closed', subject: `job-${no}` })
  return done({ waiting: waiting.map(({ person_id }) => person_id) })
}
