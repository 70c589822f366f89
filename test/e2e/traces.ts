// Two ways of finding out who voted what from what is kept. One reads each record for a voter beside a choice. The other
// knows nothing of how a trace would look: where the same people say the same in the same order, and only who votes for
// what is exchanged among them, nothing that is kept may differ.
import { isJson } from '../../standin/json.ts'
import type { Kept } from './stored.ts'

/** What is said in a record: every word of it, and names of fields where they are choices themselves. */
function leaves(what: unknown, choices: readonly string[]): string[] {
  if (Array.isArray(what)) return what.flatMap((one) => leaves(one, choices))
  if (!isJson(what)) return what === null || what === undefined ? [] : [`${what}`]
  const keys = Object.keys(what)
  // A column may be called `no`; beside `yes` it is a choice.
  const named = keys.filter((key) => choices.includes(key))
  return [
    ...(named.length > 1 ? named : []),
    ...keys.flatMap((key) => {
      const found = leaves(what[key], choices)
      return found
    }),
  ]
}

/** A person, by whatever names them: an id as it stands alone, a name or an account anywhere. */
export type Known = { ids: string[]; words: string[] }

const speaksOf = (said: string[], { ids, words }: Known): boolean =>
  said.some((one) => ids.includes(one) || words.some((word) => one.includes(word)))

/** One thing that can be chosen: words for it anywhere, and marks that mean it where they stand alone. */
export type Choosable = { words: RegExp; alone: string[] }

const timesSaid = (said: string[], { words, alone }: Choosable): number =>
  said.reduce((sum, one) => sum + (alone.includes(one) ? 1 : [...one.matchAll(words)].length), 0)

/** Pages of text are read line by line, each with what else stands in the record. */
function readingsOf(said: string[]): string[][] {
  const pages = said.filter((one) => one.split('\n').length > 3)
  if (pages.length === 0) return [said]
  const others = said.filter((one) => !pages.includes(one))
  return pages.flatMap((page) => page.split('\n').map((line) => [...others, line]))
}

export type Sought = {
  voters: Known[]
  choices: Choosable[]
  /** Words that the charter itself has: no trace of anybody's vote. */
  harmless: string[]
}

/**
 * Records that speak of a voter and not of every choice alike: a ballot paper lists them all, a vote does not.
 */
export const tracesIn = (kept: Kept[], { voters, choices, harmless }: Sought): Kept[] =>
  kept.filter(({ what }) =>
    readingsOf(
      leaves(
        what,
        choices.flatMap(({ alone }) => alone),
      ),
    ).some((said) => {
      if (!voters.some((voter) => speaksOf(said, voter))) return false
      const plain = said.map((one) => harmless.reduce((left, words) => left.replaceAll(words, ''), one))
      return new Set(choices.map((choice) => timesSaid(plain, choice))).size > 1
    }),
  )

/** Numbers as large as this count seconds or events. */
const LARGE = 1_000_000

/** What is made by chance or by the clock, so that what is left can be compared. The length of what is sealed stays. */
const blurred = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}[0-9:.+Z]*/g, '‹time›')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '‹uuid›')
    .replaceAll(/~[0-9a-f]{6}\b/g, '~‹mark›')
    .replaceAll(/(?<![U0-9A-Za-z])[0-9a-f]{32,}/g, '‹hex›')
    .replaceAll(
      /(?<![0-9A-Za-z_-])(?!U[0-9a-f]{32}(?![0-9A-Za-z_-]))[0-9A-Za-z_-]{38,}/g,
      (sealed) => `‹sealed ${sealed.length}›`,
    )
    .replaceAll(/\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g, '‹ulid›')
    .replaceAll(/(?<!U[0-9a-f]*)\d{9,}(?:\.\d+)?/g, '‹number›')
    .replaceAll(/\d{1,2}:\d{2}/g, '‹hour›')
    .replaceAll(/127\.0\.0\.1:\d+/g, '‹host›')

/** What a platform or the seal of the audit makes, and the mark of a question. */
const CHANCE = ['question', 'responseUrl', 'trigger', 'token', 'hash', 'n', 'id']

function comparable(what: unknown, key = ''): unknown {
  if (Array.isArray(what)) return what.map((one) => comparable(one))
  if (isJson(what))
    return Object.fromEntries(
      Object.keys(what)
        .toSorted()
        .map((name) => [name, comparable(what[name], name)]),
    )
  if (CHANCE.includes(key)) return '‹chance›'
  if (typeof what === 'string') return blurred(what)
  return typeof what === 'number' && what > LARGE ? '‹number›' : what
}

/** pg-boss's own calendar, which no turn writes. */
const CALENDAR = ['pgboss.queue', 'pgboss.version']

/** What is kept in one of two worlds and not in the other, each as it can be compared. */
export function differences(one: Kept[], other: Kept[]): Kept[] {
  const told = ({ where, what }: Kept): string => JSON.stringify([where, comparable(what)])
  const count = (all: Kept[]) => {
    const counts = new Map<string, number>()
    for (const kept of all)
      if (!CALENDAR.includes(kept.where)) counts.set(told(kept), (counts.get(told(kept)) ?? 0) + 1)
    return counts
  }
  const [here, there] = [count(one), count(other)]
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((key) => here.get(key) !== there.get(key))
    .map((key): Kept => {
      const [where, what]: [string, unknown] = JSON.parse(key)
      return { where, what }
    })
}
