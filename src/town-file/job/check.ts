// What can be wrong with skills and jobs, and with the claims and the queue of each job.
import { checkApplications } from '../application/check.ts'
import { type Checking, sayRepeated, sayRepeatedIds } from '../check.ts'
import { checkClaims, checkLive } from '../claim/check.ts'
import { sayNoOrder } from '../order/check.ts'
import type { Path } from '../problems.ts'
import { checkQuestions } from '../question/check.ts'
import { checkQueue } from '../waiting/check.ts'
import type { FileJob } from './format.ts'
import { takenOf } from './merge.ts'

export const checkSkills = (checking: Checking): void => sayRepeatedIds(checking, 'skills')

/** Slots are never overbooked (J5); a worker has one live claim on a job and one place in its queue. */
export function checkJobs(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.jobs,
    { path: ['jobs'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is jobs[${first}] already`,
  )
  for (const [index, job] of (file.jobs ?? []).entries()) checkJob(checking, job, ['jobs', index])
}

function checkJob(checking: Checking, job: FileJob, path: Path): void {
  const { stored, say } = checking
  checkNamedSkills(checking, job.skills, [...path, 'skills'])
  checkPeopleOf(checking, job, path)
  sayNoOrder(checking, job.order, path)
  checkClaims(checking, job, path)
  checkApplications(checking, job, path)
  checkQueue(checking, job, path)
  checkQuestions(checking, job, path)
  const taken = takenOf(job, stored)
  if (taken > job.slots) say([...path, 'claims'], `${taken} slots would be taken of ${job.slots}`)
  checkLive(checking, job, path)
  if (job.state === 'closed' && (job.waiting ?? []).length + (job.offers ?? []).length > 0)
    say([...path, 'waiting'], 'nobody waits for a closed job')
  if (job.how && job.how !== 'first' && (job.waiting ?? []).length > 0)
    say([...path, 'waiting'], 'nobody waits for a job that is given by choice, or offered')
  if (job.how === 'offer' && (job.offeredTo ?? []).length === 0)
    say([...path, 'offeredTo'], 'is missing: it is offered to nobody')
}

/** Who directs a job is somebody the town knows, to whom it is offered are workers; a rate says what it counts. */
function checkPeopleOf({ known, say }: Checking, job: FileJob, path: Path): void {
  const { director, offeredTo = [], payKind, rateYen } = job
  if (director && !known.people.has(director)) say([...path, 'director'], `there is no person ${director}`)
  for (const [index, worker] of offeredTo.entries())
    if (!known.workers.has(worker)) say([...path, 'offeredTo', index], `there is no worker ${worker}`)
  if (payKind !== undefined && (payKind === 'fixed') !== (rateYen === undefined || rateYen === null))
    say(
      [...path, 'rateYen'],
      payKind === 'fixed' ? 'a fixed pay has no rate' : `is missing: so much a ${payKind}`,
    )
}

/** The skills that a job asks for, or a worker has. */
export function checkNamedSkills({ known, say }: Checking, skills: string[] | undefined, path: Path): void {
  for (const [index, skill] of (skills ?? []).entries())
    if (!known.skills.has(skill)) say([...path, index], `there is no skill ${skill}`)
}
