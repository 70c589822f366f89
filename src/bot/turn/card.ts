// The neutral card: what the bot says, as plain data. Platforms draw it; the inbox and the queue store it.
import { z } from 'zod'

const button = z.strictObject({
  label: z.string(),
  /** What pressing it says, as if typed. */
  line: z.string(),
  style: z.enum(['primary', 'plain', 'danger']).default('plain'),
  /** Asked before the line is said, where the platform can ask. */
  confirm: z.string().optional(),
})
const link = z.strictObject({
  label: z.string(),
  url: z.url(),
  /** Whoever has the address has what it leads to: not to lie in the database in clear. */
  secret: z.boolean().optional(),
  /** Opened instead by platforms that know only http and https. */
  web: z.url().optional(),
})

const field = z.strictObject({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'long-text', 'number', 'date-time', 'choice']),
  options: z.array(z.strictObject({ label: z.string(), value: z.string() })).optional(),
  initial: z.string().optional(),
  hint: z.string().optional(),
  optional: z.boolean().default(false),
})

const part = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    /** A heading begins a section of a long card. */
    tone: z.enum(['plain', 'note', 'strong', 'heading']).default('plain'),
    /** Not to lie in the database in clear: a code that is still good. */
    secret: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('facts'),
    facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
  /** A count against what is needed, e.g. 4 of 5; `possible` is what may still come. */
  z.strictObject({
    kind: z.literal('meter'),
    label: z.string(),
    value: z.int(),
    possible: z.int(),
    needed: z.int(),
    of: z.int(),
  }),
  z.strictObject({
    kind: z.literal('list'),
    items: z.array(
      z.strictObject({ title: z.string(), note: z.string().optional(), button: button.optional() }),
    ),
    empty: z.string(),
  }),
  /** `near`: of the part above, and drawn there; others are the card's. */
  z.strictObject({
    kind: z.literal('buttons'),
    buttons: z.array(button),
    near: z.boolean().optional(),
    /** They give away what somebody said, which may be a secret vote: not to lie in the database in clear. */
    secret: z.boolean().optional(),
  }),
  /** Shortcuts beside the card; nothing may depend on them, for LINE shows them only until the next message. */
  z.strictObject({ kind: z.literal('shortcuts'), buttons: z.array(button) }),
  z.strictObject({ kind: z.literal('links'), links: z.array(link) }),
  /** Where the address is no https, platforms cannot fetch it: a link then. `width` and `height` are its measures. */
  z.strictObject({
    kind: z.literal('picture'),
    url: z.url(),
    alt: z.string(),
    width: z.int().optional(),
    height: z.int().optional(),
  }),
  /** Asks for several values at once; sending it says `command` with the values as arguments. */
  z.strictObject({
    kind: z.literal('form'),
    command: z.string(),
    preset: z.record(z.string(), z.string()),
    submit: z.string(),
    fields: z.array(field),
  }),
])

export const cardSchema = z.strictObject({
  title: z.string(),
  tone: z.enum(['plain', 'done', 'refusal', 'question', 'alert']).default('plain'),
  /** The argument a refusal is about: a form shows it beside that field. */
  about: z.string().optional(),
  parts: z.array(part),
})

export type Card = z.output<typeof cardSchema>
export type Part = Card['parts'][number]
export type Tone = Card['tone']
export const buttonsSchema = z.array(button)
export type Button = z.output<typeof button>
export type Link = z.output<typeof link>
export type FormPart = Extract<Part, { kind: 'form' }>
export type Field = FormPart['fields'][number]

export const card = (title: string, parts: Part[], tone: Tone = 'plain'): Card => ({ title, tone, parts })
export const text = (words: string): Part => ({ kind: 'text', text: words, tone: 'plain' })
export const note = (words: string): Part => ({ kind: 'text', text: words, tone: 'note' })
export const strong = (words: string): Part => ({ kind: 'text', text: words, tone: 'strong' })
export const heading = (words: string): Part => ({ kind: 'text', text: words, tone: 'heading' })
/** Words that only the one they are said to may read. */
export const secret = (words: string, tone: 'plain' | 'strong' = 'strong'): Part => ({
  ...{ kind: 'text', text: words, tone, secret: true },
})
export const facts = (...rows: ([string, string] | undefined)[]): Part => ({
  kind: 'facts',
  facts: rows.flatMap((row) => (row ? [{ name: row[0], value: row[1] }] : [])),
})
export const buttons = (...all: (Button | undefined)[]): Part => ({
  kind: 'buttons',
  buttons: all.filter((one) => one !== undefined),
})
/** Buttons that only the one they are shown to may read. */
export const secretButtons = (...all: (Button | undefined)[]): Part => ({
  kind: 'buttons',
  buttons: all.filter((one) => one !== undefined),
  secret: true,
})
/** Buttons of what stands right above them, of which a card may have several. */
export const near = (...all: (Button | undefined)[]): Part => ({
  kind: 'buttons',
  buttons: all.filter((one) => one !== undefined),
  near: true,
})
/** Addresses that only the one they are said to may know. */
export const secretLinks = (...all: Link[]): Part => ({
  kind: 'links',
  links: all.map((one) => ({ ...one, secret: true })),
})
export const shortcuts = (all: Button[]): Part => ({ kind: 'shortcuts', buttons: all })

type ButtonLook = Partial<Pick<Button, 'style' | 'confirm'>>
export const press = (label: string, line: string, look: ButtonLook = {}): Button => ({
  label,
  line,
  style: 'plain',
  ...look,
})
