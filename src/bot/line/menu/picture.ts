// The picture of a menu as SVG: a sign and a few large words on each key. Ink on white is 15:1, the signs are white on a
// disc at 8:1 or more (WCAG AAA asks 7:1); meeting and work differ in the shape of the disc, not in colour alone.
import { ems, escaped, FONT, round } from '../../../drawing/letters.ts'
import type { Group } from '../../table/definition.ts'
import type { KeyId } from '../../table/menu.ts'
import { ICONS } from './icons.ts'

/** Pixels of the picture, as LINE measures areas too. */
export type Bounds = { x: number; y: number; width: number; height: number }

export type Key = {
  id: KeyId
  group: Group
  bounds: Bounds
  lines: string[]
  /** The same in another language, smaller, for a menu that everybody sees. */
  also?: string | undefined
}

const COLOUR = { ground: '#CBD8D0', key: '#FFFFFF', ink: '#14231B', sign: '#FFFFFF' } as const
const DISC: Record<Group, string> = {
  meeting: '#145236',
  work: '#1D4E89',
  office: '#3A4640',
  common: '#3A4640',
}
const GAP = 14
const CORNER = 44
const LARGEST = 168
const LEADING = 1.22
/** From the foot of a line to where its letters stand. */
const BELOW = 0.14

export function pictureOf({ width, height }: { width: number; height: number }, keys: Key[]): string {
  const size = Math.min(...keys.map(sizeOf))
  const drawn = keys.map((key) => keyOf(key, size)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${COLOUR.ground}"/>${drawn}</svg>`
}

const SIGN_SHARE = 0.34
const WORDS_SHARE = 0.5

/** The largest letters that fit the key; all keys of a menu take the smallest of these. */
function sizeOf({ bounds: { width, height }, lines, also }: Key): number {
  const widest = Math.max(...lines.map(ems), SMALL * ems(also ?? ''))
  const across = ((width - 4 * GAP) * 0.94) / widest
  const rows = Math.max(2, lines.length) + (also === undefined ? 0 : SMALL)
  return Math.min(LARGEST, across, (height * WORDS_SHARE) / (rows * LEADING))
}

/** The other language, as a share of the first. */
const SMALL = 0.56

function keyOf({ id, group, bounds, lines, also }: Key, size: number): string {
  const { x, y, width, height } = bounds
  const middle = x + width / 2
  const sign = height * SIGN_SHARE
  const rows = 2 * LEADING * size + (also === undefined ? 0 : SMALL * LEADING * size)
  const top = y + (height - sign - rows) / 2.2
  const first = top + sign + (rows - (lines.length + (also === undefined ? 0 : SMALL)) * LEADING * size) / 2
  const words = lines.map((text, n) =>
    wordsAt(text, { x: middle, y: first + ((n + 1) * LEADING - BELOW) * size, size }),
  )
  const small = { x: middle, y: first + (lines.length + SMALL) * LEADING * size, size: SMALL * size }
  return [
    `<rect x="${x + GAP}" y="${y + GAP}" width="${width - 2 * GAP}" height="${height - 2 * GAP}" rx="${CORNER}" fill="${COLOUR.key}"/>`,
    signAt(id, group, { x: middle - sign / 2, y: top, size: sign }),
    ...words,
    also === undefined ? '' : wordsAt(also, small),
  ].join('')
}

type At = { x: number; y: number; size: number }

const wordsAt = (text: string, { x, y, size }: At): string =>
  `<text x="${round(x)}" y="${round(y)}" font-family="${FONT}" font-weight="700" font-size="${round(size)}" text-anchor="middle" fill="${COLOUR.ink}">${escaped(text)}</text>`

function signAt(id: KeyId, group: Group, { x, y, size }: At): string {
  const inner = size * 0.66
  const inset = (size - inner) / 2
  const corner = group === 'work' ? size * 0.2 : size / 2
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size)}" rx="${round(corner)}" fill="${DISC[group]}"/><g transform="translate(${round(x + inset)} ${round(y + inset)}) scale(${round(inner / 24)})" fill="none" stroke="${COLOUR.sign}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${ICONS[id]}</g>`
}
