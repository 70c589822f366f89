// Block Kit elements within Slack's limits, and where each may stand.
import {
  all,
  anything,
  flag,
  list,
  matching,
  number,
  oneOf,
  record,
  rule,
  type Shape,
  text,
} from '../../shape.ts'
import { confirm, markedOption, option, optionGroup, plainText, textObject } from './text.ts'

const action_id = text({ max: 255 })
const url = matching(/^[a-z][a-z0-9+.-]*:/i, 'must be a valid URL', { max: 3000 })
const placeholder = plainText(150)
const base = { type: text(), action_id, confirm, focus_on_load: flag }
const asked = { ...base, placeholder }
const date = matching(/^\d{4}-\d\d-\d\d$/, 'must be a date in the format YYYY-MM-DD')
const time = matching(/^\d\d:\d\d$/, 'must be a time in the format HH:mm')

const button = record({
  type: text(),
  action_id,
  confirm,
  'text!': plainText(75),
  value: text({ max: 2000 }),
  url,
  style: oneOf('primary', 'danger'),
  accessibility_label: text({ max: 75 }),
})

const oneSource = rule(
  'must provide options or option_groups',
  (element) => (element.options === undefined) !== (element.option_groups === undefined),
)

const choice = {
  options: list(option, { min: 1, max: 100 }),
  option_groups: list(optionGroup, { min: 1, max: 100 }),
}

const staticSelect = all(record({ ...asked, ...choice, initial_option: option }), oneSource)
const multiStaticSelect = all(
  record({ ...asked, ...choice, initial_options: list(option, { max: 100 }), max_selected_items: number(1) }),
  oneSource,
)

const externalSelect = { ...asked, min_query_length: number(0) }
const marked = { 'options!': list(markedOption, { min: 1, max: 10 }) }

const selects: Record<string, Shape> = {
  static_select: staticSelect,
  multi_static_select: multiStaticSelect,
  external_select: record({ ...externalSelect, initial_option: option }),
  multi_external_select: record({
    ...externalSelect,
    initial_options: list(option),
    max_selected_items: number(1),
  }),
  users_select: record({ ...asked, initial_user: text() }),
  multi_users_select: record({ ...asked, initial_users: list(text()), max_selected_items: number(1) }),
  channels_select: record({ ...asked, initial_channel: text(), response_url_enabled: flag }),
  multi_channels_select: record({ ...asked, initial_channels: list(text()), max_selected_items: number(1) }),
  conversations_select: record({
    ...asked,
    initial_conversation: text(),
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter: anything,
  }),
  multi_conversations_select: record({
    ...asked,
    initial_conversations: list(text()),
    default_to_current_conversation: flag,
    max_selected_items: number(1),
    filter: anything,
  }),
}

const pickers: Record<string, Shape> = {
  ...selects,
  checkboxes: record({ ...base, ...marked, initial_options: list(markedOption, { min: 1, max: 10 }) }),
  radio_buttons: record({ ...base, ...marked, initial_option: markedOption }),
  datepicker: record({ ...asked, initial_date: date }),
  timepicker: record({ ...asked, initial_time: time, timezone: text() }),
}

const dateTimePicker = record({ ...base, initial_date_time: number(0, 9_999_999_999) })

const overflow = record({
  type: text(),
  action_id,
  confirm,
  'options!': list(option, { min: 1, max: 5 }),
})

const image = record({
  type: text(),
  image_url: matching(/^https?:\/\//, 'must be a valid URL', { max: 3000 }),
  slack_file: anything,
  'alt_text!': text({ max: 2000 }),
})

const typed = { ...asked, initial_value: text(), dispatch_action_config: anything }
const lengths = { min_length: number(0, 3000), max_length: number(1, 3000) }

const inputs: Record<string, Shape> = {
  plain_text_input: record({ ...typed, ...lengths, multiline: flag }),
  email_text_input: record(typed),
  url_text_input: record(typed),
  number_input: record({ ...typed, 'is_decimal_allowed!': flag, min_value: text(), max_value: text() }),
  rich_text_input: record({ ...asked, initial_value: anything, dispatch_action_config: anything }),
  file_input: record({ type: text(), action_id, filetypes: list(text()), max_files: number(1, 10) }),
}

export const accessories: Record<string, Shape> = { ...pickers, button, overflow, image }
export const actionElements: Record<string, Shape> = {
  ...pickers,
  button,
  overflow,
  datetimepicker: dateTimePicker,
}
export const inputElements: Record<string, Shape> = { ...pickers, ...inputs, datetimepicker: dateTimePicker }
export const contextElements: Record<string, Shape> = {
  image,
  plain_text: textObject(3000),
  mrkdwn: textObject(3000),
}
