// Cards as they lie in the database: words and links marked as secret are sealed there, and opened on their way to whom they
// are for.
import type { Vault } from '../../vault.ts'
import type { Card, Part } from './card.ts'

type Change = { words: (words: string) => string; url: (url: string) => string | undefined }

const isSecret = (part: Part): boolean =>
  (part.kind === 'text' || part.kind === 'links') && part.secret === true

const onSecrets = (card: Card, change: Change): Card =>
  card.parts.some(isSecret)
    ? { ...card, parts: card.parts.map((part) => (isSecret(part) ? changed(part, change) : part)) }
    : card

function changed(part: Part, { words, url }: Change): Part {
  if (part.kind === 'text') return { ...part, text: words(part.text) }
  if (part.kind !== 'links') return part
  return {
    ...part,
    links: part.links.flatMap((link) => {
      const [to, web] = [url(link.url), link.web === undefined ? undefined : url(link.web)]
      return to === undefined ? [] : [{ label: link.label, url: to, ...(web && { web }) }]
    }),
  }
}

/** A sealed link is a link still, which nothing opens. */
const SEALED = 'sealed:'

export const sealed = (card: Card, { seal }: Pick<Vault, 'seal'>): Card =>
  onSecrets(card, { words: seal, url: (url) => `${SEALED}${seal(url)}` })

/** Where the settings have changed since, what was sealed cannot be read any more: it is to be asked for anew. */
export const opened = (card: Card, { open }: Pick<Vault, 'open'>): Card =>
  onSecrets(card, {
    words: (words) => open(words) ?? '****-****',
    url: (url) => open(url.slice(SEALED.length)),
  })
