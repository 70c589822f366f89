// Block Kit blocks as they look in a message, a modal or a Home tab.
import { h } from './dom.js'
import { drawMrkdwn, drawText, plain } from './mrkdwn.js'
import { drawElement } from './slack-elements.js'
import { say } from './words.js'

const picture = ({ image_url: url, alt_text: alt }) => h('img', { src: url, alt, loading: 'lazy' })

const drawSection = (block, context) =>
  h(
    'div',
    { class: 'b-section' },
    h(
      'div',
      { class: 'b-section-words' },
      drawText(block.text, context.names),
      block.fields &&
        h(
          'div',
          { class: 'b-fields' },
          block.fields.map((field) => drawText(field, context.names)),
        ),
    ),
    block.accessory && h('div', { class: 'b-accessory' }, drawElement(block.accessory, block, context)),
  )

const drawContext = (block, context) => {
  const one = (element) => (element.type === 'image' ? picture(element) : drawText(element, context.names))
  return h('div', { class: 'b-context' }, block.elements.map(one))
}

const drawActions = (block, context) =>
  h(
    'div',
    { class: 'b-actions' },
    block.elements.map((element) => drawElement(element, block, context)),
  )

const grouped = ['checkboxes', 'radio_buttons', 'multi_static_select', 'multi_users_select']

const drawInput = (block, context) => {
  const { element, block_id: id } = block
  const error = context.errors[id]
  const label = [plain(block.label.text), block.optional && h('small', {}, say('optional'))]
  const field = drawElement(element, block, context)
  const isGroup = grouped.includes(element.type)
  if (!isGroup) field.id = `field-${id}`
  if (error) field.setAttribute('aria-invalid', 'true')
  if (error) field.setAttribute('aria-describedby', `error-${id}`)
  return h(
    isGroup ? 'fieldset' : 'div',
    { class: error ? 'b-input wrong' : 'b-input' },
    isGroup ? h('legend', {}, label) : h('label', { htmlFor: `field-${id}` }, label),
    field,
    error && h('p', { class: 'b-error', id: `error-${id}`, role: 'alert' }, error),
    block.hint && h('p', { class: 'b-hint' }, plain(block.hint.text)),
  )
}

const richLeaf = (leaf, names) => {
  const words =
    {
      text: leaf.text,
      emoji: `:${leaf.name}:`,
      user: `@${names.user(leaf.user_id) ?? ''}`,
      link: leaf.text ?? leaf.url,
    }[leaf.type] ?? ''
  const tag = leaf.style?.bold ? 'strong' : leaf.style?.code ? 'code' : leaf.style?.italic ? 'em' : 'span'
  return leaf.type === 'link'
    ? h('a', { href: leaf.url, target: '_blank', rel: 'noopener' }, words)
    : h(tag, {}, plain(words))
}

const richPart = (part, names) => {
  if (part.type === 'rich_text_list') {
    return h(
      part.style === 'ordered' ? 'ol' : 'ul',
      {},
      part.elements.map((item) => h('li', {}, richPart(item, names))),
    )
  }
  const tags = { rich_text_preformatted: 'pre', rich_text_quote: 'blockquote' }
  return h(
    tags[part.type] ?? 'div',
    { class: 'pre-line' },
    part.elements.map((leaf) => richLeaf(leaf, names)),
  )
}

const cellWords = (cell, names) =>
  cell.type === 'raw_text' ? cell.text : cell.elements.map((part) => richPart(part, names))

const drawTable = ({ rows }, { names }) => {
  const [head = [], ...body] = rows
  const line = (row, tag) =>
    h(
      'tr',
      {},
      row.map((cell) => h(tag, {}, cellWords(cell, names))),
    )
  return h(
    'div',
    { class: 'b-table' },
    h(
      'table',
      {},
      h('thead', {}, line(head, 'th')),
      h(
        'tbody',
        {},
        body.map((row) => line(row, 'td')),
      ),
    ),
  )
}

const drawers = {
  section: drawSection,
  header: ({ text }) => h('h3', { class: 'b-header' }, plain(text.text)),
  divider: () => h('hr'),
  context: drawContext,
  actions: drawActions,
  input: drawInput,
  image: (block) =>
    h(
      'figure',
      { class: 'b-image' },
      block.title && h('figcaption', {}, plain(block.title.text)),
      picture(block),
    ),
  markdown: ({ text }, { names }) => drawMrkdwn(text.replaceAll('**', '*'), names),
  rich_text: ({ elements }, { names }) =>
    h(
      'div',
      { class: 'mrkdwn' },
      elements.map((part) => richPart(part, names)),
    ),
  table: drawTable,
  video: ({ title, title_url: url }) =>
    h('a', { href: url, target: '_blank', rel: 'noopener' }, `▶ ${title.text}`),
}

/**
 * Draws blocks. The context says who is who (`names`), what has been chosen (`values`), what is wrong (`errors`),
 * and takes what happens: `choose(block, element, value)` for anything that reports at once, `keep(…)` for inputs.
 */
export const drawBlocks = (blocks, context) =>
  blocks.map(
    (block) => drawers[block.type]?.(block, context) ?? h('p', { class: 'b-hint' }, `[${block.type}]`),
  )
