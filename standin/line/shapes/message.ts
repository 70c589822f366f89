// Messages the bot sends, within LINE's limits.
import type { Answer } from '../../api-server.ts'
import { asJson, asList, type Json } from '../../json.ts'
import {
  all,
  anything,
  byType,
  graphemes,
  list,
  matching,
  number,
  record,
  rule,
  type Shape,
  text,
} from '../../shape.ts'
import { refuseBody, refuseFlex } from '../refusal.ts'
import { flexContainer } from './flex.ts'
import { quickReply, template } from './template.ts'

const https = matching(/^https:\/\//, 'Must be a valid HTTPS URL', { max: 2000 })
const altText = matching(/\S/, 'May not be empty', { max: 1500 })
const common = {
  type: text(),
  quickReply,
  sender: record({ name: text({ max: 20, count: graphemes }), iconUrl: https }),
}

const emoji = record({ 'index!': number(0), 'productId!': text(), 'emojiId!': text() })

const words = record({
  ...common,
  'text!': matching(/\S/, 'May not be empty', { max: 5000 }),
  emojis: list(emoji, { max: 20 }),
  quoteToken: text(),
})

const wordsV2 = record({
  ...common,
  'text!': matching(/\S/, 'May not be empty', { max: 5000 }),
  substitution: all(
    anything,
    rule('Size must be between 0 and 100', (value) => Object.keys(value).length <= 100),
  ),
  quoteToken: text(),
})

const imagemap = record({
  ...common,
  'altText!': altText,
  'baseUrl!': https,
  'baseSize!': record({ 'width!': number(1), 'height!': number(1) }),
  'actions!': list(anything, { max: 50 }),
  video: anything,
})

const location = record({
  ...common,
  'title!': text({ max: 100 }),
  'address!': text({ max: 100 }),
  'latitude!': number(-90, 90),
  'longitude!': number(-180, 180),
})

const shapes: Record<string, Shape> = {
  text: words,
  textV2: wordsV2,
  sticker: record({ ...common, 'packageId!': text(), 'stickerId!': text(), quoteToken: text() }),
  image: record({ ...common, 'originalContentUrl!': https, 'previewImageUrl!': https }),
  video: record({
    ...common,
    'originalContentUrl!': https,
    'previewImageUrl!': https,
    trackingId: text({ max: 100 }),
  }),
  audio: record({ ...common, 'originalContentUrl!': https, 'duration!': number(1) }),
  location,
  imagemap,
  template: record({ ...common, 'altText!': altText, 'template!': template }),
  flex: record({ ...common, 'altText!': altText, 'contents!': anything }),
}

const messageList = list(
  byType(() => shapes),
  { min: 1, max: 5 },
)

const refuseFlexIn = (messages: Json[]): Answer | undefined => {
  for (const [index, message] of messages.entries()) {
    const problems = message.type === 'flex' ? flexContainer(message.contents, []) : []
    if (problems.length > 0) return refuseFlex(index, problems)
  }
  return undefined
}

/** LINE's refusal of these messages, or undefined where they may be sent. */
export const refuseMessages = (messages: unknown): Answer | undefined => {
  if (messages === undefined) return refuseBody([{ kind: 'missing', path: ['messages'] }])
  const problems = messageList(messages, ['messages'])
  return problems.length > 0 ? refuseBody(problems) : refuseFlexIn(asList(messages).map(asJson))
}
