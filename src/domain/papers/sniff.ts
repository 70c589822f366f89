import { fileTypeFromBuffer } from 'file-type'
import { ENDINGS } from './model.ts'

const ZIP = 'application/zip'
/** The folder of an Office document in which a program stands, as it is written in the archive. */
const PROGRAM = /vbaProject\.bin|Basic\/script-lc\.xml/

/**
 * What a file is, by its own bytes: what it is called, or said to be, counts for nothing. Undefined for what is no paper: pages,
 * drawings with scripts, archives, programs, and documents with a program in them.
 */
export async function sniffType(content: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const type = found?.mime
  if (type === undefined || type === ZIP || !Object.hasOwn(ENDINGS, type)) return undefined
  const isArchive = ENDINGS[type] !== 'pdf' && !type.startsWith('image/')
  return isArchive && PROGRAM.test(Buffer.from(content).toString('latin1')) ? undefined : type
}
