// What can be wrong with the plan: windows whose words and days differ, owners nobody knows, steps that wait for each other.
import { findCircle } from '../../domain/roadmap/find-circle.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { FileMilestone } from './format.ts'
import { windowIn } from './window-in.ts'

export function checkRoadmap(checking: Checking): void {
  const { file, stored, say } = checking
  const entries = file.roadmap ?? []
  sayRepeated(
    file.roadmap,
    { path: ['roadmap'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is roadmap[${first}] already`,
  )
  const afterOf = new Map(stored.roadmap)
  for (const { no, after } of entries) afterOf.set(no, after ?? afterOf.get(no) ?? [])
  for (const [index, entry] of entries.entries()) checkStep(checking, entry, { index, known: afterOf })
  const circle = findCircle([...afterOf].map(([no, after]) => ({ no, after })))
  if (circle) say(['roadmap'], `steps wait for each other: ${[...circle, circle[0]].join(' → ')}`)
}

function checkStep(
  { known: { people }, stored, say }: Checking,
  entry: FileMilestone,
  { index, known }: { index: number; known: Map<number, number[]> },
): void {
  const path = ['roadmap', index]
  const read = windowIn(entry)
  if ('wrong' in read) say([...path, read.wrong.key], read.wrong.problem)
  else if (!read.window && !stored.roadmap.has(entry.no))
    say([...path, 'when'], 'is missing: a step has a time in words, or its days from and to')
  if (entry.owner && !people.has(entry.owner)) say([...path, 'owner'], `there is no person ${entry.owner}`)
  for (const [n, no] of (entry.after ?? []).entries())
    if (!known.has(no)) say([...path, 'after', n], `there is no step ${no}`)
  if (entry.doneAt && entry.state !== 'done') say([...path, 'doneAt'], 'is only for a step that is done')
  if (entry.reason && entry.state !== 'dropped')
    say([...path, 'reason'], 'is only for a step that is dropped')
}
