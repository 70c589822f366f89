// The page from which staff send a file: what it is for, and what becomes of the file that comes.
import { inTransaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { attachFile, type FileRefusal } from '../../domain/papers/attach.ts'
import type { Paper } from '../../domain/papers/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { readActor } from '../../domain/people/read.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { loadTown } from '../../domain/town/read.ts'
import { openLink } from '../../links.ts'
import { nameOf } from '../meeting/view.ts'
import { aboutPaper, sayPaper } from '../papers/view.ts'
import { words as paperWords } from '../papers/words.ts'
import { card, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { App } from './converse.ts'

/** What was said in chat: the page begins with it. */
export type UploadForm = {
  locale: Locale
  meeting: Meeting
  name: string
  item: number | undefined
  title: string | undefined
  secret: boolean
}

type NoUpload = { kind: 'unknown' } | { kind: 'expired' }
export type UploadPage = { kind: 'form'; form: UploadForm } | NoUpload

type Opened = { act: Act; town: TownModel; form: UploadForm }

/** What the page is about; for nobody who is no longer of the secretariat. */
export const lookAtUpload = (app: App, token: string): Promise<UploadPage> =>
  withUpload(app, token, async ({ form }) => ({ kind: 'form', form }))

export type Sent = { content: Uint8Array; title: string; item: number | undefined; secret: boolean }
export type UploadEnd =
  | { kind: 'attached'; form: UploadForm; paper: Paper }
  | { kind: 'refused'; form: UploadForm; why: FileRefusal }
  | NoUpload

/** A file came: it is attached, and the secretariat's channel hears it. */
export const takeUpload = (
  app: App,
  token: string,
  { content, title, item, secret }: Sent,
): Promise<UploadEnd> =>
  withUpload(app, token, async ({ act, town, form }): Promise<UploadEnd> => {
    const { meeting } = form
    const about = { meetingId: meeting.id, itemNo: item ?? null, title, secret }
    const attached = await attachFile(act, { ...about, content })
    if (!attached.ok) return { kind: 'refused', form, why: attached.refusal }
    const paper = attached.value
    const told = (locale: Locale) =>
      card(paperWords(locale).attached(sayPaper(locale, paper)), [
        text(nameOf(town, meeting)),
        text(aboutPaper(locale, paper)),
      ])
    await app.post.send(act, town, [{ to: { staff: true }, card: told }], act.now)
    return { kind: 'attached', form, paper }
  })

const LONG = { timeoutMs: 30_000 }

async function withUpload<Result>(
  { db, vault, now: clock }: App,
  token: string,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result | NoUpload> {
  const now = clock()
  const opened = openLink(vault, token, { kinds: ['upload'], now })
  if (!opened.ok) return { kind: opened.why }
  const { town: townId, person, facts } = opened.link
  return inTransaction(
    db,
    async (transaction) => {
      const act: Act = { ...transaction, town: townId, now, by: person, via: 'link' }
      const town = await loadTown(act, now)
      const meeting = town?.meetings.find(({ id }) => id === facts.meeting)
      if (!town || !meeting || !isStaff(await readActor(act))) return { kind: 'unknown' as const }
      return work({ act, town, form: formOf(town, meeting, facts) })
    },
    LONG,
  )
}

const formOf = (town: TownModel, meeting: Meeting, facts: Record<string, string>): UploadForm => ({
  locale: facts.locale === 'en' ? 'en' : 'ja',
  meeting,
  name: nameOf(town, meeting),
  item: facts.item === undefined ? undefined : Number(facts.item),
  title: facts.title,
  secret: facts.secret !== 'no',
})
