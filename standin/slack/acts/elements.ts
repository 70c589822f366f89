// The interactive elements of blocks: finding one, and saying what is chosen in it as Slack says it.
import { asJson, asJsonList, asList, isJson, type Json } from '../../json.ts'
import type { Values } from '../state.ts'

export type Placed = { blockId: string; actionId: string; element: Json; block: Json }

const elementsOf = (block: Json): Json[] => {
  if (block.type === 'actions') return asJsonList(block.elements)
  return [block.accessory, block.element].filter(isJson)
}

/** Every element with an action, with the block it stands in. */
export const placedElements = (blocks: unknown): Placed[] =>
  asJsonList(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({
        block,
        element,
        blockId: String(block.block_id),
        actionId: String(element.action_id),
      })),
  )

/** The element with this action id; the block id tells apart those who share it. */
export const findElement = (blocks: unknown, actionId: string, blockId?: string): Placed => {
  const placed = placedElements(blocks)
  const found = placed.find(
    (one) => one.actionId === actionId && (blockId === undefined || one.blockId === blockId),
  )
  if (found) return found
  throw new Error(
    `no element ${actionId} here; there are: ${placed.map((one) => one.actionId).join(', ') || 'none'}`,
  )
}

const optionsOf = (element: Json): Json[] => [
  ...asJsonList(element.options),
  ...asJsonList(element.option_groups).flatMap((group) => asJsonList(group.options)),
]

const optionOf = (element: Json, value: unknown): Json | null => {
  if (value === undefined || value === null || value === '') return null
  const found = optionsOf(element).find((option) => option.value === value)
  if (found) return found
  throw new Error(`no option ${String(value)} in ${String(element.action_id)}`)
}

/** The property that carries a choice, by element type. */
const properties: Record<string, { name: string; initial: string }> = {
  users_select: { name: 'selected_user', initial: 'initial_user' },
  conversations_select: { name: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { name: 'selected_channel', initial: 'initial_channel' },
  multi_users_select: { name: 'selected_users', initial: 'initial_users' },
  multi_conversations_select: { name: 'selected_conversations', initial: 'initial_conversations' },
  multi_channels_select: { name: 'selected_channels', initial: 'initial_channels' },
  datepicker: { name: 'selected_date', initial: 'initial_date' },
  timepicker: { name: 'selected_time', initial: 'initial_time' },
  datetimepicker: { name: 'selected_date_time', initial: 'initial_date_time' },
  rich_text_input: { name: 'rich_text_value', initial: 'initial_value' },
}

const oneOption = ['static_select', 'external_select', 'radio_buttons', 'overflow']
const manyOptions = ['checkboxes', 'multi_static_select', 'multi_external_select']

/** What an element holds before anybody touches it, as a plain value. */
export const initialValue = (element: Json): unknown => {
  const type = String(element.type)
  if (oneOption.includes(type)) return asJson(element.initial_option).value
  if (manyOptions.includes(type)) return asJsonList(element.initial_options).map(({ value }) => value)
  return element[properties[type]?.initial ?? 'initial_value']
}

const emptied = (value: unknown) => (value === undefined || value === '' ? null : value)

/** `{type, selected_option}` and its kin, as `state.values` and `actions` carry them. */
export const chosen = (element: Json, value: unknown): Json => {
  const type = String(element.type)
  if (type === 'file_input') return { type, files: asList(value) }
  if (manyOptions.includes(type))
    return { type, selected_options: asList(value).map((one) => optionOf(element, one)) }
  if (oneOption.includes(type)) {
    const external = type === 'external_select' && isJson(value)
    return { type, selected_option: external ? value : optionOf(element, value) }
  }
  const { name } = properties[type] ?? { name: 'value' }
  if (type.startsWith('multi_')) return { type, [name]: asList(value) }
  return { type, [name]: emptied(value) }
}

const stateless = ['button', 'overflow', 'image', 'workflow_button']

/** The `state.values` of these blocks: what was filled in, else what they started with. */
export const stateValues = (blocks: unknown, filled: Values): Record<string, Json> => {
  const values: Record<string, Json> = {}
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    if (stateless.includes(String(element.type))) continue
    const given = filled[blockId]
    const value = given && actionId in given ? given[actionId] : initialValue(element)
    values[blockId] = { ...values[blockId], [actionId]: chosen(element, value) }
  }
  return values
}

const hasContent = (held: Json) =>
  Object.entries(held).some(
    ([name, value]) => name !== 'type' && value !== null && (!Array.isArray(value) || value.length > 0),
  )

const complaintsIn = (locale: string) =>
  locale.startsWith('ja')
    ? {
        required: 'この項目は必須です',
        short: (min: number) => `${min}文字以上で入力してください`,
        long: (max: number) => `${max}文字以内で入力してください`,
      }
    : {
        required: 'Please complete this required field.',
        short: (min: number) => `Please use at least ${min} characters.`,
        long: (max: number) => `Please use at most ${max} characters.`,
      }

type Complaints = ReturnType<typeof complaintsIn>

const lengthComplaint = (element: Json, value: unknown, say: Complaints): string | undefined => {
  if (typeof value !== 'string') return undefined
  const { min_length: min, max_length: max } = element
  if (typeof min === 'number' && value.length < min) return say.short(min)
  if (typeof max === 'number' && value.length > max) return say.long(max)
  return undefined
}

/** What Slack's own client refuses before it sends a submission, by block. */
export const clientComplaints = (blocks: unknown, filled: Values, locale: string): Record<string, string> => {
  const say = complaintsIn(locale)
  const values = stateValues(blocks, filled)
  const complaints = placedElements(blocks)
    .filter(({ block }) => block.type === 'input')
    .flatMap(({ block, blockId, actionId, element }): [string, string][] => {
      const held = asJson(values[blockId]?.[actionId])
      if (!hasContent(held)) return block.optional === true ? [] : [[blockId, say.required]]
      const complaint = lengthComplaint(element, held.value, say)
      return complaint ? [[blockId, complaint]] : []
    })
  return Object.fromEntries(complaints)
}
