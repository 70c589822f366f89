// Block Kit blocks within Slack's limits, by the surface they are shown on.
import { asJsonList, isJson } from '../../json.ts'
import {
  all,
  byType,
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
import { accessories, actionElements, contextElements, inputElements } from './element.ts'
import { plainText, textObject } from './text.ts'

export type Surface = 'message' | 'modal' | 'home'

const block_id = text({ max: 255 })
const url = matching(/^https?:\/\//, 'must be a valid URL', { max: 3000 })
const base = { type: text(), block_id }

const object: Shape = (value, path) => (isJson(value) ? [] : [{ kind: 'type', expected: 'object', path }])

const pictureSource = rule('must provide image_url or slack_file', (image) =>
  image.image_url === undefined ? isJson(image.slack_file) : image.slack_file === undefined,
)

const section = all(
  record({
    ...base,
    text: textObject(3000),
    fields: list(textObject(2000), { min: 1, max: 10 }),
    accessory: byType(() => accessories),
    expand: flag,
  }),
  rule('must provide text or fields', (block) => block.text !== undefined || block.fields !== undefined),
)

const image = all(
  record({
    ...base,
    image_url: url,
    slack_file: record({ id: text(), url: text() }),
    'alt_text!': text({ max: 2000 }),
    title: plainText(2000),
  }),
  pictureSource,
)

const anyBlock: Record<string, Shape> = {
  section,
  image,
  header: record({ ...base, 'text!': plainText(150), level: number(1, 4) }),
  divider: record(base),
  context: record({
    ...base,
    'elements!': list(
      byType(() => contextElements),
      { min: 1, max: 10 },
    ),
  }),
  actions: record({
    ...base,
    'elements!': list(
      byType(() => actionElements),
      { min: 1, max: 25 },
    ),
  }),
  input: record({
    ...base,
    'label!': plainText(2000),
    'element!': byType(() => inputElements),
    hint: plainText(2000),
    optional: flag,
    dispatch_action: flag,
  }),
  rich_text: all(record({ ...base, 'elements!': list(object) })),
  video: record({
    ...base,
    'alt_text!': text(),
    'title!': plainText(200),
    'thumbnail_url!': url,
    'video_url!': url,
    author_name: text({ max: 50 }),
    description: plainText(200),
    provider_icon_url: url,
    provider_name: text(),
    title_url: url,
  }),
}

const cell = byType(() => ({
  raw_text: record({ type: text(), 'text!': text({ min: 0 }) }),
  rich_text: record({ ...base, 'elements!': list(object) }),
}))

const column = record({ align: oneOf('left', 'center', 'right'), is_wrapped: flag })

const inMessages: Record<string, Shape> = {
  ...anyBlock,
  markdown: record({ ...base, 'text!': text({ max: 12_000 }) }),
  table: record({
    ...base,
    'rows!': list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }),
    column_settings: list(column, { max: 20 }),
  }),
}

const unique = (values: unknown[]) => {
  const given = values.filter((value) => value !== undefined)
  return new Set(given).size === given.length
}

const idsDiffer: Shape = (value, path) => {
  const blocks = asJsonList(value)
  const sameBlock = !unique(blocks.map((block) => block.block_id))
  const sameAction = blocks.findIndex(
    (block) => !unique(asJsonList(block.elements).map((element) => element.action_id)),
  )
  return [
    ...(sameBlock ? [{ kind: 'rule' as const, message: 'block_id must be unique', path }] : []),
    ...(sameAction < 0
      ? []
      : [{ kind: 'rule' as const, message: 'action_id must be unique', path: [...path, sameAction] }]),
  ]
}

const oneTable: Shape = (value, path) =>
  asJsonList(value).filter(({ type }) => type === 'table').length > 1
    ? [{ kind: 'rule', message: 'only_one_table_allowed', path }]
    : []

/** The blocks of a message, a modal or a Home tab. */
export const blocksOn = (surface: Surface): Shape => {
  const table = surface === 'message' ? inMessages : anyBlock
  const max = surface === 'message' ? 50 : 100
  return all(
    list(
      byType(() => table),
      { max },
    ),
    idsDiffer,
    oneTable,
  )
}
