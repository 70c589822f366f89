// The public version as a file: with nobody's name in it, and without the marks by which an edited file is taken back.
import { z } from 'zod'
import { blocksOf } from '../../document/blocks.ts'
import type { Document, DocumentFile } from '../../document/document.ts'
import { writeDocx } from '../../document/docx.ts'
import { writeMarkdown } from '../../document/markdown.ts'
import { publishMinutes } from '../../domain/publication/publish.ts'
import { DOCX_TYPE, documentOf, fileName, HASH_SHOWN, MARKDOWN_TYPE } from '../minutes/view.ts'
import type { FileRequest } from '../turn/file.ts'
import { publicWords } from './view.ts'
import { words } from './words.ts'

const asked = z.strictObject({
  meeting: z.string(),
  version: z.coerce.number().int(),
  form: z.enum(['docx', 'md']),
  locale: z.enum(['ja', 'en']),
})

/** Undefined where whoever it was given to is not of the secretariat any more. */
export async function publicFile({
  act,
  town,
  facts,
}: FileRequest): Promise<(() => Promise<DocumentFile>) | undefined> {
  const { meeting: meetingId, version, form, locale } = asked.parse(facts)
  const published = await publishMinutes(act, { meetingId, version, form, words: publicWords(locale) })
  if (!published.ok) return undefined
  const { meeting, minutes, withheld } = published.value
  const w = words(locale)
  const of = { locale, town, meeting, minutes }
  const whole = documentOf(of)
  const document: Document = {
    ...whole,
    blocks: blocksOf(withheld.text),
    foot: [...whole.foot.slice(0, 1), w.foot, w.footHash(minutes.sha256.slice(0, HASH_SHOWN))],
  }
  const name = fileName(of, w.file)
  return async () =>
    form === 'md'
      ? { name: `${name}.md`, type: MARKDOWN_TYPE, bytes: writeMarkdown(withheld.text, document) }
      : { name: `${name}.docx`, type: DOCX_TYPE, bytes: await writeDocx(document) }
}
