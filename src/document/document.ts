// A document as plain data; docx.ts, page.ts and markdown.ts write it.
import type { Block } from './blocks.ts'

export type Document = {
  language: 'ja' | 'en'
  /** What the document is called where it is listed. */
  title: string
  blocks: Block[]
  /** Stands large at the head of every page of what is not final yet. */
  mark: string | null
  /** Which text this is: at the foot of every page. */
  foot: string[]
  /** Kept within the file, for when it comes back. */
  properties: Record<string, string>
}

/** A document written out, as a browser is given it. */
export type DocumentFile = { name: string; type: string; bytes: Uint8Array }
