// A document as a Word file, in the style of a Japanese town's papers: A4, Mincho, the title in the middle, page numbers.
import type * as Docx from 'docx'
import { type Block, spansOf } from './blocks.ts'
import type { Document } from './document.ts'

/** Word puts another Mincho in its place where the machine has none of this name, and so does LibreOffice. */
const FONT = 'ＭＳ 明朝'
/** Half points. */
const SIZE = { text: 21, title: 28, section: 24, part: 22, mark: 44, foot: 16 }
/** Twentieths of a point. */
const MM = 56.7
const A4 = { width: 11_906, height: 16_838 }
const GREY = '595959'
const BULLETS = 'items'
const SIGNS = ['・', '－', '・', '－', '・', '－', '・', '－', '・']
const STEP = 340

export async function writeDocx(document: Document): Promise<Uint8Array> {
  // Loaded when the first is asked for: a start does not wait for it.
  const docx = await import('docx')
  const { Document: File, Packer } = docx
  const { title, blocks, properties } = document
  const children = placed(blocks).map(([block, isTitle]) => paragraphOf(docx, block, isTitle))
  const file = new File({
    title,
    creator: 'Yoriai',
    lastModifiedBy: 'Yoriai',
    customProperties: Object.entries(properties).map(([name, value]) => ({ name, value })),
    styles: stylesOf(docx, document),
    numbering: { config: [{ reference: BULLETS, levels: levels(docx) }] },
    sections: [{ ...pagesOf(docx, document), children }],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** Space around headings comes from their style: a blank line is one only before a paragraph, behind another or a list. */
function placed(blocks: Block[]): [Block, boolean][] {
  const heading = blocks.findIndex(({ kind }) => kind !== 'blank')
  return blocks.flatMap((block, at): [Block, boolean][] => {
    if (block.kind !== 'blank')
      return [[block, at === heading && block.kind === 'heading' && block.level === 1]]
    const before = blocks[at - 1]?.kind
    const between = before === 'paragraph' || before === 'item'
    return between && blocks[at + 1]?.kind === 'paragraph' ? [[block, false]] : []
  })
}

function paragraphOf({ Paragraph, TextRun, HeadingLevel }: typeof Docx, block: Block, isTitle: boolean) {
  if (block.kind === 'blank') return new Paragraph({})
  if (block.kind === 'heading') {
    const level = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }[
      block.level
    ]
    return new Paragraph({
      heading: isTitle ? HeadingLevel.TITLE : level,
      children: [new TextRun(block.text)],
    })
  }
  const children = spansOf(block.text).map(({ text, bold }) => new TextRun(bold ? { text, bold } : text))
  return block.kind === 'item'
    ? new Paragraph({ numbering: { reference: BULLETS, level: block.level }, children })
    : new Paragraph({ children })
}

const levels = ({ AlignmentType, LevelFormat }: typeof Docx) =>
  SIGNS.map((text, level) => ({
    level,
    format: LevelFormat.BULLET,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } }, run: { font: FONT } },
  }))

function stylesOf({ AlignmentType }: typeof Docx, { language }: Document): Docx.IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: '000000' },
    paragraph: { spacing: { before, after }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: SIZE.text,
          language: { value: language === 'ja' ? 'ja-JP' : 'en-GB', eastAsia: 'ja-JP' },
        },
        paragraph: { spacing: { line: 320 } },
      },
      title: {
        run: { font: FONT, size: SIZE.title, bold: true, color: '000000' },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 360 } },
      },
      heading1: heading(SIZE.title, 360, 160),
      heading2: heading(SIZE.section, 320, 120),
      heading3: heading(SIZE.part, 200, 60),
    },
  }
}

function pagesOf(
  { AlignmentType, Footer, Header, PageNumber, Paragraph, TextRun }: typeof Docx,
  of: Document,
) {
  const mark = { text: of.mark ?? '', size: SIZE.mark, bold: true, color: GREY }
  const small = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 240 },
      children: [new TextRun({ text, size: SIZE.foot, color: GREY })],
    })
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['－ ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, ' －'] })],
  })
  const edge = Math.round(25 * MM)
  const foot = Math.round(31 * MM)
  return {
    properties: { page: { size: A4, margin: { top: edge, bottom: foot, left: edge, right: edge } } },
    ...(of.mark && {
      headers: {
        default: new Header({
          children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun(mark)] })],
        }),
      },
    }),
    footers: { default: new Footer({ children: [number, ...of.foot.map(small)] }) },
  }
}
