// Links that say by themselves what they are for: whoever holds one may have what it names, until it expires. What stands in
// it is sealed by the vault, so that nobody can read it, change it or make one.
import { z } from 'zod'
import type { Vault } from './vault.ts'

const linkFacts = z.strictObject({
  /** What it leads to: a link of one kind opens nothing of another. */
  kind: z.string(),
  town: z.string(),
  /** Whom it was given to. */
  person: z.string(),
  facts: z.record(z.string(), z.string()),
  /** Epoch milliseconds. */
  until: z.number(),
})
export type Link = z.output<typeof linkFacts>

/** No other sealed words begin so: none of them can pass for a link. */
const MARK = 'link '

export const signLink = ({ seal }: Pick<Vault, 'seal'>, link: Link): string =>
  seal(`${MARK}${JSON.stringify(link)}`)

export type OpenedLink = { ok: true; link: Link } | { ok: false; why: 'unknown' | 'expired' }

/** Opens a link of these kinds; one that was changed, or made with other secrets, is unknown. */
export function openLink(
  { open }: Pick<Vault, 'open'>,
  token: string,
  { kinds, now }: { kinds: readonly string[]; now: Date },
): OpenedLink {
  const words = open(token)
  if (!words?.startsWith(MARK)) return { ok: false, why: 'unknown' }
  const link = linkFacts.parse(JSON.parse(words.slice(MARK.length)))
  if (!kinds.includes(link.kind)) return { ok: false, why: 'unknown' }
  return link.until > now.getTime() ? { ok: true, link } : { ok: false, why: 'expired' }
}
