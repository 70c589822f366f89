// A link is followed: what it names is made for whoever it was given to, if they still may have it, and goes on record.
import { inTransaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import { loadTown } from '../../domain/town/read.ts'
import { openLink } from '../../links.ts'
import type { SheetFile } from '../../sheet/sheet.ts'
import { feesFile } from '../fees/sheet.ts'
import type { FileRequest } from '../turn/file.ts'
import type { App } from './converse.ts'

/** What can be fetched by a link, each by its kind; undefined where it is not for them, or not any more. */
const files: Record<string, (request: FileRequest) => Promise<(() => Promise<SheetFile>) | undefined>> = {
  fees: feesFile,
}

export type Fetched = { kind: 'file'; file: SheetFile } | { kind: 'unknown' } | { kind: 'expired' }

export async function fetchFile({ db, vault, now: clock }: App, token: string): Promise<Fetched> {
  const now = clock()
  const opened = openLink(vault, token, { kinds: Object.keys(files), now })
  if (!opened.ok) return { kind: opened.why }
  const { kind, town: townId, person, facts } = opened.link
  const make = await inTransaction(db, async (transaction) => {
    const act: Act = { ...transaction, town: townId, now, by: person, via: 'link' }
    const town = await loadTown(act, now)
    return town && files[kind]?.({ act, town, facts })
  })
  // Written out when the transaction has ended: nobody waits for it.
  return make ? { kind: 'file', file: await make() } : { kind: 'unknown' }
}
