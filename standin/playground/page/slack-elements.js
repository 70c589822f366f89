// Block Kit elements: buttons, selects, pickers, inputs.
import { h } from './dom.js'
import { plain } from './mrkdwn.js'
import { say } from './words.js'

const initialOf = (element) =>
  element.initial_option?.value ??
  element.initial_options?.map(({ value }) => value) ??
  element.initial_value ??
  element.initial_date ??
  element.initial_time ??
  element.initial_date_time ??
  element.initial_user ??
  element.initial_users ??
  element.initial_channel ??
  element.initial_conversation

const held = (element, block, { values }) => {
  const given = values[block.block_id]
  return given && element.action_id in given ? given[element.action_id] : initialOf(element)
}

/** An input keeps its value until submission; everything else, and an input that dispatches, reports at once. */
const report = (element, block, context, value) => {
  const waits = block.type === 'input' && !block.dispatch_action
  if (waits) context.keep(block, element, value)
  else context.choose(block, element, value)
}

const button = (element, block, context) => {
  const press = () => {
    if (element.url) window.open(element.url, '_blank', 'noopener')
    context.choose(block, element, undefined)
  }
  const label = element.accessibility_label
  return h(
    'button',
    { type: 'button', class: `b-button ${element.style ?? ''}`, 'aria-label': label, onclick: press },
    plain(element.text.text),
  )
}

const optionTags = (element, chosen) => {
  const one = ({ text, value }) => h('option', { value, selected: value === chosen }, plain(text.text))
  const groups = element.option_groups?.map(({ label, options }) =>
    h('optgroup', { label: plain(label.text) }, options.map(one)),
  )
  return groups ?? (element.options ?? []).map(one)
}

const select = (element, block, context) => {
  const chosen = held(element, block, context)
  const onchange = (event) => report(element, block, context, event.target.value || undefined)
  const placeholder = element.placeholder ? plain(element.placeholder.text) : say('choose')
  const label = block.type === 'input' ? undefined : placeholder
  const none = h('option', { value: '', selected: chosen === undefined }, placeholder)
  return h('select', { class: 'b-select', 'aria-label': label, onchange }, none, optionTags(element, chosen))
}

const asOptions = (pairs) => ({ options: pairs.map(([value, words]) => ({ value, text: { text: words } })) })

const selectFrom = (list) => (element, block, context) =>
  select({ ...element, ...asOptions(context.names[list]()) }, block, context)

const overflow = (element, block, context) => {
  const menu = h('details', { class: 'b-overflow' })
  const choose = (value) => {
    menu.open = false
    context.choose(block, element, value)
  }
  const one = ({ text, value }) =>
    h('button', { type: 'button', onclick: () => choose(value) }, plain(text.text))
  menu.append(
    h('summary', { 'aria-label': say('more') }, '⋯'),
    h('div', { class: 'b-menu' }, element.options.map(one)),
  )
  return menu
}

const marked = (type) => (element, block, context) => {
  const chosen = new Set([held(element, block, context) ?? []].flat())
  const name = `${block.block_id}-${element.action_id}`
  const read = (group) => {
    const values = [...group.querySelectorAll('input:checked')].map(({ value }) => value)
    return type === 'radio' ? values[0] : values
  }
  const onchange = (event) => report(element, block, context, read(event.currentTarget))
  const one = ({ text, value, description }) =>
    h(
      'label',
      { class: 'b-mark' },
      h('input', { type, name, value, checked: chosen.has(value) }),
      h('span', {}, plain(text.text), description && h('small', {}, plain(description.text))),
    )
  return h('div', { class: 'b-marks', onchange }, (element.options ?? []).map(one))
}

const multi = (element, block, context) => {
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? []
  return marked('checkbox')({ ...element, options }, block, context)
}

const typed = (type) => (element, block, context) => {
  const value = held(element, block, context) ?? ''
  const oninput = (event) => context.keep(block, element, event.target.value)
  const onchange = (event) => block.dispatch_action && context.choose(block, element, event.target.value)
  const common = {
    class: 'b-text',
    value,
    oninput,
    onchange,
    placeholder: element.placeholder ? plain(element.placeholder.text) : '',
  }
  if (element.max_length) common.maxLength = element.max_length
  return element.multiline ? h('textarea', { ...common, rows: 4 }) : h('input', { ...common, type })
}

const picker = (type) => (element, block, context) => {
  const label =
    block.type === 'input'
      ? undefined
      : element.placeholder
        ? plain(element.placeholder.text)
        : say('pickDate')
  const onchange = (event) => report(element, block, context, event.target.value || undefined)
  return h('input', {
    type,
    class: 'b-text short',
    value: held(element, block, context) ?? '',
    'aria-label': label,
    onchange,
  })
}

// The people of the playground live in Japan, wherever the browser is.
const japanMs = 9 * 3_600_000
const wallTime = (seconds) => new Date(seconds * 1000 + japanMs).toISOString().slice(0, 16)
const seconds = (wall) => (wall ? Date.parse(`${wall}:00+09:00`) / 1000 : undefined)

const dateTime = (element, block, context) => {
  const value = held(element, block, context)
  const onchange = (event) => report(element, block, context, seconds(event.target.value))
  return h('input', {
    type: 'datetime-local',
    class: 'b-text short',
    value: value === undefined ? '' : wallTime(value),
    onchange,
  })
}

const drawers = {
  button,
  static_select: select,
  external_select: select,
  users_select: selectFrom('users'),
  conversations_select: selectFrom('channels'),
  channels_select: selectFrom('channels'),
  multi_static_select: multi,
  multi_users_select: (element, block, context) =>
    multi({ ...element, ...asOptions(context.names.users()) }, block, context),
  overflow,
  checkboxes: marked('checkbox'),
  radio_buttons: marked('radio'),
  plain_text_input: typed('text'),
  email_text_input: typed('email'),
  url_text_input: typed('url'),
  number_input: typed('number'),
  datepicker: picker('date'),
  timepicker: picker('time'),
  datetimepicker: dateTime,
  image: ({ image_url: src, alt_text: alt }) => h('img', { class: 'b-thumb', src, alt, loading: 'lazy' }),
}

export const drawElement = (element, block, context) =>
  drawers[element.type]?.(element, block, context) ?? h('span', { class: 'b-hint' }, `[${element.type}]`)
