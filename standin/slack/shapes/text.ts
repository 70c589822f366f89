// Text objects, options and confirm dialogs within Slack's limits.
import { byType, flag, list, oneOf, record, type Shape, text } from '../../shape.ts'

export const plainText = (max: number): Shape =>
  record({ 'type!': oneOf('plain_text'), 'text!': text({ max }), emoji: flag })

const mrkdwn = (max: number): Shape =>
  record({ 'type!': oneOf('mrkdwn'), 'text!': text({ max }), verbatim: flag })

export const textObject = (max: number): Shape =>
  byType(() => ({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }))

export const confirm = record({
  'title!': plainText(100),
  'text!': textObject(300),
  'confirm!': plainText(30),
  'deny!': plainText(30),
  style: oneOf('primary', 'danger'),
})

const optionWith = (label: Shape): Shape =>
  record({
    'text!': label,
    'value!': text({ max: 150 }),
    description: textObject(75),
    url: text({ max: 3000 }),
  })

/** An option of a select or overflow menu: plain text only. */
export const option = optionWith(plainText(75))

/** An option of checkboxes or radio buttons. */
export const markedOption = optionWith(textObject(75))

export const optionGroup = record({
  'label!': plainText(75),
  'options!': list(option, { min: 1, max: 100 }),
})
