// Cards as they lie in the database: words marked as secret are sealed there, and opened on their way to whom they are for.
import type { Vault } from '../../vault.ts'
import type { Card, Part } from './card.ts'

const onSecrets = (card: Card, change: (words: string) => string): Card =>
  card.parts.some(isSecret)
    ? {
        ...card,
        parts: card.parts.map((part) => (isSecret(part) ? { ...part, text: change(part.text) } : part)),
      }
    : card

const isSecret = (part: Part): part is Extract<Part, { kind: 'text' }> =>
  part.kind === 'text' && part.secret === true

export const sealed = (card: Card, { seal }: Pick<Vault, 'seal'>): Card => onSecrets(card, seal)

/** Where the settings have changed since, what was sealed cannot be read any more: a new code is to be asked for. */
export const opened = (card: Card, { open }: Pick<Vault, 'open'>): Card =>
  onSecrets(card, (words) => open(words) ?? '****-****')
