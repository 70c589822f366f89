// A link is followed, or a page it led to sends its form: in the name of whoever it was given to, if they still may.
import { inTransaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import { loadTown } from '../../domain/town/read.ts'
import { type Link, openLink } from '../../links.ts'
import { deliveryFile } from '../delivery/delivery-file.ts'
import { feesFile } from '../fees/sheet.ts'
import { minutesFile, minutesPage } from '../minutes/document.ts'
import { takeUpload, uploadPage } from '../minutes/upload.ts'
import { paperFile } from '../papers/paper-file.ts'
import { payFile } from '../pay/sheet.ts'
import { publicFile } from '../publication/file.ts'
import { termsFile } from '../terms/terms-file.ts'
import type { File, FileRequest, Fetched as Found, Page, Sent } from '../turn/file.ts'
import type { App } from './converse.ts'

/** A file that is not for them, or not any more, is like none. */
const orUnknown =
  (of: (request: FileRequest) => Promise<(() => Promise<File>) | undefined>) =>
  async (request: FileRequest): Promise<Found> => {
    const make = await of(request)
    return make ? { kind: 'file', make } : { kind: 'unknown' }
  }

/** What can be fetched by a link, each by its kind. */
const files: Record<string, (request: FileRequest) => Promise<Found>> = {
  'delivery-file': deliveryFile,
  fees: feesFile,
  minutes: orUnknown(minutesFile),
  'minutes-public': orUnknown(publicFile),
  paper: paperFile,
  terms: orUnknown(termsFile),
  pay: payFile,
}

/** What is looked at rather than kept; undefined where it is not for them, or not any more. */
const pages: Record<string, (request: FileRequest) => Promise<Page | undefined>> = {
  'minutes-page': minutesPage,
  'minutes-upload': uploadPage,
}

/** What takes a form; what was sent is read before anything waits for the database. */
const forms: Record<string, (sent: Sent) => (request: FileRequest) => Promise<Page | undefined>> = {
  'minutes-upload': takeUpload,
}

export type Fetched =
  | { kind: 'file'; file: File }
  | { kind: 'page'; page: Page }
  | Exclude<Found, { kind: 'file' }>
  | { kind: 'expired' }
  | { kind: 'large' }

export async function fetchFile(app: App, token: string): Promise<Fetched> {
  const opened = openedBy(app, token, [...Object.keys(files), ...Object.keys(pages)])
  if (!opened.ok) return { kind: opened.why }
  const { kind } = opened.link
  const page = pages[kind]
  if (page) return pageOr(await asking(app, opened.link, page))
  const found = await asking(app, opened.link, async (request) => files[kind]?.(request))
  if (!found) return { kind: 'unknown' }
  // Written out when the transaction has ended: nobody waits for it.
  return found.kind === 'file' ? { kind: 'file', file: await found.make() } : found
}

export async function takeFile(
  app: App,
  token: string,
  read: () => Promise<Sent | 'large'>,
): Promise<Fetched> {
  const opened = openedBy(app, token, Object.keys(forms))
  if (!opened.ok) return { kind: opened.why }
  const sent = await read()
  if (sent === 'large') return { kind: 'large' }
  const take = forms[opened.link.kind]?.(sent)
  return pageOr(take && (await asking(app, opened.link, take)))
}

const openedBy = ({ vault, now }: App, token: string, kinds: string[]) =>
  openLink(vault, token, { kinds, now: now() })

const pageOr = (page: Page | undefined): Fetched => (page ? { kind: 'page', page } : { kind: 'unknown' })

function asking<Made>(
  { db, vault, now: clock }: App,
  { town: townId, person, facts }: Link,
  work: (request: FileRequest) => Promise<Made | undefined>,
): Promise<Made | undefined> {
  const now = clock()
  return inTransaction(db, async (transaction) => {
    const act: Act = { ...transaction, town: townId, now, by: person, via: 'link' }
    const town = await loadTown(act, now)
    return town && work({ act, town, facts, vault })
  })
}
