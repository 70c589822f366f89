import { mergeClaims } from '../claim/merge.ts'
import type { Stored } from '../stored.ts'
import { queueRows } from '../waiting/merge.ts'
import type { FileJob } from './format.ts'

/** How many slots are taken, once the file is taken in: by live claims and by standing offers. */
export const takenOf = (job: FileJob, stored: Stored): number =>
  mergeClaims(job, stored).live.length +
  queueRows(job, stored).filter(({ state }) => state === 'offered').length

/** The job as it is stored: whether it is full follows from its slots. */
export function jobRow(job: FileJob, stored: Stored) {
  const { no, title, details, slots, payYen, minutes, dueAt, skills, place, how, quantity, unit } = job
  const { withholding, confidential } = job
  const state = job.state === 'full' ? ('open' as const) : job.state
  const taken = takenOf(job, stored)
  return {
    ...{ no, title, details, slots, taken, minutes, skills, place, state, how, quantity, unit },
    pay_yen: payYen,
    due_at: dueAt,
    offered_to: job.offeredTo,
    pay_kind: job.payKind,
    rate_yen: job.rateYen,
    order_no: job.order,
    withholding,
    confidential,
    director_id: job.director,
    published_at: job.publishedAt,
  }
}
