// A document as Markdown: its text as it is kept, with its mark above and its foot below.
import type { Document } from './document.ts'

export const writeMarkdown = (text: string, { mark, foot }: Pick<Document, 'mark' | 'foot'>): Uint8Array =>
  new TextEncoder().encode(
    `${[...(mark ? [`**${mark}**`, ''] : []), text.trimEnd(), '', '---', '', foot.join('  \n')].join('\n')}\n`,
  )
