// What is wrong with a town file, said with the place. The readable rest of a broken file is checked as well,
// so that one look lists everything.
import type { z } from 'zod'
import { type TownFile, townFile } from './format.ts'

export type Problem = { path: string; problem: string }
export type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** A place as people write it: `people[3].line`. */
export const showPath = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    raw,
  )

/** What the schema found, each unknown key by its name. */
export const problemsOf = (raw: unknown, issues: Issue[]): Problem[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: showPath([...issue.path, key]),
        problem: 'is not a known key',
      }))
    return [{ path: showPath(issue.path) || '(file)', problem: sentence(issue, valueAt(raw, issue.path)) }]
  })

function sentence(issue: Issue, value: unknown): string {
  if (value === undefined) return 'is missing'
  if (issue.code === 'invalid_type') return `must be ${aOrAn(issue.expected)}`
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.join(', ')}; it is ${JSON.stringify(value)}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must not be empty'
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  return issue.message
}

const aOrAn = (expected: string): string =>
  expected === 'int' ? 'a whole number' : `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`

export type Readable = { file: TownFile; where: (path: Path) => Path }

/** The file as far as it can be read, and where in the original each of its places stands; undefined where nothing can. */
export function readable(raw: unknown): Readable | undefined {
  let rest = raw
  const trail: Readable['where'][] = []
  for (const cutsOf of [exactly, wholeEntry, wholeList]) {
    const parsed = townFile.safeParse(rest)
    if (parsed.success)
      return { file: parsed.data, where: (path) => trail.reduceRight((at, where) => where(at), path) }
    const without = cut(rest, parsed.error.issues.flatMap(cutsOf))
    rest = without.rest
    trail.push(without.where)
  }
  return undefined
}

const exactly = (issue: Issue): Path[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

const wholeEntry = ({ path }: Issue): Path[] => [
  path.slice(0, path.findLastIndex((step) => typeof step === 'number') + 1),
]

const wholeList = ({ path }: Issue): Path[] => [path.slice(0, 1)]

function cut(raw: unknown, cuts: Path[]) {
  const gone = new Set(cuts.map((path) => JSON.stringify(path)))
  const kept = new Map<string, number[]>()
  const copy = (value: unknown, old: Path, fresh: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
    const left = steps.filter((step) => !gone.has(JSON.stringify([...old, step])))
    const entry = (step: string | number, to: string | number) =>
      copy(Reflect.get(value, step), [...old, step], [...fresh, to])
    if (!Array.isArray(value)) return Object.fromEntries(left.map((step) => [step, entry(step, step)]))
    kept.set(JSON.stringify(fresh), left.map(Number))
    return left.map(entry)
  }
  const rest = gone.has('[]') ? undefined : copy(raw, [], [])
  const where = (path: Path): Path =>
    path.map((step, depth) =>
      typeof step === 'number' ? (kept.get(JSON.stringify(path.slice(0, depth)))?.[step] ?? step) : step,
    )
  return { rest, where }
}
