// Draws a card as Block Kit blocks, and a form as a modal. `text` carries the whole content for screen readers.
import type {
  ActionsBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  SectionBlock,
  Button as SlackButton,
} from '@slack/types'
import { isCommandId } from '../table/table.ts'
import type { Button, Card, Field, FormPart, Part, Tone } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { plainText } from '../turn/plain-text.ts'
import { words } from '../turn/words.ts'
import { cut, SLACK } from './limits.ts'

const MARK: Record<Tone, string> = { plain: '', done: '✅ ', refusal: '⛔ ', question: '❓ ', alert: '⚠️ ' }
const BAR = 10

export const mrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export type SlackMessage = { text: string; blocks: KnownBlock[] }

export const renderSlack = (card: Card): SlackMessage => ({
  text: cut(mrkdwn(plainText(card)), SLACK.messageText),
  blocks: fitting(card, SLACK.messageBlocks, SLACK.blocksJson),
})

/** Lists are shortened until Slack takes the card whole. */
export function fitting(card: Card, mostBlocks: number, mostJson: number): KnownBlock[] {
  for (let most = 20; most > 0; most -= 2) {
    const blocks = blocksOf(card, most)
    if (blocks.length <= mostBlocks && JSON.stringify(blocks).length <= mostJson) return blocks
  }
  return [header(card), section(cut(mrkdwn(plainText(card)), SLACK.sectionText))]
}

const blocksOf = (card: Card, listMost: number): KnownBlock[] => {
  const ids = counter()
  return [header(card), ...card.parts.flatMap((part) => drawn(part, listMost, ids))]
}

/** Block ids must differ within a message. */
const counter = () => {
  let next = 0
  return () => {
    next += 1
    return `b${next}`
  }
}

const header = ({ title, tone }: Card): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(`${MARK[tone]}${title}`, SLACK.header) },
})

const section = (text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(text || ' ', SLACK.sectionText) },
})

function drawn(part: Part, listMost: number, ids: () => string): KnownBlock[] {
  switch (part.kind) {
    case 'text':
      if (part.tone === 'note')
        return [
          {
            type: 'context',
            elements: [{ type: 'mrkdwn', text: cut(mrkdwn(part.text) || ' ', SLACK.sectionText) }],
          },
        ]
      if (part.tone === 'heading')
        return [
          { type: 'divider' },
          { type: 'header', text: { type: 'plain_text', text: cut(part.text.trim() || '–', SLACK.header) } },
        ]
      return [section(part.tone === 'strong' ? `*${mrkdwn(part.text)}*` : mrkdwn(part.text))]
    case 'facts':
      return factBlocks(part.facts)
    case 'meter':
      return [section(meterText(part))]
    case 'list':
      return listBlocks(part, listMost, ids)
    case 'buttons':
    case 'shortcuts':
      return actionBlocks(part.buttons, ids)
    case 'links':
      return [
        section(
          part.links.map(({ label, url, web }) => `<${mrkdwn(web ?? url)}|${mrkdwn(label)}>`).join('\n'),
        ),
      ]
    case 'picture':
      // Slack fetches it from outside, and refuses the whole message where it cannot.
      return part.url.startsWith('https://')
        ? [{ type: 'image', image_url: part.url, alt_text: cut(part.alt, SLACK.fieldText) }]
        : [section(`<${part.url}|${mrkdwn(part.alt)}>`)]
    case 'form':
      return openFormBlocks(part, ids)
  }
}

function factBlocks(facts: { name: string; value: string }[]): KnownBlock[] {
  const fields = facts.map(({ name, value }) => ({
    type: 'mrkdwn' as const,
    text: cut(`*${mrkdwn(name)}*\n${mrkdwn(value) || '–'}`, SLACK.fieldText),
  }))
  return Array.from({ length: Math.ceil(fields.length / SLACK.fields) }, (_, page) => ({
    type: 'section' as const,
    fields: fields.slice(page * SLACK.fields, (page + 1) * SLACK.fields),
  }))
}

/** Full once what is needed is there. */
function meterText({ label, value, possible, needed }: Extract<Part, { kind: 'meter' }>): string {
  const share = (n: number) => (needed === 0 ? BAR : Math.round((BAR * Math.min(n, needed)) / needed))
  const bar =
    '█'.repeat(share(value)) +
    '▒'.repeat(Math.max(0, share(possible) - share(value))) +
    '░'.repeat(BAR - Math.max(share(value), share(possible)))
  return `${bar}  *${mrkdwn(label)} ${value} / ${needed}*`
}

function listBlocks(
  { items, empty }: Extract<Part, { kind: 'list' }>,
  most: number,
  ids: () => string,
): KnownBlock[] {
  if (items.length === 0) return empty ? [section(mrkdwn(empty))] : []
  const rows = items.slice(0, most).map(
    ({ title, note, button }): KnownBlock => ({
      ...section(`*${mrkdwn(title)}*${note ? `\n${mrkdwn(note)}` : ''}`),
      ...(button ? { block_id: ids(), accessory: buttonOf(button, 0) } : {}),
    }),
  )
  return items.length > most ? [...rows, section(`… +${items.length - most}`)] : rows
}

function actionBlocks(buttons: Button[], ids: () => string): ActionsBlock[] {
  return Array.from({ length: Math.ceil(buttons.length / SLACK.actions) }, (_, page) => ({
    type: 'actions' as const,
    block_id: ids(),
    elements: buttons.slice(page * SLACK.actions, (page + 1) * SLACK.actions).map(buttonOf),
  }))
}

const buttonOf = ({ label, line: data, style, confirm }: Button, index: number): SlackButton => ({
  type: 'button',
  action_id: `say-${index}`,
  text: { type: 'plain_text', text: cut(label, SLACK.buttonText) },
  value: data.slice(0, SLACK.buttonValue),
  ...(style === 'plain' ? {} : { style }),
  ...(confirm ? { confirm: confirmation(confirm, label) } : {}),
})

const confirmation = (text: string, yes: string) => ({
  title: { type: 'plain_text' as const, text: cut(yes, 100) },
  text: { type: 'plain_text' as const, text: cut(text, SLACK.confirmText) },
  confirm: { type: 'plain_text' as const, text: cut(yes, SLACK.confirmButton) },
  deny: { type: 'plain_text' as const, text: '×' },
})

/** Where no modal can be opened at once, a button asks for it again, which can. */
const openFormBlocks = (form: FormPart, ids: () => string): KnownBlock[] =>
  isCommandId(form.command)
    ? actionBlocks(
        [{ label: form.submit, line: line(form.command, { ...form.preset }), style: 'primary' }],
        ids,
      )
    : []

/** What a modal remembers: what sending it says, and where its answer goes. */
export type ViewMemory = {
  command: string
  preset: Record<string, string>
  responseUrl?: string | undefined
  channel?: string | undefined
  atHome?: boolean | undefined
}

export function renderModal(card: Card, form: FormPart, memory: ViewMemory, locale: Locale): ModalView {
  const ids = counter()
  const above = card.parts
    .filter(({ kind }) => kind === 'text' || kind === 'facts')
    .flatMap((part) => drawn(part, 5, ids))
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: cut(JSON.stringify(memory), SLACK.privateMetadata),
    title: { type: 'plain_text', text: cut(card.title, SLACK.viewTitle) },
    submit: { type: 'plain_text', text: cut(form.submit, SLACK.viewTitle) },
    close: { type: 'plain_text', text: cut(words(locale).back, SLACK.viewTitle) },
    blocks: [...above, ...form.fields.map(inputOf)].slice(0, SLACK.viewBlocks),
  }
}

const inputOf = (field: Field): InputBlock => ({
  type: 'input',
  block_id: field.name,
  optional: field.optional,
  label: { type: 'plain_text', text: cut(field.label, SLACK.label) },
  element: elementOf(field),
  ...(field.hint ? { hint: { type: 'plain_text', text: cut(field.hint, SLACK.label) } } : {}),
})

function elementOf({ kind, initial, options = [] }: Field): InputBlock['element'] {
  switch (kind) {
    case 'text':
    case 'long-text':
      return {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: kind === 'long-text',
        ...(initial ? { initial_value: initial } : {}),
      }
    case 'number':
      return {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        ...(initial ? { initial_value: initial } : {}),
      }
    case 'date-time': {
      const at = initial ? Date.parse(initial) : Number.NaN
      return {
        type: 'datetimepicker',
        action_id: 'value',
        ...(Number.isNaN(at) ? {} : { initial_date_time: Math.floor(at / 1000) }),
      }
    }
    case 'choice': {
      const choices = options.slice(0, SLACK.options).map(({ label, value }) => ({
        text: { type: 'plain_text' as const, text: cut(label, SLACK.optionText) },
        value: value.slice(0, SLACK.optionValue),
      }))
      const chosen = choices.find(({ value }) => value === initial)
      return {
        type: 'static_select',
        action_id: 'value',
        options: choices,
        ...(chosen ? { initial_option: chosen } : {}),
      }
    }
  }
}
