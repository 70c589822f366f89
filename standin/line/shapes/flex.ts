// Flex containers and components within LINE's limits.
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
import { action } from './action.ts'

const invalid = 'invalid property'
const pixels = /^(\d+(\.\d+)?px|none|xs|sm|md|lg|xl|xxl)$/
const space = matching(pixels, invalid)
const offset = matching(/^(-?\d+(\.\d+)?(px|%)|none|xs|sm|md|lg|xl|xxl)$/, invalid)
const length = matching(/^\d+(\.\d+)?(px|%)$/, invalid)
const size = matching(/^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|\d+(\.\d+)?(px|%))$/, invalid)
const colour = matching(/^#([0-9a-f]{6}|[0-9a-f]{8})$/i, invalid)
const https = matching(/^https:\/\//, 'invalid uri scheme', { max: 2000 })
const ratio = matching(/^\d+(\.\d+)?:\d+(\.\d+)?$/, invalid)

const placed = {
  type: text(),
  flex: number(0),
  margin: space,
  position: oneOf('relative', 'absolute'),
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
}
const aligned = { align: oneOf('start', 'end', 'center'), gravity: oneOf('top', 'bottom', 'center') }
const lettered = {
  size,
  color: colour,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
}
const scaled = { adjustMode: oneOf('shrink-to-fit'), scaling: flag }
const tap = action(40, { labelled: false })

const span = record({ type: oneOf('span'), 'text!': text(), ...lettered })

const words = all(
  record({
    ...placed,
    ...aligned,
    ...lettered,
    ...scaled,
    text: text(),
    contents: list(span),
    wrap: flag,
    lineSpacing: space,
    maxLines: number(0),
    action: tap,
  }),
  rule('must be specified', (component) => component.text !== undefined || component.contents !== undefined),
)

const button = record({
  ...placed,
  ...scaled,
  'action!': action(40, { labelled: true }),
  height: oneOf('sm', 'md'),
  style: oneOf('primary', 'secondary', 'link'),
  color: colour,
  gravity: aligned.gravity,
})

const image = record({
  ...placed,
  ...aligned,
  'url!': https,
  size,
  aspectRatio: ratio,
  aspectMode: oneOf('fit', 'cover'),
  backgroundColor: colour,
  action: tap,
  animated: flag,
})

const icon = record({ ...placed, 'url!': https, size, aspectRatio: ratio, scaling: flag })

const gradient = record({
  type: oneOf('linearGradient'),
  'angle!': text(),
  'startColor!': colour,
  'endColor!': colour,
  centerColor: colour,
  centerPosition: text(),
})

const component: Shape = byType(() => components)

const onBaseline = ['icon', 'text', 'filler']
const baselineHoldsText = rule(
  'a baseline box holds icons and text only',
  (box) =>
    box.layout !== 'baseline' ||
    asJsonList(box.contents).every(({ type }) => onBaseline.includes(String(type))),
)

const box = all(
  record({
    ...placed,
    'layout!': oneOf('horizontal', 'vertical', 'baseline'),
    'contents!': list(component),
    spacing: space,
    backgroundColor: colour,
    borderColor: colour,
    borderWidth: matching(/^(\d+(\.\d+)?px|none|light|normal|medium|semi-bold|bold)$/, invalid),
    cornerRadius: space,
    width: length,
    maxWidth: length,
    height: length,
    maxHeight: length,
    paddingAll: offset,
    paddingTop: offset,
    paddingBottom: offset,
    paddingStart: offset,
    paddingEnd: offset,
    action: tap,
    justifyContent: oneOf(
      'center',
      'flex-start',
      'flex-end',
      'space-between',
      'space-around',
      'space-evenly',
    ),
    alignItems: oneOf('center', 'flex-start', 'flex-end'),
    background: gradient,
  }),
  baselineHoldsText,
)

const video = record({
  type: text(),
  'url!': https,
  'previewUrl!': https,
  'altContent!': component,
  aspectRatio: ratio,
  action: tap,
})

const components: Record<string, Shape> = {
  box,
  text: words,
  button,
  image,
  icon,
  video,
  separator: record({ type: text(), margin: space, color: colour }),
  filler: record({ type: text(), flex: number(0) }),
}

const blockStyle = record({ backgroundColor: colour, separator: flag, separatorColor: colour })
const boxBlock = byType(() => ({ box }))
const heroBlock = byType(() => ({ box, image, video }))

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

const bubble = all(
  record({
    type: oneOf('bubble'),
    size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
    direction: oneOf('ltr', 'rtl'),
    header: boxBlock,
    hero: heroBlock,
    body: boxBlock,
    footer: boxBlock,
    styles: record({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle }),
    action: tap,
  }),
  rule('at least one block must be specified', ({ header, hero, body, footer }) =>
    [header, hero, body, footer].some(isJson),
  ),
  rule('bubble is larger than 30 KB', (value) => bytes(value) <= 30_000),
)

const carousel = all(
  record({ type: oneOf('carousel'), 'contents!': list(bubble, { min: 1, max: 12 }) }),
  rule('carousel is larger than 50 KB', (value) => bytes(value) <= 50_000),
  rule(
    'bubbles in a carousel must have the same size',
    ({ contents }) => new Set(asJsonList(contents).map(({ size: width }) => width ?? 'mega')).size <= 1,
  ),
)

/** A bubble or a carousel. */
export const flexContainer = byType(() => ({ bubble, carousel }))
