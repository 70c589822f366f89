// LINE messages as they look in the chat.
import { h } from './dom.js'
import { drawFlex } from './line-flex.js'
import { say } from './words.js'

const link = /(https?:\/\/[^\s「」（）]+)/

/** Text with its addresses as links. */
const withLinks = (text) =>
  text
    .split(link)
    .map((part) => (link.test(part) ? h('a', { href: part, target: '_blank', rel: 'noopener' }, part) : part))

const actionButton = (action, doAction) =>
  h(
    'button',
    { type: 'button', class: 'template-action', onclick: () => doAction(action) },
    action.label ?? '',
  )

const picture = (url, alt = '') => h('img', { class: 'picture', src: url, alt, loading: 'lazy' })

const drawColumn = (column, doAction) =>
  h(
    'div',
    { class: 'template' },
    column.thumbnailImageUrl && picture(column.thumbnailImageUrl),
    h('div', { class: 'template-words' }, column.title && h('b', {}, column.title), h('p', {}, column.text)),
    column.actions.map((action) => actionButton(action, doAction)),
  )

const drawTemplate = ({ template }, doAction) => {
  if (template.type === 'carousel') {
    return h(
      'div',
      { class: 'carousel', tabIndex: 0 },
      template.columns.map((column) => drawColumn(column, doAction)),
    )
  }
  if (template.type === 'image_carousel') {
    const slide = ({ imageUrl, action }) =>
      h(
        'button',
        { type: 'button', class: 'slide', onclick: () => doAction(action) },
        picture(imageUrl, action.label),
      )
    return h('div', { class: 'carousel', tabIndex: 0 }, template.columns.map(slide))
  }
  const drawn = drawColumn(template, doAction)
  drawn.classList.toggle('side-by-side', template.type === 'confirm')
  return drawn
}

const drawers = {
  text: ({ text }) => h('div', { class: 'bubble' }, withLinks(text)),
  textV2: ({ text }) => h('div', { class: 'bubble' }, withLinks(text)),
  flex: (message, doAction) => drawFlex(message, doAction),
  template: drawTemplate,
  image: ({ previewImageUrl }) => picture(previewImageUrl, say('imageMessage')),
  sticker: () => h('div', { class: 'sticker' }, '🌿'),
  location: ({ title, address }) =>
    h('div', { class: 'bubble' }, h('b', {}, `📍 ${title}`), h('p', {}, address)),
}

export const drawMessage = (message, doAction) => {
  const draw = drawers[message.type]
  return draw
    ? draw(message, doAction)
    : h('div', { class: 'bubble' }, message.altText ?? say('unknownMessage'))
}
