// A turn that has begun, and what its words turned out to mean.
import type { Transaction } from '../../db/transaction.ts'
import type { Vault } from '../../vault.ts'
import type { ArgsOf, CommandId } from '../table/table.ts'
import type { Line } from '../turn/line.ts'
import type { Notice, Undelivered } from '../turn/notice.ts'
import type { Asked, Shown, Undo, Utterance } from '../turn/turn.ts'
import type { Interpreted } from './interpret.ts'
import type { occasions } from './occasions.ts'
import type { Opening } from './opening.ts'

/** What a turn leaves behind beside its answer. */
export type Memo = {
  shown: Shown
  asked: Asked | null
  notices: Notice[]
  did?: CommandId
  /** How what was done is taken back. */
  acts: Undo[]
  /** The lines that were carried out. */
  ran: string[]
}

export const newMemo = (shown: Shown): Memo => ({ shown, asked: null, notices: [], acts: [], ran: [] })

export type Begun = {
  transaction: Transaction
  utterance: Utterance
  opening: Opening
  memo: Memo
  now: Date
  /** Eight fresh random digits. */
  code: () => string
  vault: Vault
  /** Where this program is reached from outside. */
  origin: string
  undelivered: Undelivered
}

/** What an utterance is about, before anything is done. */
export type Meaning =
  | Interpreted
  | { kind: 'joined-group' }
  | { kind: 'group-talk' }
  | { kind: 'occasion'; occasion: keyof typeof occasions }
  | { kind: 'stranger' }
  | { kind: 'stranger-talk'; message: string | undefined; callback: boolean; ask: boolean }
  /** `typed`: as a sentence says it, not a button. */
  | { kind: 'stranger-recruit'; args: ArgsOf<'recruit'>; typed?: string | undefined }
  | { kind: 'too-old'; said: Date }
  | { kind: 'unreadable' }
  | { kind: 'too-long' }
  | { kind: 'code'; code: string }
  | { kind: 'outdated'; id: CommandId | undefined }
  /** Said while staff talk with them: it is for staff. */
  | { kind: 'for-staff' }
  /** Said while staff talk with them, and an act by its words: which of the two is asked. */
  | { kind: 'for-staff-or'; line: Line }
