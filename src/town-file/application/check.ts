import { SYSTEM } from '../../domain/people/model.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { FileJob } from '../job/format.ts'
import type { Path } from '../problems.ts'

/** An application is a worker's; a worker has one living for a job, and none for a job that is not given by choice. */
export function checkApplications({ known, say }: Checking, job: FileJob, path: Path): void {
  const { applications = [], how, state } = job
  for (const [index, { worker, by, state: stands }] of applications.entries()) {
    const own = [...path, 'applications', index]
    if (!known.workers.has(worker)) say([...own, 'worker'], `there is no worker ${worker}`)
    if (by && by !== SYSTEM && !known.people.has(by)) say([...own, 'by'], `there is no person ${by}`)
    if (stands === 'applied' && how !== undefined && how !== 'choose')
      say([...own, 'state'], 'nobody applies for a job that is not given by choice')
    if (stands === 'applied' && state === 'closed') say([...own, 'state'], 'nobody applies for a closed job')
  }
  sayRepeated(
    applications,
    {
      path: [...path, 'applications'],
      key: ({ worker, state: stands }) => (stands === 'applied' ? worker : undefined),
      say,
    },
    (worker) => `${worker} applies already`,
  )
}
