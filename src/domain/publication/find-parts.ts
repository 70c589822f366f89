// Parts of names in a text for the public: nobody can say whose they are, so they are shown, and left to people.
import { calledBehind } from './called.ts'
import { around, foldLetter, foldText, foldWhole, isHan, LETTERS_LEAST, placeOf } from './fold-text.ts'
import type { Named } from './read.ts'

/** Surnames that stand alone; those of one letter, and names of one letter, where somebody is called by them. */
export function findParts(text: string, people: Pick<Named, 'name'>[]): string[] {
  const parts = Map.groupBy(
    new Map(people.flatMap(({ name }) => partsOf(name)).map((part) => [part.join(''), part])).values(),
    ([first = '']) => first,
  )
  const folded = foldText(text, foldLetter)
  const { letters } = folded
  return letters.flatMap((letter, at) =>
    (parts.get(letter) ?? []).flatMap((part) => {
      if (!part.every((one, n) => letters[at + n] === one)) return []
      const place = placeOf(folded, at, part.length)
      const called = calledBehind(text.slice(place.to, place.to + AHEAD)) !== undefined
      const sure = part.length >= LETTERS_LEAST || (called && !isHan(letters[at - 1]))
      return sure ? [around(text, place)] : []
    }),
  )
}

/** No word behind a name is longer. */
const AHEAD = 8

function partsOf(name: string): string[][] {
  const [first, second] = name.trim().split(/\s+/)
  const whole = foldWhole(name)
  return [
    ...(first && second ? [foldWhole(first)] : []),
    ...(whole.length < LETTERS_LEAST ? [whole] : []),
  ].filter(({ length }) => length > 0)
}
