// Cards as they lie in the database: words marked as secret are sealed there, and opened on their way to whom they are for.
import type { Vault } from '../../vault.ts'
import type { Card, Part } from './card.ts'

type Change = {
  words: (words: string) => string
  /** Undefined where the link is of no use any more. */
  url: (url: string) => string | undefined
}

const onSecrets = (card: Card, change: Change): Card =>
  card.parts.some(isSecret) ? { ...card, parts: card.parts.flatMap((part) => changed(part, change)) } : card

const isSecret = (part: Part): boolean =>
  (part.kind === 'text' || part.kind === 'links') && part.secret === true

function changed(part: Part, change: Change): Part[] {
  if (part.kind === 'text' && part.secret) return [{ ...part, text: change.words(part.text) }]
  if (part.kind !== 'links' || !part.secret) return [part]
  const links = part.links.flatMap(({ label, url }) => {
    const to = change.url(url)
    return to === undefined ? [] : [{ label, url: to }]
  })
  return links.length > 0 ? [{ ...part, links }] : []
}

/** What a sealed link begins with: it stays an address, of nothing. */
const SEALED = 'sealed:'

export const sealed = (card: Card, { seal }: Pick<Vault, 'seal'>): Card =>
  onSecrets(card, { words: seal, url: (url) => `${SEALED}${seal(url)}` })

/** Where the settings have changed since, what was sealed cannot be read any more: a new code is to be asked for. */
export const opened = (card: Card, { open }: Pick<Vault, 'open'>): Card =>
  onSecrets(card, {
    words: (words) => open(words) ?? '****-****',
    url: (url) => (url.startsWith(SEALED) ? open(url.slice(SEALED.length)) : url),
  })
