// Text in as much of Markdown as documents here are written in: headings, lists with levels, paragraphs and bold words, a
// line each. Anything else stays the text it is.

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'item'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'blank' }

export type Span = { text: string; bold: boolean }

/** Word knows nine levels. */
const LEVELS_MOST = 8
const STEP = 2

/** What no document may hold: XML has no way to write it. */
const UNWRITABLE = /[^\t\n\x20-\uFFFD\u{10000}-\u{10FFFF}]/gu

export const blocksOf = (text: string): Block[] => text.split('\n').map(blockOf)

function blockOf(raw: string): Block {
  const line = cleaned(raw)
  const [, marks, heading] = /^(#{1,3}) +(\S.*)$/.exec(line) ?? []
  if (marks && heading) return { kind: 'heading', level: levelOf(marks.length), text: plainOf(heading) }
  const [, indent = '', item] = /^( *)- +(\S.*)$/.exec(line) ?? []
  if (item)
    return { kind: 'item', level: Math.min(LEVELS_MOST, Math.floor(indent.length / STEP)), text: item }
  const text = line.replace(/^ +/, '')
  return text === '' ? { kind: 'blank' } : { kind: 'paragraph', text }
}

/** As XML can hold it: no control characters, no half characters, tabs as the blanks they look like. */
export const cleaned = (text: string): string =>
  text.toWellFormed().replaceAll(UNWRITABLE, '').replaceAll('\t', ' ').trimEnd()

export const levelOf = (n: number): 1 | 2 | 3 => (n <= 1 ? 1 : n === 2 ? 2 : 3)

/** The words of a line, with what is bold among them; neighbours that look alike are one. */
export function spansOf(text: string): Span[] {
  const parts = text.split(/\*\*([^*]+)\*\*/).map((part, at) => ({ text: part, bold: at % 2 === 1 }))
  return joined(parts.filter((span) => span.text !== ''))
}

export function joined(spans: Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last?.bold === span.bold) last.text += span.text
    else all.push({ ...span })
  }
  return all
}

export const plainOf = (text: string): string =>
  spansOf(text)
    .map((span) => span.text)
    .join('')

/** Blanks around bold words, or stars among them, would be read as something else. */
export const markdownOf = (spans: Span[]): string =>
  joined(spans)
    .map(({ text, bold }) => (bold && text.trim() !== '' && !text.includes('*') ? `**${text}**` : text))
    .join('')

/** A block as its line: two lines that say the same are written the same. */
export function lineOf(block: Block): string {
  switch (block.kind) {
    case 'blank':
      return ''
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text.trim()}`
    case 'item':
      return `${' '.repeat(STEP * block.level)}- ${markdownOf(spansOf(block.text)).trim()}`
    case 'paragraph':
      return markdownOf(spansOf(block.text)).replace(/^ +/, '').trimEnd()
  }
}
