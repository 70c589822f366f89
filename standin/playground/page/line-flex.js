// Flex messages: boxes, text, buttons, pictures, as LINE lays them out.
import { h } from './dom.js'
import { borders, bubbleWidths, corners, imageSizes, measure, sides, textSizes } from './line-sizes.js'

/** What sets a component among its neighbours: its share of the room and its distance from the one before. */
const place = (element, component, parent, first) => {
  const { style } = element
  const across = parent.layout !== 'vertical'
  const share =
    component.flex ?? (across && component.type !== 'separator' && component.type !== 'icon' ? 1 : 0)
  style.flex = share > 0 ? `${share} 1 0` : '0 0 auto'
  if (!across && component.flex === undefined) style.flex = '0 0 auto'
  if (across && share > 0) style.minWidth = '0'
  const gap =
    component.margin === undefined ? (first ? undefined : measure(parent.spacing)) : measure(component.margin)
  if (gap) style[across ? 'marginLeft' : 'marginTop'] = gap
  if (component.gravity) style.alignSelf = sides[component.gravity]
  if (component.position === 'absolute') style.position = 'absolute'
  const offsets = { top: 'offsetTop', bottom: 'offsetBottom', left: 'offsetStart', right: 'offsetEnd' }
  for (const [side, name] of Object.entries(offsets))
    if (component[name]) style[side] = measure(component[name])
  return element
}

const tappable = (element, action, doAction) => {
  if (!action) return element
  element.classList.add('tappable')
  element.setAttribute('role', 'button')
  element.tabIndex = 0
  if (action.label) element.setAttribute('aria-label', action.label)
  element.addEventListener('click', (event) => {
    event.stopPropagation()
    doAction(action)
  })
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    doAction(action)
  })
  return element
}

const letter = (style, { size, color, weight, style: slant, decoration }) => {
  if (size) style.fontSize = measure(size, textSizes)
  if (color) style.color = color
  if (weight === 'bold') style.fontWeight = '700'
  if (slant === 'italic') style.fontStyle = 'italic'
  if (decoration && decoration !== 'none') style.textDecoration = decoration
}

const drawText = (component, doAction) => {
  const spans = (component.contents ?? []).map((span) => {
    const element = h('span', {}, span.text ?? '')
    letter(element.style, span)
    return element
  })
  const element = h(
    'div',
    { class: component.wrap ? 'flex-text wrap' : 'flex-text' },
    spans.length > 0 ? spans : component.text,
  )
  letter(element.style, { size: 'md', ...component })
  if (component.align) element.style.textAlign = component.align
  if (component.lineSpacing) element.style.lineHeight = `calc(1.35em + ${measure(component.lineSpacing)})`
  if (component.wrap && component.maxLines) {
    Object.assign(element.style, {
      display: '-webkit-box',
      webkitBoxOrient: 'vertical',
      webkitLineClamp: component.maxLines,
      overflow: 'hidden',
    })
  }
  return tappable(element, component.action, doAction)
}

const drawButton = ({ action, style: look = 'link', color, height = 'md' }, doAction) => {
  const button = h(
    'button',
    { type: 'button', class: `flex-button ${look} ${height}`, onclick: () => doAction(action) },
    action.label ?? '',
  )
  if (color && look === 'link') button.style.color = color
  else if (color) button.style.background = color
  return button
}

const drawImage = (component, doAction) => {
  const {
    url,
    size = 'md',
    aspectRatio = '1:1',
    aspectMode = 'fit',
    align = 'center',
    backgroundColor,
  } = component
  const image = h('img', { src: url, alt: '', loading: 'lazy' })
  Object.assign(image.style, {
    width: measure(size, imageSizes),
    aspectRatio: aspectRatio.replace(':', ' / '),
    objectFit: aspectMode === 'cover' ? 'cover' : 'contain',
    background: backgroundColor ?? '',
  })
  const frame = h('div', { class: 'flex-image' }, image)
  frame.style.justifyContent = sides[align]
  return tappable(frame, component.action, doAction)
}

const paddings = {
  padding: 'paddingAll',
  paddingTop: 'paddingTop',
  paddingBottom: 'paddingBottom',
  paddingLeft: 'paddingStart',
  paddingRight: 'paddingEnd',
}

const dressBox = ({ style }, box) => {
  for (const [property, name] of Object.entries(paddings)) if (box[name]) style[property] = measure(box[name])
  if (box.backgroundColor) style.background = box.backgroundColor
  if (box.background)
    style.background = `linear-gradient(${box.background.angle}, ${box.background.startColor}, ${box.background.endColor})`
  if (box.cornerRadius) style.borderRadius = measure(box.cornerRadius, corners)
  if (box.borderWidth || box.borderColor)
    style.border = `${measure(box.borderWidth ?? 'normal', borders)} solid ${box.borderColor ?? '#d3d6da'}`
  for (const name of ['width', 'height', 'maxWidth', 'maxHeight']) if (box[name]) style[name] = box[name]
  if (box.justifyContent) style.justifyContent = box.justifyContent
  if (box.alignItems) style.alignItems = box.alignItems
}

const drawBox = (box, doAction) => {
  const element = h('div', { class: `flex-box ${box.layout}` })
  dressBox(element, box)
  for (const [index, child] of box.contents.entries())
    element.append(place(draw(child, doAction, box), child, box, index === 0))
  return tappable(element, box.action, doAction)
}

const drawSeparator = ({ color }, _, parent) =>
  h('div', {
    class: parent?.layout === 'horizontal' ? 'flex-separator upright' : 'flex-separator',
    style: color ? { background: color } : {},
  })

const drawers = {
  box: drawBox,
  text: drawText,
  button: drawButton,
  image: drawImage,
  separator: drawSeparator,
  icon: ({ url, size }) =>
    h('img', { class: 'flex-icon', src: url, alt: '', style: { height: measure(size ?? 'md', textSizes) } }),
  video: ({ altContent }, doAction) => draw(altContent, doAction),
  filler: () => h('div', { style: { flex: '1 1 0' } }),
}

function draw(component, doAction, parent) {
  return drawers[component.type]?.(component, doAction, parent) ?? h('div')
}

const hasPadding = (block) => Object.values(paddings).some((padding) => block[padding] !== undefined)

const drawBlock = (bubble, name, doAction) => {
  const block = bubble[name]
  if (!block) return undefined
  const styles = bubble.styles?.[name] ?? {}
  const drawn = draw(block, doAction)
  if (block.type === 'box' && name !== 'hero' && !hasPadding(block)) drawn.classList.add('padded')
  const element = h('div', { class: `flex-${name}` }, drawn)
  if (styles.backgroundColor) element.style.background = styles.backgroundColor
  if (styles.separator) element.style.borderTop = `1px solid ${styles.separatorColor ?? '#e3e5e8'}`
  return element
}

const drawBubble = (bubble, doAction) => {
  const blocks = ['header', 'hero', 'body', 'footer'].map((name) => drawBlock(bubble, name, doAction))
  const element = h(
    'div',
    { class: 'flex-bubble', style: { width: bubbleWidths[bubble.size ?? 'mega'] } },
    blocks,
  )
  if (bubble.direction === 'rtl') element.dir = 'rtl'
  return tappable(element, bubble.action, doAction)
}

/** A bubble, or a carousel of them. */
export const drawFlex = ({ contents, altText }, doAction) => {
  if (contents.type === 'bubble') return drawBubble(contents, doAction)
  const bubbles = contents.contents.map((bubble) => drawBubble(bubble, doAction))
  return h('div', { class: 'carousel', tabIndex: 0, role: 'group', 'aria-label': altText }, bubbles)
}
