// Draws a card as one LINE Flex bubble. Big buttons, plain colours with text beside them, everything readable in altText.
import type { messagingApi } from '@line/bot-sdk'
import { isCommandId } from '../table/table.ts'
import type { Button, Card, Part, Tone } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { asked, plainText } from '../turn/plain-text.ts'
import { cut, cutGraphemes, LINE } from './limits.ts'

type Component = messagingApi.FlexComponent
type Box = messagingApi.FlexBox

const COLOUR = { ink: '#1B2A22', quiet: '#5B6B62', green: '#1B6B45', track: '#DCE5DF' } as const
const BAND: Record<Tone, string> = {
  plain: '#1B6B45',
  done: '#1B6B45',
  refusal: '#8A3B12',
  question: '#1D4E89',
  alert: '#8A1C1C',
}
const LIST_MOST = 10

export function renderLine(card: Card): messagingApi.Message[] {
  const bubble = fitted(card)
  const quick = card.parts
    .flatMap((part) => (part.kind === 'shortcuts' ? part.buttons : []))
    .slice(0, LINE.quickReplies)
  const flex: messagingApi.FlexMessage = {
    type: 'flex',
    altText: cut(plainText(card), LINE.altText),
    contents: bubble,
  }
  return [quick.length > 0 ? { ...flex, quickReply: { items: quick.map(quickOf) } } : flex]
}

/** Long lists are shortened until the bubble fits LINE's 30 KB. */
function fitted(card: Card): messagingApi.FlexBubble {
  for (let most = LIST_MOST; most > 0; most -= 1) {
    const bubble = bubbleOf(card, most)
    if (Buffer.byteLength(JSON.stringify(bubble)) <= LINE.bubbleBytes) return bubble
  }
  return bubbleOf(
    { ...card, parts: [{ kind: 'text', text: cut(plainText(card), LINE.text), tone: 'plain' }] },
    1,
  )
}

function bubbleOf(card: Card, listMost: number): messagingApi.FlexBubble {
  const body = card.parts.flatMap((part) => drawn(part, listMost))
  const footer = card.parts.flatMap((part) => pressable(part))
  return {
    type: 'bubble',
    size: 'giga',
    header: {
      type: 'box',
      layout: 'vertical',
      backgroundColor: BAND[card.tone],
      paddingAll: '16px',
      contents: [words(card.title, { weight: 'bold', size: 'lg', color: '#FFFFFF' })],
    },
    ...(body.length > 0 ? { body: box(body, { spacing: 'md' }) } : {}),
    ...(footer.length > 0 ? { footer: box(footer, { spacing: 'sm' }) } : {}),
  }
}

const box = (contents: Component[], look: Partial<Box> = {}): Box => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...look,
})

const words = (text: string, look: Partial<messagingApi.FlexText> = {}): messagingApi.FlexText => ({
  type: 'text',
  text: cut(text || ' ', LINE.text),
  wrap: true,
  color: COLOUR.ink,
  size: 'md',
  ...look,
})

function drawn(part: Part, listMost: number): Component[] {
  switch (part.kind) {
    case 'text':
      return [words(part.text, TONES[part.tone])]
    case 'facts':
      return part.facts.length > 0 ? [box(part.facts.map(factRow), { spacing: 'sm' })] : []
    case 'meter':
      return [meter(part)]
    case 'list':
      return list(part, listMost)
    case 'buttons':
      return part.near && part.buttons.length > 0
        ? [
            box(
              part.buttons.map((button) => buttonOf(button, 'sm')),
              { spacing: 'xs', layout: isShort(part.buttons) ? 'horizontal' : 'vertical' },
            ),
          ]
        : []
    case 'picture':
      return isFetched(part) ? [pictureOf(part)] : []
    case 'form':
      return [
        words(`${asked(part)?.label ?? part.submit}${asked(part)?.hint ? `\n${asked(part)?.hint}` : ''}`, {
          weight: 'bold',
        }),
      ]
    default:
      return []
  }
}

type Picture = Extract<Part, { kind: 'picture' }>

/** LINE fetches pictures by https alone. */
const isFetched = ({ url }: Picture): boolean => url.startsWith('https://')

/** LINE takes a ratio whose height is at most three times the width. */
const pictureOf = ({ url, alt, width = 1, height = 1 }: Picture): messagingApi.FlexImage => ({
  type: 'image',
  url,
  size: 'full',
  aspectMode: 'fit',
  aspectRatio: `${width}:${Math.min(height, 3 * width)}`,
  action: { type: 'uri', label: cutGraphemes(alt, LINE.buttonLabel), uri: url },
})
/** ○ △ × fit beside each other. */
const isShort = (all: Button[]): boolean => all.every(({ label }) => label.length <= 2)

const TONES = {
  plain: {},
  note: { size: 'sm', color: COLOUR.quiet },
  strong: { size: 'xxl', weight: 'bold', align: 'center' },
  heading: { size: 'lg', weight: 'bold', color: COLOUR.green, margin: 'xl' },
} as const

const factRow = ({ name, value }: { name: string; value: string }): Box => ({
  type: 'box',
  layout: 'baseline',
  spacing: 'sm',
  contents: [words(name, { size: 'sm', color: COLOUR.quiet, flex: 3 }), words(value, { flex: 7 })],
})

/** Full once what is needed is there. */
function meter({ label, value, needed }: Extract<Part, { kind: 'meter' }>): Component {
  const share = needed === 0 ? 100 : Math.min(100, Math.round((100 * value) / needed))
  const bar = box([{ type: 'filler' }], {
    backgroundColor: COLOUR.green,
    height: '12px',
    width: `${Math.max(1, share)}%`,
  })
  return box(
    [
      words(`${label} ${value} / ${needed}`, { weight: 'bold' }),
      box([bar], { backgroundColor: COLOUR.track, height: '12px', cornerRadius: '6px' }),
    ],
    { spacing: 'xs' },
  )
}

function list({ items, empty }: Extract<Part, { kind: 'list' }>, most: number): Component[] {
  if (items.length === 0) return empty ? [words(empty)] : []
  const rows = items
    .slice(0, most)
    .map(({ title, note, button }) =>
      box(
        [
          words(title, { weight: 'bold' }),
          ...(note ? [words(note, TONES.note)] : []),
          ...(button ? [buttonOf(button, 'sm')] : []),
        ],
        { spacing: 'xs' },
      ),
    )
  const separated = rows.flatMap((row, index): Component[] =>
    index === 0 ? [row] : [{ type: 'separator' }, row],
  )
  const hidden = items.length - most
  return hidden > 0 ? [...separated, words(`… +${hidden}`, TONES.note)] : separated
}

function pressable(part: Part): Component[] {
  if (part.kind === 'buttons') return part.near ? [] : part.buttons.map((button) => buttonOf(button))
  if (part.kind === 'picture' && !isFetched(part)) return [linkOf(part.alt, part.url)]
  if (part.kind === 'links') return part.links.map(({ label, url, web }) => linkOf(label, web ?? url))
  return part.kind === 'form' ? choicesOf(part) : []
}

const linkOf = (label: string, uri: string): Component => ({
  type: 'button',
  style: 'secondary',
  height: 'md',
  action: { type: 'uri', label: cutGraphemes(label, LINE.buttonLabel), uri },
})

/** A form is asked field by field; a field with choices is answered by pressing one. */
function choicesOf(form: Extract<Part, { kind: 'form' }>): Component[] {
  const field = asked(form)
  const { command } = form
  if (!field?.options || !isCommandId(command)) return []
  const given = Object.fromEntries(
    form.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])),
  )
  return field.options.slice(0, LIST_MOST).map(({ label, value }) =>
    buttonOf({
      label,
      line: line(command, { ...form.preset, ...given, [field.name]: value }),
      style: 'plain',
    }),
  )
}

const quickOf = ({ label, line: data }: Button): messagingApi.QuickReplyItem => ({
  type: 'action',
  action: {
    type: 'postback',
    label: cutGraphemes(label, LINE.quickReplyLabel),
    data: data.slice(0, LINE.postbackData),
    displayText: cutGraphemes(label, LINE.displayText),
  },
})

const STYLE = { primary: 'primary', plain: 'secondary', danger: 'secondary' } as const

function buttonOf({ label, line: data, style }: Button, height: 'sm' | 'md' = 'md'): messagingApi.FlexButton {
  return {
    type: 'button',
    style: STYLE[style],
    height,
    ...(style === 'primary' ? { color: COLOUR.green } : {}),
    action: {
      type: 'postback',
      label: cutGraphemes(label, LINE.buttonLabel),
      data: data.slice(0, LINE.postbackData),
      displayText: cutGraphemes(label, LINE.displayText),
    },
  }
}
