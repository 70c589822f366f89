// Words as they lie in the database: what is marked as secret in a card, and what somebody said, is sealed there, and opened
// on its way to whom it is for.
import { z } from 'zod'
import type { Vault } from '../../vault.ts'
import { buttonsSchema, type Card, type Part } from './card.ts'

type Seal = Pick<Vault, 'seal'>
type Open = Pick<Vault, 'open'>

/** What is sealed begins with this, so that an address still is one. */
const SEALED = 'sealed:'

const STEP_BYTES = 256
/** A few buttons are as long as one, or as many. */
const BUTTONS_BYTES = 2_048

/** Filled up behind its length, which so does not tell what it is: 「賛成」 and "abstain" look the same. */
export function sealedWords(words: string, { seal }: Seal, step = STEP_BYTES): string {
  const said = `${words.length} ${words}`
  return `${SEALED}${seal(said.padEnd(said.length + step - (Buffer.byteLength(said) % step)))}`
}

/** Undefined where the settings have changed since. */
export function openedWords(kept: string, vault: Open): string | undefined {
  const said = openedMark(kept, vault)
  if (said === undefined || !kept.startsWith(SEALED)) return said
  const from = said.indexOf(' ') + 1
  return said.slice(from, from + Number(said.slice(0, from)))
}

const sealedMark = (address: string, { seal }: Seal): string => `${SEALED}${seal(address)}`

const openedMark = (kept: string, { open }: Open): string | undefined =>
  kept.startsWith(SEALED) ? open(kept.slice(SEALED.length)) : kept

const changed = (card: Card, change: (part: Part) => Part): Card =>
  card.parts.some(isSecret)
    ? { ...card, parts: card.parts.map((part) => (isSecret(part) ? change(part) : part)) }
    : card

function isSecret(part: Part): boolean {
  switch (part.kind) {
    case 'links':
      return part.links.some(({ secret }) => secret)
    case 'text':
    case 'buttons':
      return part.secret === true
    default:
      return false
  }
}

export const sealed = (card: Card, vault: Seal): Card =>
  changed(card, (part): Part => {
    switch (part.kind) {
      case 'text':
        return { ...part, text: sealedWords(part.text, vault) }
      case 'buttons': {
        const all = sealedWords(JSON.stringify(part.buttons), vault, BUTTONS_BYTES)
        return { ...part, buttons: [{ label: '', line: all, style: 'plain' }] }
      }
      case 'links':
        return {
          ...part,
          links: part.links.map((link) => {
            if (!link.secret) return link
            const web = link.web === undefined ? {} : { web: sealedMark(link.web, vault) }
            return { ...link, url: sealedMark(link.url, vault), ...web }
          }),
        }
      default:
        return part
    }
  })

const json = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(buttonsSchema)

/** Where the settings have changed since, what was sealed cannot be read any more: it is to be asked for anew. */
export const opened = (card: Card, vault: Open): Card =>
  changed(card, (part): Part => {
    switch (part.kind) {
      case 'text':
        return { ...part, text: openedText(part.text, vault) }
      case 'buttons': {
        const all = openedWords(part.buttons[0]?.line ?? '', vault)
        return { ...part, buttons: all === undefined ? [] : json.parse(all) }
      }
      case 'links':
        return {
          ...part,
          links: part.links.flatMap((link) => {
            if (!link.secret) return [link]
            const url = openedMark(link.url, vault)
            const web = link.web === undefined ? undefined : openedMark(link.web, vault)
            return url === undefined ? [] : [{ ...link, url, ...(web !== undefined && { web }) }]
          }),
        }
      default:
        return part
    }
  })

/** Cards of an earlier version have what is sealed without its mark. */
const openedText = (kept: string, vault: Open): string =>
  (kept.startsWith(SEALED) ? openedWords(kept, vault) : vault.open(kept)) ?? '****-****'
