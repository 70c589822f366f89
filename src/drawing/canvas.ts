// What pictures of figures are drawn with: letters on white, bars, and colours that stand out from it (4.5:1 and more).
import { ems, escaped, FONT, round } from './letters.ts'

export type Picture = { svg: string; width: number; height: number }

export const WIDTH = 1024
export const MARGIN = 32
export const [LEFT, RIGHT] = [MARGIN, WIDTH - MARGIN]
export const INK = '#14231B'
export const QUIET = '#45544B'
export const GREEN = '#1B6B45'
export const BLUE = '#1D4E89'
export const BROWN = '#8A4B00'
export const OLIVE = '#665500'
export const RED = '#8A1C1C'

/** LINE shows no picture that measures more in either direction: a long one is drawn smaller. */
const LONGEST = 1024

export function pictureOf(tall: number, drawn: string): Picture {
  const share = Math.min(1, LONGEST / tall)
  const [width, height] = [Math.round(WIDTH * share), Math.round(tall * share)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${WIDTH} ${tall}"><rect width="${WIDTH}" height="${tall}" fill="#FFFFFF"/>${drawn}</svg>`
  return { svg, width, height }
}

type At = { x: number; y: number; size: number; fill?: string; anchor?: 'start' | 'middle' | 'end' }

export const wordsAt = (text: string, { x, y, size, fill = INK, anchor = 'start' }: At): string =>
  `<text x="${round(x)}" y="${round(y)}" font-family="${FONT}" font-weight="700" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escaped(text)}</text>`

type Box = { x: number; y: number; width: number; height: number; look: string }

export const boxAt = ({ x, y, width, height, look }: Box): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="4" ${look}/>`

/** Words that fit into a width, cut where they do not. */
export function fitted(text: string, width: number, size: number): string {
  if (ems(text) * size <= width) return text
  let short = [...text]
  while (short.length > 0 && ems(`${short.join('')}…`) * size > width) short = short.slice(0, -1)
  return `${short.join('')}…`
}
