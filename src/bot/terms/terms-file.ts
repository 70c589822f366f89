// Terms as a PDF or a Word file, by a link: made of the stored body alone when the link is followed.
import { z } from 'zod'
import { type Block, cleaned } from '../../document/blocks.ts'
import type { Document, DocumentFile } from '../../document/document.ts'
import { writeDocx } from '../../document/docx.ts'
import { writePdf } from '../../document/pdf.ts'
import { handOutTerms } from '../../domain/terms/hand-out.ts'
import type { TermsVersion } from '../../domain/terms/model.ts'
import { sayWhen } from '../turn/dates.ts'
import type { FileRequest } from '../turn/file.ts'
import type { Locale } from '../turn/locale.ts'
import { type Row, sectionsOf } from './sections.ts'
import { words } from './words.ts'

const asked = z.strictObject({
  claim: z.coerce.number().int(),
  version: z.coerce.number().int(),
  form: z.enum(['pdf', 'docx']),
  locale: z.enum(['ja', 'en']),
})

const TYPE = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
const WRITE = { pdf: writePdf, docx: writeDocx }

/** Undefined where whoever it was given to may not have it, or not any more. */
export async function termsFile({
  act,
  facts,
}: FileRequest): Promise<(() => Promise<DocumentFile>) | undefined> {
  const { claim: claimId, version, form, locale } = asked.parse(facts)
  const handed = await handOutTerms(act, { claimId, version, form })
  if (!handed.ok) return undefined
  const { terms } = handed.value
  const { work, worker } = terms.body
  const name = words(locale)
    .docName(work.no, worker, version)
    .replaceAll(/[\\/:*?"<>|\s]+/g, '_')
  return async () => ({
    name: `${name}.${form}`,
    type: TYPE[form],
    bytes: await WRITE[form](termsDocument(locale, terms)),
  })
}

/** The terms as a paper; a version without force says so on its head. */
export function termsDocument(locale: Locale, terms: TermsVersion): Document {
  const w = words(locale)
  const { body, version, state, sha256, at, answeredAt, reason } = terms
  const when = sayWhen(answeredAt ?? at, body.timezone, locale)
  const binds = state === 'given' || state === 'agreed'
  return {
    language: locale,
    title: w.docTitle,
    blocks: [
      { kind: 'heading', level: 1, text: w.docTitle },
      { kind: 'paragraph', text: w.docState[state] },
      ...(reason ? paragraphs(w.docReason(reason)) : []),
      ...sectionsOf(locale, body).flatMap(({ title, rows }): Block[] => [
        { kind: 'heading', level: 2, text: title },
        ...rows.flatMap(rowBlocks),
      ]),
      { kind: 'blank' },
      { kind: 'paragraph', text: w.questions },
    ],
    mark: binds ? null : w.docMark,
    foot: [w.docFoot(version, when), w.docHash(sha256)],
    properties: { YoriaiTermsVersion: `${version}`, YoriaiTermsSha256: sha256 },
  }
}

/** Stars that somebody wrote are stars, and no bold words. */
const plain = (value: string): string[] =>
  value
    .split('\n')
    .map((line) => cleaned(line).replaceAll('**', '＊＊'))
    .filter((line) => line !== '')

const paragraphs = (value: string): Block[] => plain(value).map((text) => ({ kind: 'paragraph', text }))

function rowBlocks([name, value]: Row): Block[] {
  const [first = '', ...rest] = plain(value)
  return [
    { kind: 'item', level: 0, text: `**${name}**　${first}` },
    ...rest.map((text): Block => ({ kind: 'paragraph', text })),
  ]
}
