// What stands in a picture: its words with the room they take, and how they stand out from white.
import { ems } from '../../src/drawing/letters.ts'

const TEXT =
  /<text x="([\d.-]+)" y="([\d.-]+)"[^>]*font-size="(\d+)" text-anchor="(\w+)" fill="(#\w{6})"[^>]*>([^<]*)<\/text>/g
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

export const wordsIn = (svg: string) =>
  [...svg.matchAll(TEXT)].map(([, x, y, size, anchor, fill = '', words]) => {
    const text = plain(words ?? '')
    const width = Number(size) * ems(text)
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    return { text, fill, left, right: left + width, y: Number(y) }
  })

/** WCAG 2: the contrast of a colour on white. */
export function contrast(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
