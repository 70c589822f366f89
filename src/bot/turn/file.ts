// What is fetched by a link, and what is sent to one: in the name of whoever the link was given to.
import type { Act } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Vault } from '../../vault.ts'

/** Written out, as a browser is given it. */
export type File = { name: string; type: string; bytes: Uint8Array }

export type FileRequest = {
  act: Act
  town: TownModel
  facts: Record<string, string>
  /** Seals what a page's form brings back. */
  vault: Pick<Vault, 'seal' | 'open'>
}

/** A page of its own; `refused` where it says why nothing was done. */
export type Page = { html: string; refused?: boolean }

/** What a page's form has sent: its fields, and a file if there is one. */
export type Sent = { values: Record<string, string>; file: Uint8Array | undefined }

/** What a link leads to, or why it leads nowhere; a file is written out when the transaction has ended. */
export type Fetched =
  | { kind: 'file'; make: () => Promise<File> }
  /** It stands at another address. */
  | { kind: 'elsewhere'; url: string }
  /** Whoever it was given to may not have it any more; what they learnt stays secret (rule 8). */
  | { kind: 'ended'; article: string | null }
  /** They have not pledged secrecy yet. */
  | { kind: 'pledge'; article: string | null }
  | { kind: 'withdrawn' }
  | { kind: 'missing' }
  | { kind: 'unknown' }

/** The path below which files are fetched. */
export const FILE_PATH = 'file'

/** How long such a link is good. */
export const FILE_HOURS = 1

const HOUR_MS = 3_600_000

export const hoursFrom = (now: Date, hours: number): Date => new Date(now.getTime() + hours * HOUR_MS)
