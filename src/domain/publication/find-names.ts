// Where a text has names in it, in whatever way they are written; each place is looked at once, however many names there are.
import { type Folded, LETTERS_LEAST } from './fold-text.ts'

/** Names by how they begin, the longest first. */
export type Names<Of> = Map<string, { letters: string[]; of: Of }[]>

const beginning = (letters: string[], at: number): string => letters.slice(at, at + LETTERS_LEAST).join('')

export function namesAsFound<Of>(names: Iterable<{ letters: string[]; of: Of }>): Names<Of> {
  const longest = [...names].toSorted((a, b) => b.letters.length - a.letters.length)
  return Map.groupBy(longest, ({ letters }) => beginning(letters, 0))
}

/** From the beginning of a text to its end, the longest name first. */
export function findNames<Of>(
  { letters }: Folded,
  names: Names<Of>,
): { at: number; length: number; of: Of }[] {
  const all: { at: number; length: number; of: Of }[] = []
  for (let at = 0; at < letters.length; ) {
    const fits = names
      .get(beginning(letters, at))
      ?.find((name) => name.letters.every((letter, n) => letters[at + n] === letter))
    if (fits) all.push({ at, length: fits.letters.length, of: fits.of })
    at += fits?.letters.length ?? 1
  }
  return all
}
