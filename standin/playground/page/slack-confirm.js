// Slack's “are you sure” dialog.
import { byId, h } from './dom.js'
import { drawText, plain } from './mrkdwn.js'

/** Resolves to true where there is nothing to ask, or the answer was yes. */
export const confirmed = (dialogObject, names) => {
  if (!dialogObject) return Promise.resolve(true)
  const { title, text, confirm, deny, style } = dialogObject
  return new Promise((resolve) => {
    const dialog = byId('ask')
    const answer = (yes) => () => {
      dialog.close()
      resolve(yes)
    }
    const yes = h(
      'button',
      { type: 'button', class: style === 'danger' ? 'danger' : 'primary', onclick: answer(true) },
      plain(confirm.text),
    )
    const no = h('button', { type: 'button', onclick: answer(false) }, plain(deny.text))
    dialog.replaceChildren(
      h('h2', {}, plain(title.text)),
      drawText(text, names),
      h('div', { class: 'ask-buttons' }, no, yes),
    )
    dialog.oncancel = () => resolve(false)
    dialog.showModal()
    yes.focus()
  })
}
