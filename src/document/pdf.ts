// A document as a PDF file: A4, with letters that come along, so that it looks the same everywhere; headings and paragraphs are
// marked as such for whoever has it read out.
import { fileURLToPath } from 'node:url'
import type Pdf from 'pdfkit'
import { type Block, spansOf } from './blocks.ts'
import type { Document } from './document.ts'

const fontAt = (path: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/biz-udpgothic/${path}.ttf`))
const FONT = {
  plain: fontAt('400Regular/BIZUDPGothic_400Regular'),
  bold: fontAt('700Bold/BIZUDPGothic_700Bold'),
}
/** Points. */
const SIZE = { title: 16, section: 12.5, part: 11, text: 10.5, mark: 20, foot: 8 }
const MM = 2.835
const EDGE = { side: 22 * MM, top: 22 * MM, bottom: 30 * MM }
const [BLACK, GREY] = ['#000000', '#595959']
const STEP = 12
const LEADING = 4.5

type Paper = InstanceType<typeof Pdf>

export async function writePdf(document: Document): Promise<Uint8Array> {
  // Loaded when the first is asked for: a start does not wait for it.
  const { default: File } = await import('pdfkit')
  const { language, title, blocks, mark, properties } = document
  const paper = new File({
    size: 'A4',
    margins: { top: EDGE.top, bottom: EDGE.bottom, left: EDGE.side, right: EDGE.side },
    info: { Title: title, Creator: 'Yoriai', ...properties },
    lang: language === 'ja' ? 'ja-JP' : 'en-GB',
    ...{ displayTitle: true, tagged: true, bufferPages: true, pdfVersion: '1.7' as const },
    font: FONT.plain,
  })
  const chunks: Uint8Array[] = []
  paper.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((done, fail) => paper.once('end', done).once('error', fail))
  if (mark)
    artifact(paper, () => paper.font(FONT.bold, SIZE.mark).fillColor(GREY).text(mark, { align: 'right' }))
  for (const [at, block] of blocks.entries()) drawBlock(paper, block, at === 0)
  drawFeet(paper, document)
  paper.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function drawBlock(paper: Paper, block: Block, isFirst: boolean): void {
  if (block.kind === 'blank') {
    paper.moveDown(0.4)
    return
  }
  if (block.kind === 'heading') {
    drawHeading(paper, block, isFirst)
    return
  }
  const depth = block.kind === 'item' ? block.level + 1 : 0
  paper.addStructure(paper.struct('P', {}, () => drawSpans(paper, block.text, depth)))
  paper.y += LEADING
}

function drawHeading(
  paper: Paper,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  isFirst: boolean,
): void {
  const isTitle = isFirst && level === 1
  const size = isTitle ? SIZE.title : level <= 2 ? SIZE.section : SIZE.part
  if (!isFirst) paper.y += size * 0.7
  // A heading does not stand alone at the foot of a page.
  if (paper.y > paper.page.height - EDGE.bottom - size * 4) paper.addPage()
  const words = () =>
    paper
      .font(FONT.bold, size)
      .fillColor(BLACK)
      .text(text, { align: isTitle ? 'center' : 'left' })
  paper.addStructure(paper.struct(level === 1 ? 'H1' : level === 2 ? 'H2' : 'H3', {}, words))
  paper.y += isTitle ? size : LEADING
}

function drawSpans(paper: Paper, text: string, depth: number): void {
  const spans = spansOf(text)
  const sign = depth > 0 ? [{ text: '・', bold: false }] : []
  const all = [...sign, ...spans]
  const indent = Math.max(0, depth - 1) * STEP
  for (const [at, { text: words, bold }] of all.entries()) {
    const options = { continued: at < all.length - 1, lineGap: LEADING, indent: at === 0 ? indent : 0 }
    paper
      .font(bold ? FONT.bold : FONT.plain, SIZE.text)
      .fillColor(BLACK)
      .text(words, options)
  }
}

/** What is on every page belongs to no paragraph. */
function artifact(paper: Paper, draw: () => unknown): void {
  paper.markContent('Artifact', { type: 'Pagination' })
  draw()
  paper.endMarkedContent()
}

function drawFeet(paper: Paper, { foot }: Document): void {
  const { start, count } = paper.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    paper.switchToPage(start + page)
    // Below the margin a new page would begin by itself.
    paper.page.margins.bottom = 0
    const lines = [`－ ${page + 1} / ${count} －`, ...foot]
    for (const [at, line] of lines.entries())
      artifact(paper, () =>
        paper
          .font(FONT.plain, at === 0 ? SIZE.text : SIZE.foot)
          .fillColor(GREY)
          .text(line, EDGE.side, paper.page.height - EDGE.bottom + 22 + at * 14, {
            width: paper.page.width - 2 * EDGE.side,
            align: 'center',
            lineBreak: false,
          }),
      )
  }
}
