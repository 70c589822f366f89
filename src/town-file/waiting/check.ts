import { type Checking, sayRepeated } from '../check.ts'
import type { FileJob } from '../job/format.ts'
import type { Path } from '../problems.ts'

/** Workers wait, each in one place of the queue. */
export function checkQueue(
  { known, say }: Checking,
  { waiting = [], offers = [] }: FileJob,
  path: Path,
): void {
  const check = (worker: string, place: Path) =>
    known.workers.has(worker) || say([...path, ...place], `there is no worker ${worker}`)
  for (const [index, worker] of waiting.entries()) check(worker, ['waiting', index])
  for (const [index, { worker }] of offers.entries()) check(worker, ['offers', index, 'worker'])
  sayRepeated(waiting, { path: [...path, 'waiting'], key: (id) => id, say }, (id) => `${id} waits already`)
}
