// What a worker sent is kept before the turn that says what it belongs to: bytes are no words, and take their time.
import { inTransaction } from '../../db/transaction.ts'
import type { Act } from '../../domain/act.ts'
import { keepFile } from '../../domain/delivery/keep-file.ts'
import { takesFiles } from '../../domain/delivery/read.ts'
import { findPeople } from '../../domain/people/read.ts'
import type { Content, Utterance } from '../turn/turn.ts'
import type { App } from './converse.ts'

type Taken = NonNullable<Content['taken']>

/** Whether anything is to be fetched at all: only for somebody with work it can belong to. */
export const wantsContent = (app: App, utterance: Utterance): Promise<boolean> =>
  asSpeaker(app, utterance, (act) => takesFiles(act, act.by)).then((wanted) => wanted === true)

const LONG = { timeoutMs: 30_000 }

/** Keeps the bytes, or says why not. */
export async function keepContent(app: App, utterance: Utterance, content: Uint8Array): Promise<Taken> {
  const kept = await asSpeaker(app, utterance, (act) => keepFile(act, { personId: act.by, content }))
  if (!kept) return { kind: 'none-held' }
  if (kept.ok) return { kind: 'kept', sha256: kept.value.sha256 }
  const { kind } = kept.refusal
  return { kind: kind === 'not-permitted' ? 'none-held' : kind }
}

function asSpeaker<Result>(
  { db, now }: App,
  { town, platform, userId }: Utterance,
  work: (act: Act) => Promise<Result>,
): Promise<Result | undefined> {
  return inTransaction(
    db,
    async (transaction) => {
      const [person] = await findPeople({ ...transaction, town }, { account: { platform, userId } })
      return person && work({ ...transaction, town, now: now(), by: person.id, via: platform })
    },
    LONG,
  )
}
