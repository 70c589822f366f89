// What can be wrong with workers, jobs, claims and queues.

import { type Checking, sayRepeated } from '../known.ts'
import type { Path } from '../problems.ts'
import type { FileJob } from '../records.ts'
import { mergeJob } from './merge.ts'

/** Slots are never overbooked (J5); a worker has one live claim on a job and one place in its queue. */
export function checkWork(checking: Checking): void {
  const { file, known, say } = checking
  const worker = { path: ['workers'], key: ({ person }: { person: string }) => person, say }
  sayRepeated(file.workers, worker, (id, first) => `${id} is workers[${first}] already`)
  for (const [index, { person, skills }] of (file.workers ?? []).entries()) {
    if (!known.people.has(person)) say(['workers', index, 'person'], `there is no person ${person}`)
    checkSkills(checking, skills, ['workers', index, 'skills'])
  }
  sayRepeated(
    file.jobs,
    { path: ['jobs'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is jobs[${first}] already`,
  )
  for (const [index, job] of (file.jobs ?? []).entries()) checkJob(checking, job, ['jobs', index])
}

function checkSkills({ known, say }: Checking, skills: string[] | undefined, path: Path): void {
  for (const [index, skill] of (skills ?? []).entries())
    if (!known.skills.has(skill)) say([...path, index], `there is no skill ${skill}`)
}

function checkJob(checking: Checking, job: FileJob, path: Path): void {
  const { stored, say } = checking
  checkSkills(checking, job.skills, [...path, 'skills'])
  checkWorkers(checking, job, path)
  const { live, taken } = mergeJob(job, stored)
  if (taken > job.slots) say([...path, 'claims'], `${taken} slots would be taken of ${job.slots}`)
  for (const [worker, claims] of Map.groupBy(live, (id) => id))
    if (claims.length > 1) say([...path, 'claims'], `${worker} would have ${claims.length} live claims`)
  if (job.state === 'closed' && (job.waiting ?? []).length + (job.offers ?? []).length > 0)
    say([...path, 'waiting'], 'nobody waits for a closed job')
}

function checkWorkers(
  { known, say }: Checking,
  { claims = [], waiting = [], offers = [] }: FileJob,
  path: Path,
): void {
  const check = (worker: string, place: Path) =>
    known.workers.has(worker) || say([...path, ...place], `there is no worker ${worker}`)
  for (const [index, { worker, by }] of claims.entries()) {
    check(worker, ['claims', index, 'worker'])
    if (by && by !== 'system' && !known.people.has(by))
      say([...path, 'claims', index, 'by'], `there is no person ${by}`)
  }
  for (const [index, worker] of waiting.entries()) check(worker, ['waiting', index])
  for (const [index, { worker }] of offers.entries()) check(worker, ['offers', index, 'worker'])
  sayRepeated(waiting, { path: [...path, 'waiting'], key: (id) => id, say }, (id) => `${id} waits already`)
}
