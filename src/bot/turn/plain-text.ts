// A card in plain words: what screen readers, notifications and the terminal read.
import type { Card, Part } from './card.ts'

export const plainText = (card: Card): string =>
  [card.title, ...card.parts.map(partText)].filter(Boolean).join('\n')

function partText(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'facts':
      return part.facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
    case 'meter':
      return `${part.label} ${part.value} / ${part.needed} (${part.of})`
    case 'list':
      return part.items.length === 0
        ? part.empty
        : part.items.map(({ title, note }) => (note ? `${title} (${note})` : title)).join('\n')
    case 'buttons':
    case 'shortcuts':
      return part.buttons.map(({ label }) => `[${label}]`).join(' ')
    case 'links':
      return part.links.map(({ label, url }) => `${label} ${url}`).join('\n')
    case 'picture':
      return part.alt
    case 'form':
      return asked(part)?.label ?? ''
  }
}

/** The field of a form that is asked next where fields are asked one by one. */
export const asked = (form: Extract<Part, { kind: 'form' }>) =>
  form.fields.find(({ optional, initial }) => !optional && initial === undefined)
