import { SYSTEM } from '../../domain/people/model.ts'
import type { Checking } from '../check.ts'
import type { FileJob } from '../job/format.ts'
import type { Path } from '../problems.ts'
import { mergeClaims } from './merge.ts'

/** A claim is a worker's, written down by somebody the town knows. */
export function checkClaims({ known, say }: Checking, { claims = [] }: FileJob, path: Path): void {
  for (const [index, { worker, by, takenOverFrom }] of claims.entries()) {
    const own = [...path, 'claims', index]
    if (!known.workers.has(worker)) say([...own, 'worker'], `there is no worker ${worker}`)
    const from = takenOverFrom?.worker
    if (from && !claims.some((one) => one.worker === from && one.worker !== worker))
      say([...own, 'takenOverFrom'], `there is no claim of ${from} on this job`)
    if (by && by !== SYSTEM && !known.people.has(by)) say([...own, 'by'], `there is no person ${by}`)
  }
}

/** A worker has one live claim on a job, those stored included. */
export function checkLive({ stored, say }: Checking, job: FileJob, path: Path): void {
  for (const [worker, claims] of Map.groupBy(mergeClaims(job, stored).live, (id) => id))
    if (claims.length > 1) say([...path, 'claims'], `${worker} would have ${claims.length} live claims`)
}
