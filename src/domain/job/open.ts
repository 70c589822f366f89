import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayOpenJobs } from './may.ts'

export type NewJob = {
  title: string
  details?: string | undefined
  slots: number
  payYen: number
  /** About how long one person needs, in minutes. */
  minutes?: number | undefined
  dueAt: Date
  skills: string[]
  place?: string | undefined
}
export type NewJobRefusal =
  | NotPermitted
  | { kind: 'due-in-the-past' }
  | { kind: 'unknown-skill'; skill: string }

/** Opens a job under the town's next number; the town's row keeps two of them from one number. */
export async function openJob(act: Act, job: NewJob): Promise<Outcome<{ no: number }, NewJobRefusal>> {
  const not = forbidden(mayOpenJobs(await readActor(act)))
  if (not) return refuse(not)
  if (job.dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  const known = await act.tx.skill.findMany({ where: { townId: act.town, id: { in: job.skills } } })
  const unknown = job.skills.find((skill) => !known.some(({ id }) => id === skill))
  if (unknown) return refuse({ kind: 'unknown-skill', skill: unknown })
  await act.sql.count(statement`select 1 from town where id = ${act.town} for update`)
  const last = await act.tx.job.aggregate({ where: { townId: act.town }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  const { details = null, place = null, minutes = null, ...rest } = job
  await act.tx.job.create({ data: { townId: act.town, no, state: 'open', details, place, minutes, ...rest } })
  await audit(act, {
    act: 'job.opened',
    subject: `job-${no}`,
    facts: { slots: job.slots, payYen: job.payYen },
  })
  return done({ no })
}
