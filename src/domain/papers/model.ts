// Papers of a meeting (資料): links and files, secret unless the secretariat says otherwise.
import { z } from 'zod'

export const paperKind = z.enum(['link', 'file'])

export const paperSchema = z.object({
  meetingId: z.string(),
  no: z.int(),
  /** The item it belongs to; none: the whole meeting. */
  itemNo: z.int().nullable(),
  title: z.string(),
  kind: paperKind,
  url: z.string().nullable(),
  type: z.string().nullable(),
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  secret: z.boolean(),
  at: z.date(),
  toldAt: z.date().nullable(),
  withdrawnAt: z.date().nullable(),
})
export type Paper = z.output<typeof paperSchema>

/** What is sent out as one file. */
export const FILE_MOST_BYTES = 20 * 1024 * 1024
/** What the files of one town may take together. [choice] */
export const TOWN_MOST_BYTES = 500 * 1024 * 1024

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** What a paper may be, and how its name ends: documents and pictures without programs in them. */
export const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  [WORD]: 'docx',
  [EXCEL]: 'xlsx',
  [SLIDES]: 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

const NAME_MOST = 80

/** The name a file is saved under: its title, without what a file system or a page would read as something else. */
export function fileNameOf({ title, type }: Pick<Paper, 'title' | 'type'>): string {
  const plain = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}"*/:<>?\\|]+/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...plain].slice(0, NAME_MOST).join('') || 'paper'}.${ENDINGS[type ?? ''] ?? 'bin'}`
}
