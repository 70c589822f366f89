// The minutes as files and as a page, by links: made when a link is followed, for whoever it was given to.
import { z } from 'zod'
import type { DocumentFile } from '../../document/document.ts'
import { writeDocx } from '../../document/docx.ts'
import { writeMarkdown } from '../../document/markdown.ts'
import { writePage } from '../../document/page.ts'
import { handOutMinutes } from '../../domain/minutes/hand-out.ts'
import type { Minutes } from '../../domain/minutes/model.ts'
import { note, type Part, secretLinks } from '../turn/card.ts'
import { FILE_PATH, type FileRequest, hoursFrom, type Page } from '../turn/file.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { DOCX_TYPE, documentOf, fileName, MARKDOWN_TYPE } from './view.ts'
import { words } from './words.ts'

const READ_DAYS = 7
const DAY_HOURS = 24

/** Within a Word file: which text it was made from. */
export const MARKS = { meeting: 'YoriaiMeeting', version: 'YoriaiVersion', sha256: 'YoriaiSha256' } as const

type For = { person?: string; locale: Locale }

/** The way to read the whole text on a phone. */
export function readLink({ link, act }: Turn, { meetingId, version }: Minutes, { person, locale }: For) {
  const facts = { meeting: meetingId, version: `${version}`, locale }
  const until = hoursFrom(act.now, READ_DAYS * DAY_HOURS)
  return {
    label: words(locale).read,
    url: link({ path: FILE_PATH, kind: 'minutes-page', facts, until, person }),
  }
}

/** The ways to have the minutes as a document; staff send an edited one back. */
export function documentLinks(turn: Turn, minutes: Minutes, { staff }: { staff: boolean }): Part[] {
  const { locale, act, link } = turn
  const w = words(locale)
  const { meetingId: meeting, version } = minutes
  const until = hoursFrom(act.now, DAY_HOURS)
  const save = (form: 'docx' | 'md') =>
    link({ path: FILE_PATH, kind: 'minutes', facts: { meeting, version: `${version}`, form, locale }, until })
  const back = { path: FILE_PATH, kind: 'minutes-upload', facts: { meeting, locale }, until }
  return [
    secretLinks(
      readLink(turn, minutes, { locale }),
      { label: w.word, url: save('docx') },
      { label: w.markdown, url: save('md') },
      ...(staff ? [{ label: w.bringBack, url: link(back) }] : []),
    ),
    note(w.linkHint(READ_DAYS)),
  ]
}

const locale = z.enum(['ja', 'en'])
const wanted = z.strictObject({ meeting: z.string(), version: z.coerce.number().int(), locale })
const wantedFile = wanted.extend({ form: z.enum(['docx', 'md']) })

/** Undefined where whoever it was given to may not read that version, or not any more. */
export async function minutesFile(request: FileRequest): Promise<(() => Promise<DocumentFile>) | undefined> {
  const { act, town } = request
  const { meeting: meetingId, version, form, locale } = wantedFile.parse(request.facts)
  const handed = await handOutMinutes(act, { meetingId, version, form })
  if (!handed.ok) return undefined
  const of = { locale, town, ...handed.value }
  const { meeting, minutes } = handed.value
  const document = documentOf(of)
  if (form === 'md')
    return async () => ({
      name: `${fileName(of)}.md`,
      type: MARKDOWN_TYPE,
      bytes: writeMarkdown(minutes.text, document),
    })
  const properties = {
    [MARKS.meeting]: meeting.id,
    [MARKS.version]: `${version}`,
    [MARKS.sha256]: minutes.sha256,
  }
  return async () => ({
    name: `${fileName(of)}.docx`,
    type: DOCX_TYPE,
    bytes: await writeDocx({ ...document, properties }),
  })
}

export async function minutesPage({ act, town, facts }: FileRequest): Promise<Page | undefined> {
  const { meeting: meetingId, version, locale } = wanted.parse(facts)
  const handed = await handOutMinutes(act, { meetingId, version, form: 'page' })
  return handed.ok ? { html: writePage(documentOf({ locale, town, ...handed.value })) } : undefined
}
