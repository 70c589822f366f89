import { SYSTEM } from '../../domain/people/model.ts'
import type { Checking } from '../check.ts'
import type { FileJob } from '../job/format.ts'
import type { Path } from '../problems.ts'
import { checkTerms } from '../terms/check.ts'
import { mergeClaims } from './merge.ts'

/** A claim is a worker's, written down by somebody the town knows. */
export function checkClaims(checking: Checking, job: FileJob, path: Path): void {
  const { known, say } = checking
  const { claims = [] } = job
  for (const [index, claim] of claims.entries()) {
    const { worker, by, takenOverFrom } = claim
    const own = [...path, 'claims', index]
    if (!known.workers.has(worker)) say([...own, 'worker'], `there is no worker ${worker}`)
    const from = takenOverFrom?.worker
    if (from && !claims.some((one) => one.worker === from && one.worker !== worker))
      say([...own, 'takenOverFrom'], `there is no claim of ${from} on this job`)
    if (by && by !== SYSTEM && !known.people.has(by)) say([...own, 'by'], `there is no person ${by}`)
    for (const key of ['files', 'inspections'] as const)
      for (const [n, entry] of (claim[key] ?? []).entries())
        if (entry.by && entry.by !== SYSTEM && !known.people.has(entry.by))
          say([...own, key, n, 'by'], `there is no person ${entry.by}`)
  }
  checkTermsOf(checking, job, path)
}

function checkTermsOf(checking: Checking, job: FileJob, path: Path): void {
  const { stored } = checking
  for (const [index, [{ terms }, { id }]] of mergeClaims(job, stored).pairs.entries())
    if (terms)
      checkTerms(checking, terms, {
        path: [...path, 'claims', index, 'terms'],
        stored: id === undefined ? [] : (stored.terms.get(id) ?? []),
      })
}

/** A worker has one live claim on a job, those stored included. */
export function checkLive({ stored, say }: Checking, job: FileJob, path: Path): void {
  for (const [worker, claims] of Map.groupBy(mergeClaims(job, stored).live, (id) => id))
    if (claims.length > 1) say([...path, 'claims'], `${worker} would have ${claims.length} live claims`)
}
