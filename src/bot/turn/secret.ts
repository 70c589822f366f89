// Cards as they lie in the database: words and links marked as secret are sealed there, and opened on their way to whom they
// are for.
import type { Vault } from '../../vault.ts'
import type { Card, Part } from './card.ts'

type Change = { text: (words: string) => string; url: (address: string) => string | undefined }

const onSecrets = (card: Card, change: Change): Card =>
  card.parts.some(isSecret) ? { ...card, parts: card.parts.map((part) => changed(part, change)) } : card

const isSecret = (part: Part): boolean =>
  part.kind === 'links'
    ? part.links.some(({ secret }) => secret)
    : part.kind === 'text' && part.secret === true

function changed(part: Part, { text, url }: Change): Part {
  if (!isSecret(part)) return part
  if (part.kind === 'text') return { ...part, text: text(part.text) }
  if (part.kind !== 'links') return part
  const links = part.links.flatMap((link) => {
    if (!link.secret) return [link]
    const [to, web] = [url(link.url), link.web === undefined ? undefined : url(link.web)]
    return to === undefined ? [] : [{ ...link, url: to, ...(web !== undefined && { web }) }]
  })
  return { ...part, links }
}

/** What a sealed address begins with, so that it still is one. */
const SEALED = 'sealed:'

export const sealed = (card: Card, { seal }: Pick<Vault, 'seal'>): Card =>
  onSecrets(card, { text: seal, url: (address) => `${SEALED}${seal(address)}` })

/** Where the settings have changed since, what was sealed cannot be read any more: it is to be asked for anew. */
export const opened = (card: Card, { open }: Pick<Vault, 'open'>): Card =>
  onSecrets(card, {
    text: (words) => open(words) ?? '****-****',
    url: (address) => (address.startsWith(SEALED) ? open(address.slice(SEALED.length)) : address),
  })
