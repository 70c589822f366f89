// Template messages within LINE's limits.
import { asJsonList, asList } from '../../json.ts'
import { all, byType, graphemes, list, matching, oneOf, record, rule, text } from '../../shape.ts'
import { action } from './action.ts'

const https = matching(/^https:\/\//, 'invalid uri scheme', { max: 2000 })
const colour = matching(/^#[0-9a-f]{6}$/i, 'invalid color')
const title = text({ max: 40, count: graphemes })
const labelled = action(20, { labelled: true })
const tap = action(20, { labelled: false })

const pictured = { thumbnailImageUrl: https, imageBackgroundColor: colour, title, defaultAction: tap }

const textFits = (alone: number, beside: number) =>
  rule(
    `text must not be longer than ${beside} characters beside a title or an image, ${alone} alone`,
    (part) => {
      const max = part.thumbnailImageUrl || part.title ? beside : alone
      return graphemes(String(part.text ?? '')) <= max
    },
  )

const looks = { imageAspectRatio: oneOf('rectangle', 'square'), imageSize: oneOf('cover', 'contain') }

const buttons = all(
  record({
    type: text(),
    ...pictured,
    ...looks,
    'text!': text(),
    'actions!': list(labelled, { min: 1, max: 4 }),
  }),
  textFits(160, 60),
)

const confirm = record({
  type: text(),
  'text!': text({ max: 240, count: graphemes }),
  'actions!': list(labelled, { min: 2, max: 2 }),
})

const column = all(
  record({ ...pictured, 'text!': text(), 'actions!': list(labelled, { min: 1, max: 3 }) }),
  textFits(120, 60),
)

const carousel = all(
  record({ type: text(), ...looks, 'columns!': list(column, { min: 1, max: 10 }) }),
  rule(
    'the number of actions must be the same in every column',
    ({ columns }) => new Set(asJsonList(columns).map(({ actions }) => asList(actions).length)).size <= 1,
  ),
)

const imageCarousel = record({
  type: text(),
  'columns!': list(record({ 'imageUrl!': https, 'action!': action(12, { labelled: false }) }), {
    min: 1,
    max: 10,
  }),
})

/** buttons, confirm, carousel or image_carousel. */
export const template = byType(() => ({ buttons, confirm, carousel, image_carousel: imageCarousel }))

/** Actions below a message, gone once the user writes. */
export const quickReply = record({
  'items!': list(
    record({ type: oneOf('action'), imageUrl: https, 'action!': action(20, { labelled: true }) }),
    { min: 1, max: 13 },
  ),
})
