// What a message or a view may contain, and how it is stored: every block and element with an id.
import { asJson, asJsonList, asText, isJson, type Json } from '../../json.ts'
import { all, flag, record, rule, type Shape, text } from '../../shape.ts'
import { blockId } from '../ids.ts'
import { refuse, refuseShape } from '../refusal.ts'
import { blocksOn } from './block.ts'
import { plainText } from './text.ts'

const blocksCharactersMax = 13_200
const viewBytesMax = 250_000
const messageBlocks = blocksOn('message')

/** Slack's refusal of a message's text and blocks, or undefined where they may be posted. */
export const refuseContent = (args: Json, textMax = 40_000): Json | undefined => {
  const { blocks, attachments, text: words, markdown_text } = args
  if ([words, blocks, attachments, markdown_text].every((part) => part === undefined || part === '')) {
    return refuse('no_text')
  }
  if (typeof words === 'string' && words.length > textMax) return refuse('msg_too_long')
  if (Array.isArray(attachments) && attachments.length > 100) return refuse('too_many_attachments')
  if (markdown_text !== undefined && blocks !== undefined) return refuse('markdown_text_conflict')
  if (blocks === undefined) return undefined
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format')
  const problems = messageBlocks(blocks, ['blocks'])
  if (problems.length > 0) return refuseShape('invalid_blocks', problems)
  return JSON.stringify(blocks).length > blocksCharactersMax ? refuse('msg_blocks_too_long') : undefined
}

const named = {
  callback_id: text({ max: 255 }),
  external_id: text({ max: 255 }),
  private_metadata: text({ min: 0, max: 3000 }),
}

const submitForInput = rule(
  'missing required field: submit',
  ({ blocks, submit }) => submit !== undefined || !asJsonList(blocks).some(({ type }) => type === 'input'),
)

const modal = all(
  record({
    ...named,
    type: text(),
    'title!': plainText(24),
    'blocks!': blocksOn('modal'),
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  }),
  submitForInput,
)

const home = record({ ...named, type: text(), 'blocks!': blocksOn('home') })

/** Slack's refusal of a view, or undefined where it may be shown. */
export const refuseView = (view: unknown, type: 'modal' | 'home'): Json | undefined => {
  if (!isJson(view))
    return refuse('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] missing required field: view'] },
    })
  const shape: Shape = type === 'modal' ? modal : home
  const wrongType = view.type !== type
  if (wrongType)
    return refuseShape('invalid_arguments', [
      { kind: 'value', allowed: [type], actual: view.type, path: ['view', 'type'] },
    ])
  const problems = shape(view, ['view'])
  if (problems.length > 0) return refuseShape('invalid_arguments', problems)
  return Buffer.byteLength(JSON.stringify(view)) > viewBytesMax ? refuse('view_too_large') : undefined
}

const withActionId = (element: Json): Json =>
  asText(element.action_id) || ['image', 'mrkdwn', 'plain_text'].includes(String(element.type))
    ? element
    : { ...element, action_id: blockId() }

const withBlockId = (block: Json): Json => ({
  ...block,
  block_id: asText(block.block_id) ?? blockId(),
  ...(isJson(block.accessory) ? { accessory: withActionId(block.accessory) } : {}),
  ...(isJson(block.element) ? { element: withActionId(block.element) } : {}),
  ...(block.type === 'actions' ? { elements: asJsonList(block.elements).map(withActionId) } : {}),
})

export const withIds = (blocks: unknown): Json[] => asJsonList(blocks).map(withBlockId)

export const viewWithIds = (view: unknown): Json => ({
  ...asJson(view),
  blocks: withIds(asJson(view).blocks),
})
