// The modal on top of a person's stack.
import { byId, h } from './dom.js'
import { plain } from './mrkdwn.js'
import { drawBlocks } from './slack-blocks.js'
import { say } from './words.js'

/** What is open, drawn anew only where it changed, so nobody loses the field they are typing in. */
export const createModal = ({ contextFor, submit, close }) => {
  const layer = byId('modal-layer')
  let shown = ''

  const draw = (views) => {
    const open = views.at(-1)
    const key = open ? JSON.stringify([open.id, open.view.hash, open.errors, open.trouble]) : ''
    if (key === shown) return
    const sameView = open && shown.includes(`"${open.id}"`)
    shown = key
    layer.hidden = !open
    if (!open) {
      layer.replaceChildren()
      return byId('slack-text').focus()
    }
    layer.replaceChildren(dialogOf(open, views.length))
    const invalid = layer.querySelector('[aria-invalid]')
    const first =
      invalid ??
      layer.querySelector('.modal-body :is(input, textarea, select, button)') ??
      layer.querySelector('.modal footer button')
    // What is to be read is read from its top; what is to be mended is gone to.
    if (!sameView || open.errors) first?.focus({ preventScroll: !invalid })
  }

  const dialogOf = (open, depth) => {
    const { view, trouble } = open
    const send = (event) => {
      event.preventDefault()
      submit(open)
    }
    const shut = () => close(open)
    const title = h(
      'h2',
      { id: 'modal-title' },
      depth > 1 && h('span', { class: 'depth' }, '‹ '),
      plain(view.title.text),
    )
    const submitButton =
      view.submit &&
      h(
        'button',
        { type: 'submit', class: 'b-button primary', disabled: view.submit_disabled },
        plain(view.submit.text),
      )
    const closeButton = h(
      'button',
      { type: 'button', class: 'b-button', onclick: shut },
      view.close ? plain(view.close.text) : say('cancel'),
    )
    const head = h(
      'header',
      {},
      title,
      h('button', { type: 'button', class: 'modal-x', 'aria-label': say('close'), onclick: shut }, '×'),
    )
    const content = h(
      'div',
      { class: 'modal-body' },
      trouble && h('p', { class: 'b-error banner', role: 'alert' }, trouble),
      drawBlocks(view.blocks, contextFor(open)),
    )
    const form = h(
      'form',
      { noValidate: true, onsubmit: send },
      head,
      content,
      h('footer', {}, closeButton, submitButton),
    )
    const onkeydown = (event) => event.key === 'Escape' && shut()
    const dialog = { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'modal-title' }
    return h('div', { class: 'modal', ...dialog, onkeydown }, form)
  }

  return {
    draw,
    forget: () => {
      shown = ''
    },
  }
}
