// A Word file read back as blocks. Changes that are tracked count as accepted; pictures and notes are passed over, and named.
import type { Element } from '@xmldom/xmldom'
import { type Block, cleaned, joined, markdownOf, type Span } from './blocks.ts'
import { attribute, one, unpack, within } from './unpack.ts'
import { type Look, looksOf } from './word-styles.ts'

export type ReadDocument = {
  blocks: Block[]
  properties: Record<string, string>
  /** What was passed over: no text can say it. */
  without: Set<'pictures' | 'notes' | 'tables'>
}

export type ReadResult =
  | { ok: true; document: ReadDocument }
  | { ok: false; why: 'no-document' | 'too-large' }

const BODY = 'word/document.xml'
const STYLES = 'word/styles.xml'
const NUMBERING = 'word/numbering.xml'
const PROPERTIES = 'docProps/custom.xml'

export function readDocx(bytes: Uint8Array): ReadResult {
  const unpacked = unpack(bytes, [BODY, STYLES, NUMBERING, PROPERTIES])
  if (!unpacked.ok) return unpacked
  const { parts } = unpacked
  const body = one(parts.get(BODY), 'body')
  if (!body) return { ok: false, why: 'no-document' }
  const without: ReadDocument['without'] = new Set()
  const look = looksOf(parts.get(STYLES), parts.get(NUMBERING))
  const count = counting()
  const blocks = paragraphsIn(body, without).flatMap((paragraph) =>
    'cells' in paragraph
      ? [rowOf(paragraph.cells, without)]
      : blocksOf(look(paragraph.element), linesIn(paragraph.element, without), count),
  )
  return { ok: true, document: { blocks, properties: propertiesIn(parts.get(PROPERTIES)), without } }
}

const propertiesIn = (custom: Element | undefined): Record<string, string> =>
  Object.fromEntries(
    within(custom, 'property').map((property) => [
      attribute(property, 'name') ?? '',
      within(property)[0]?.textContent ?? '',
    ]),
  )

type Place = { element: Element } | { cells: Element[] }

/** What was taken out, with changes tracked. */
const GONE = ['del', 'moveFrom']
const AROUND = [
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
]

/** The paragraphs of a body in their order; a row of a table is one, with its cells. */
function paragraphsIn(parent: Element, without: ReadDocument['without']): Place[] {
  return within(parent).flatMap((element): Place[] => {
    const name = element.localName ?? ''
    if (name === 'p') return [{ element }]
    if (AROUND.includes(name)) return paragraphsIn(element, without)
    if (name !== 'tbl') return []
    without.add('tables')
    return within(element, 'tr').map((row) => ({ cells: within(row, 'tc') }))
  })
}

function rowOf(cells: Element[], without: ReadDocument['without']): Block {
  const texts = cells.map((cell) =>
    paragraphsIn(cell, without)
      .flatMap((place) => ('element' in place ? linesIn(place.element, without) : []))
      .map(textOf)
      .join(' '),
  )
  return { kind: 'paragraph', text: texts.join(' | ') }
}

const textOf = (spans: Span[]): string => cleaned(markdownOf(spans))

/** The lines of a paragraph: one, unless somebody broke it. */
function linesIn(paragraph: Element, without: ReadDocument['without']): Span[][] {
  const lines: Span[][] = [[]]
  for (const { text, bold } of spansIn(paragraph, without)) {
    const [first = '', ...rest] = text.split('\n')
    lines.at(-1)?.push({ text: first, bold })
    for (const part of rest) lines.push([{ text: part, bold }])
  }
  return lines.map(joined)
}

function spansIn(parent: Element, without: ReadDocument['without']): Span[] {
  return within(parent).flatMap((element): Span[] => {
    const name = element.localName ?? ''
    if (GONE.includes(name)) return []
    if (name === 'r') return [{ text: runText(element, without), bold: isBold(one(element, 'rPr')) }]
    if (name === 'oMath' || name === 'oMathPara') without.add('pictures')
    return AROUND.includes(name) ? spansIn(element, without) : []
  })
}

const isBold = (properties: Element | undefined): boolean => {
  const bold = one(properties, 'b')
  return !!bold && !['0', 'false', 'off', 'none'].includes(attribute(bold, 'val') ?? '')
}

function runText(run: Element, without: ReadDocument['without']): string {
  return within(run)
    .map((element): string => {
      switch (element.localName) {
        case 't':
          return element.textContent ?? ''
        case 'tab':
          return ' '
        case 'br':
        case 'cr':
          return '\n'
        case 'noBreakHyphen':
          return '-'
        // The word itself, without the reading above it.
        case 'ruby':
          return within(one(element, 'rubyBase'), 'r')
            .map((base) => runText(base, without))
            .join('')
        case 'footnoteReference':
        case 'endnoteReference':
        case 'commentReference':
          without.add('notes')
          return ''
        case 'drawing':
        case 'pict':
        case 'object':
        case 'AlternateContent':
          without.add('pictures')
          return ''
        default:
          return ''
      }
    })
    .join('')
}

/** Numbers the paragraphs of a counting list; a list further in begins anew behind one further out. */
function counting(): (list: { id: string; level: number }) => number {
  const counts = new Map<string, number[]>()
  return ({ id, level }) => {
    const levels = (counts.get(id) ?? []).slice(0, level + 1)
    levels[level] = (levels[level] ?? 0) + 1
    counts.set(id, levels)
    return levels[level] ?? 1
  }
}

function blocksOf(
  { heading, numbering }: Look,
  lines: Span[][],
  count: ReturnType<typeof counting>,
): Block[] {
  if (heading) {
    const text = cleaned(lines.map((line) => line.map((span) => span.text).join('')).join(' ')).trim()
    return text === '' ? [] : [{ kind: 'heading', level: heading, text }]
  }
  const texts = lines.map(textOf)
  if (numbering?.bullet) {
    const text = texts.join(' ').trim()
    return text === '' ? [] : [{ kind: 'item', level: numbering.level, text }]
  }
  const mark = numbering ? `${'\u3000'.repeat(numbering.level)}${count(numbering)}. ` : ''
  return texts.map((text, at): Block => {
    const whole = at === 0 ? `${mark}${text}` : text
    return whole.trim() === '' ? { kind: 'blank' } : { kind: 'paragraph', text: whole }
  })
}
