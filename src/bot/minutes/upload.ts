// An edited Word file comes back: a page takes it, shows what it would change, and changes it when asked to.
import { z } from 'zod'
import { merge } from '../../document/merge.ts'
import { type ReadResult, readDocx } from '../../document/read-docx.ts'
import { editMinutes } from '../../domain/minutes/edit.ts'
import { type Minutes, TEXT_MOST } from '../../domain/minutes/model.ts'
import { latestMinutes } from '../../domain/minutes/read.ts'
import { mayKeepOffice } from '../../domain/people/may.ts'
import { readActor } from '../../domain/people/read.ts'
import { openLink, signLink } from '../../links.ts'
import { nameOf } from '../meeting/view.ts'
import { type FileRequest, hoursFrom, type Page, type Sent } from '../turn/file.ts'
import { plainText } from '../turn/plain-text.ts'
import { MARKS } from './document.ts'
import { uploadChanges, uploadDone, uploadForm, uploadRefused } from './upload-form.ts'
import { uploadWords } from './upload-words.ts'
import { minutesRefused } from './view.ts'

const asked = z.strictObject({ meeting: z.string(), locale: z.enum(['ja', 'en']) })

export async function uploadPage(request: FileRequest): Promise<Page | undefined> {
  const place = await placeOf(request)
  return place && uploadForm(place)
}

/** What was sent is a file, or the word to change the minutes to what it said. */
export function takeUpload({ values, file }: Sent): (request: FileRequest) => Promise<Page | undefined> {
  // Chosen nothing: browsers send an empty file.
  const read = file && file.length > 0 ? readDocx(file) : undefined
  return async (request) => {
    const place = await placeOf(request)
    if (!place) return undefined
    if (values.written !== undefined) return accept(request, place, values.written, values.reason)
    const w = uploadWords(place.locale)
    return read ? proposed(request, place, read) : uploadRefused(place, w.noFile)
  }
}

type Place = { locale: 'ja' | 'en'; meeting: string; name: string; latest: Minutes }

/** Asked anew at each step: the minutes may have changed, and so may what somebody is. */
async function placeOf({ act, town, facts }: FileRequest): Promise<Place | undefined> {
  const { meeting: id, locale } = asked.parse(facts)
  const meeting = town.meetings.find((one) => one.id === id)
  const latest = await latestMinutes(act, id)
  if (!meeting || !latest || !mayKeepOffice(await readActor(act)).allowed) return undefined
  return { locale, meeting: id, name: nameOf(town, meeting), latest }
}

function proposed(request: FileRequest, place: Place, read: ReadResult): Page {
  const { locale, latest, meeting } = place
  const w = uploadWords(locale)
  if (!read.ok)
    return read.why === 'too-large'
      ? uploadRefused(place, w.tooLarge, w.tooLargeHint)
      : uploadRefused(place, w.notWord, w.notWordHint)
  const { blocks, properties, without } = read.document
  const sha256 = properties[MARKS.sha256]
  if (!sha256) return uploadRefused(place, w.unmarked, w.unmarkedHint)
  if (properties[MARKS.meeting] !== meeting) return uploadRefused(place, w.otherMeeting, w.otherMeetingHint)
  if (properties[MARKS.version] !== `${latest.version}` || sha256 !== latest.sha256)
    return uploadRefused(place, w.stale, w.staleHint)
  const { text, changes } = merge(latest.text, blocks)
  if (text.trim() === '') return uploadRefused(place, w.empty)
  if (changes.length === 0) return uploadRefused(place, w.unchanged, w.unchangedHint)
  if (text.length > TEXT_MOST)
    return uploadRefused(place, plainText(minutesRefused(locale, { kind: 'text-too-long', most: TEXT_MOST })))
  return uploadChanges(place, { changes, without, written: sealed(request, place, text) })
}

const WRITTEN = 'minutes-written'
const HOURS = 2

/** The text waits in the page itself, where nobody can change it, until its reader has looked. */
const sealed = ({ act, vault }: FileRequest, { meeting, latest }: Place, text: string): string =>
  signLink(vault, {
    kind: WRITTEN,
    town: act.town,
    person: act.by,
    facts: { meeting, version: `${latest.version}`, sha256: latest.sha256, text },
    until: hoursFrom(act.now, HOURS).getTime(),
  })

const written = z.strictObject({
  meeting: z.string(),
  version: z.coerce.number().int(),
  sha256: z.string(),
  text: z.string(),
})

const REASON_MOST = 200

async function accept(
  { act, vault }: FileRequest,
  place: Place,
  token: string,
  reason: string | undefined,
): Promise<Page> {
  const { locale, meeting } = place
  const w = uploadWords(locale)
  const opened = openLink(vault, token, { kinds: [WRITTEN], now: act.now })
  const own = opened.ok && opened.link.town === act.town && opened.link.person === act.by
  const facts = own ? written.parse(opened.link.facts) : undefined
  if (facts?.meeting !== meeting) return uploadRefused(place, w.expired, w.expiredHint)
  const edited = await editMinutes(act, {
    seen: { meetingId: meeting, version: facts.version, sha256: facts.sha256 },
    text: facts.text,
    reason: reason?.trim().slice(0, REASON_MOST) || undefined,
  })
  if (!edited.ok)
    return edited.refusal.kind === 'minutes-changed'
      ? uploadRefused(place, w.stale, w.staleHint)
      : uploadRefused(place, plainText(minutesRefused(locale, edited.refusal)))
  const { version } = edited.value
  return uploadDone(place, version > facts.version ? w.corrected(version) : w.edited)
}
