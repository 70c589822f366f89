// What every check of a town file is given, and the questions that several nouns ask.
import { SYSTEM } from '../domain/people/model.ts'
import type { TownFile } from './format.ts'
import type { Known } from './known.ts'
import type { FileMeeting } from './meeting/format.ts'
import type { Path } from './problems.ts'
import type { Stored } from './stored.ts'

export type Say = (path: Path, problem: string) => void
export type Checking = { file: TownFile; stored: Stored; known: Known; say: Say }
/** A meeting of the file, and its place: what was said and done for it is checked with it. */
export type AtMeeting = { checking: Checking; meeting: FileMeeting; path: Path }

/** Says which entries repeat the key of an earlier one. */
export function sayRepeated<Entry>(
  list: Entry[] | undefined,
  { path, key, say }: { path: Path; key: (entry: Entry) => string | number | undefined; say: Say },
  problem: (key: string | number, first: number) => string,
): void {
  const first = new Map<string | number, number>()
  for (const [index, entry] of (list ?? []).entries()) {
    const found = key(entry)
    if (found === undefined) continue
    const before = first.get(found)
    if (before === undefined) first.set(found, index)
    else say([...path, index], problem(found, before))
  }
}

/** Says which ids a list uses twice. */
export const sayRepeatedIds = (
  { file, say }: Checking,
  list: 'people' | 'skills' | 'organisations' | 'bodies',
): void =>
  sayRepeated<{ id: string }>(
    file[list],
    { path: [list], key: ({ id }) => id, say },
    (id, first) => `${id} is ${list}[${first}] already`,
  )

type Person = string | null | undefined

/** `seat` is one of the meeting's body; every person named is known. The program itself writes records too. */
export function checkNames(
  { checking: { known, say }, meeting }: AtMeeting,
  seat: string,
  people: Record<string, Person>,
  path: Path,
): void {
  const body = known.seats.get(seat)
  if (body !== meeting.body)
    say([...path, 'seat'], body ? `${seat} is a seat of ${body}` : `there is no seat ${seat}`)
  for (const [key, person] of Object.entries(people))
    if (person && !known.people.has(person) && !(key === 'by' && person === SYSTEM))
      say([...path, key], `there is no person ${person}`)
}

/** Nobody comes for two seats, and no seat has two: whom the file names, and whom it leaves at the table. */
export function sayClashes(keys: (string[] | undefined)[], stored: string[][], path: Path, say: Say): void {
  const taken = new Map(stored.flat().map((key) => [key, 'already'] as const))
  const first = new Map<string, number>()
  for (const [index, own] of keys.entries()) {
    for (const key of own ?? []) {
      const before = first.get(key)
      if (before !== undefined)
        say([...path, index], `${key} stands in ${String(path.at(-1))}[${before}] already`)
      else if (taken.has(key)) say([...path, index], `${key} stands for this meeting already`)
      first.set(key, before ?? index)
    }
  }
}
