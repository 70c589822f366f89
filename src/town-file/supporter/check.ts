import { SYSTEM } from '../../domain/people/model.ts'
import type { Checking } from '../check.ts'
import type { Path } from '../problems.ts'
import type { FileSupporter } from './format.ts'
import { mergeSupporters } from './merge.ts'

/** A supporter is somebody else the town knows, and supports a worker once at a time. */
export function checkSupporters(
  { known, stored, say }: Checking,
  worker: string,
  supporters: FileSupporter[],
  path: Path,
): void {
  for (const [index, { person, by }] of supporters.entries()) {
    const own = [...path, index]
    if (!known.people.has(person)) say([...own, 'person'], `there is no person ${person}`)
    if (person === worker) say([...own, 'person'], `${person} is the worker`)
    if (by && by !== SYSTEM && !known.people.has(by)) say([...own, 'by'], `there is no person ${by}`)
  }
  const { living } = mergeSupporters(worker, supporters, stored)
  for (const [person, all] of Map.groupBy(living, (id) => id))
    if (all.length > 1) say(path, `${person} would support ${worker} ${all.length} times`)
}
