// A link is followed: what it names is made for whoever it was given to, if they still may have it, and goes on record.
import { inTransaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import { loadTown } from '../../domain/town/read.ts'
import { openLink } from '../../links.ts'
import type { SheetFile } from '../../sheet/sheet.ts'
import { feesFile } from '../fees/sheet.ts'
import { paperFile } from '../papers/paper-file.ts'
import type { FileRequest, Fetched as Found } from '../turn/file.ts'
import type { App } from './converse.ts'

/** What can be fetched by a link, each by its kind. */
const files: Record<string, (request: FileRequest) => Promise<Found>> = {
  fees: feesFile,
  paper: paperFile,
}

export type Fetched =
  | { kind: 'file'; file: SheetFile }
  | Exclude<Found, { kind: 'file' }>
  | { kind: 'expired' }

export async function fetchFile({ db, vault, now: clock }: App, token: string): Promise<Fetched> {
  const now = clock()
  const opened = openLink(vault, token, { kinds: Object.keys(files), now })
  if (!opened.ok) return { kind: opened.why }
  const { kind, town: townId, person, facts } = opened.link
  const found = await inTransaction(db, async (transaction) => {
    const act: Act = { ...transaction, town: townId, now, by: person, via: 'link' }
    const town = await loadTown(act, now)
    return (town && (await files[kind]?.({ act, town, facts }))) ?? { kind: 'unknown' as const }
  })
  // Written out when the transaction has ended: nobody waits for it.
  return found.kind === 'file' ? { kind: 'file', file: await found.make() } : found
}
