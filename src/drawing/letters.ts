// The letters of pictures, and how much room they take.

export const FONT = 'BIZ UDPGothic'

/** Letters that are as wide as they are high; the others take about two thirds of it. */
const WIDE = /[^\x20-\x7e]/gu
const NARROW_EM = 0.66

/** The width of words as a share of the size of their letters: rather too much than too little. */
export const ems = (text: string): number => {
  const wide = text.match(WIDE)?.length ?? 0
  return wide + (text.length - wide) * NARROW_EM
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** What XML does not take at all. */
const UNWRITABLE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const TOKEN = /[\x21-\x7e]+\s*|[\s\S]/gu

/** Words in lines of a width: broken at a space in Latin letters, anywhere in others. */
export function wrapped(text: string, most: number): string[] {
  const tokens = (text.trim().match(TOKEN) ?? []).flatMap((token) =>
    ems(token) > most ? [...token] : [token],
  )
  const lines: string[] = []
  for (const token of tokens) {
    const line = lines.at(-1)
    if (line !== undefined && ems(`${line}${token}`.trimEnd()) <= most) lines[lines.length - 1] = line + token
    else lines.push(token)
  }
  return lines.map((line) => line.trim())
}
