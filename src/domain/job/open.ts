import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { withholdingKind } from '../pay/withholding-kinds.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayOpenJobs } from './may.ts'
import { type JobHow, type PayKind, wholePay } from './model.ts'
import { notWorkers } from './read.ts'

export type NewJob = {
  title: string
  details?: string | undefined
  slots: number
  /** The whole for one person; counted where pay is by the piece or the hour. */
  payYen?: number | undefined
  payKind?: PayKind | undefined
  rateYen?: number | undefined
  quantity?: number | undefined
  unit?: string | undefined
  /** About how long one person needs, in minutes; of hourly pay the most that is paid. */
  minutes?: number | undefined
  dueAt: Date
  skills: string[]
  place?: string | undefined
  how?: JobHow | undefined
  /** The workers it is offered to; given alone, the job is taken so. */
  offeredTo?: string[] | undefined
  withholding?: string | undefined
  confidential?: boolean | undefined
  /** Who sees to it; whoever opens it, where they are a director. */
  directorId?: string | undefined
}
export type OfferRefusal =
  | { kind: 'nobody-named' }
  | { kind: 'named-beside'; how: JobHow }
  | { kind: 'no-worker-named'; personId: string }
export type NewJobRefusal =
  | NotPermitted
  | OfferRefusal
  | { kind: 'due-in-the-past' }
  | { kind: 'unknown-skill'; skill: string }
  | { kind: 'pay-missing'; payKind: PayKind }
  | { kind: 'pay-does-not-add-up'; payYen: number; counted: number }
  | { kind: 'unknown-withholding'; said: string }
  | { kind: 'not-a-director' }

/** Opens a job under the town's next number; the town's row keeps two of them from one number. */
export async function openJob(act: Act, job: NewJob): Promise<Outcome<{ no: number }, NewJobRefusal>> {
  const actor = await readActor(act)
  const not = forbidden(mayOpenJobs(actor))
  if (not) return refuse(not)
  if (job.dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  const pay = payOf(job)
  if ('kind' in pay) return refuse(pay)
  const how = howOf(job)
  const wrong = (await whyNotOffered(act, how)) ?? (await whyNotSo(act, job))
  if (wrong) return refuse(wrong)
  const { title, slots, dueAt, skills, details = null, place = null, minutes = null } = job
  const { quantity = null, unit = null, confidential = false } = job
  const own = actor.roles.includes('director') ? act.by : null
  await act.sql.count(statement`select 1 from town where id = ${act.town} for update`)
  const last = await act.tx.job.aggregate({ where: { townId: act.town }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  await act.tx.job.create({
    data: {
      townId: act.town,
      no,
      state: 'open',
      title,
      slots,
      dueAt,
      skills,
      details,
      place,
      minutes,
      quantity,
      unit,
      confidential,
      payYen: pay.payYen,
      payKind: job.payKind ?? 'fixed',
      rateYen: job.rateYen ?? null,
      how: how.how,
      offeredTo: how.offeredTo,
      withholding: job.withholding === undefined ? null : (withholdingKind(job.withholding)?.name ?? null),
      directorId: job.directorId ?? own,
      publishedAt: act.now,
    },
  })
  await audit(act, { act: 'job.opened', subject: `job-${no}`, facts: { slots, payYen: pay.payYen } })
  return done({ no })
}

/** Pay is the whole, or what it is counted from; both only where they agree. */
function payOf(job: NewJob): { payYen: number } | NewJobRefusal {
  const payKind = job.payKind ?? 'fixed'
  const payYen = wholePay({ ...job, payKind })
  if (payYen !== undefined) return { payYen }
  const counted = wholePay({ ...job, payKind, payYen: undefined })
  return job.payYen === undefined || counted === undefined
    ? { kind: 'pay-missing', payKind }
    : { kind: 'pay-does-not-add-up', payYen: job.payYen, counted }
}

type How = { how: JobHow; offeredTo: string[] }

/** Naming workers is offering it to them. */
export const howOf = ({ how, offeredTo = [] }: Pick<NewJob, 'how' | 'offeredTo'>): How => ({
  how: how ?? (offeredTo.length > 0 ? 'offer' : 'first'),
  offeredTo: [...new Set(offeredTo)],
})

/** Who is named must be a worker; workers are named where the job is offered, and nowhere else. */
export async function whyNotOffered(act: Act, { how, offeredTo }: How): Promise<OfferRefusal | undefined> {
  if (how === 'offer' && offeredTo.length === 0) return { kind: 'nobody-named' }
  if (how !== 'offer' && offeredTo.length > 0) return { kind: 'named-beside', how }
  const [personId] = await notWorkers(act, offeredTo)
  return personId === undefined ? undefined : { kind: 'no-worker-named', personId }
}

async function whyNotSo(act: Act, job: NewJob): Promise<NewJobRefusal | undefined> {
  const known = await act.tx.skill.findMany({ where: { townId: act.town, id: { in: job.skills } } })
  const unknown = job.skills.find((skill) => !known.some(({ id }) => id === skill))
  if (unknown) return { kind: 'unknown-skill', skill: unknown }
  if (job.withholding !== undefined && !withholdingKind(job.withholding))
    return { kind: 'unknown-withholding', said: job.withholding }
  if (job.directorId === undefined) return undefined
  const directs = await act.tx.person.count({
    where: { townId: act.town, id: job.directorId, roles: { hasSome: ['director', 'staff'] } },
  })
  return directs > 0 ? undefined : { kind: 'not-a-director' }
}
