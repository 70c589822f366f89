// A text as names are compared in it: letter by letter, each with its place in the text as it is.
import { foldName } from '../people/fold-name.ts'

export type Folded = {
  letters: string[]
  /** Where each letter begins and ends in the text as it is. */
  from: number[]
  to: number[]
}

/** One letter alone is a word more often than a name: people look at it. */
export const LETTERS_LEAST = 2

export const isHan = (letter: string | undefined): boolean => /\p{Script=Han}/u.test(letter ?? '')

export function foldText(text: string, fold: (letter: string) => string): Folded {
  const all: Folded = { letters: [], from: [], to: [] }
  let at = 0
  for (const letter of text) {
    for (const one of fold(letter)) {
      all.letters.push(one)
      all.from.push(at)
      all.to.push(at + letter.length)
    }
    at += letter.length
  }
  return all
}

/** Stars make letters bold; a line's end ends a name. */
export const foldLetter = (letter: string): string =>
  letter === '\n' ? letter : letter === '*' ? '' : [...letter.normalize('NFKD')].map(foldName).join('')

export const foldWhole = (name: string): string[] => [...[...name].map(foldLetter).join('')]

/** Where a stretch of folded letters stands in the text as it is. */
export const placeOf = ({ from, to }: Folded, at: number, length: number): { from: number; to: number } => ({
  from: from[at] ?? 0,
  to: to[at + length - 1] ?? 0,
})

const AROUND = 8

/** A place with some letters around it, on its own line. */
export function around(text: string, { from, to }: { from: number; to: number }): string {
  const before =
    text
      .slice(Math.max(0, from - AROUND), from)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(to, to + AROUND).split('\n')[0] ?? ''
  return `${before}${text.slice(from, to)}${after}`.toWellFormed().trim()
}
