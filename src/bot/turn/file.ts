// What is fetched by a link: asked for in the name of whoever the link was given to.
import type { Act } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { SheetFile } from '../../sheet/sheet.ts'

export type FileRequest = { act: Act; town: TownModel; facts: Record<string, string> }

/** What a link leads to, or why it leads nowhere; a file is written out when the transaction has ended. */
export type Fetched =
  | { kind: 'file'; make: () => Promise<SheetFile> }
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
