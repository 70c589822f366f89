// LINE's date and time picker.
import { byId, h } from './dom.js'
import { say } from './words.js'

const kinds = { date: 'date', time: 'time', datetime: 'datetime-local' }
const plain = (value) => value?.replace('t', 'T')

/** Asks for a date, a time or both; nothing where it was cancelled. */
export const askWhen = ({ mode, initial, min, max, label }) =>
  new Promise((resolve) => {
    const dialog = byId('ask')
    const input = h('input', { type: kinds[mode], required: true, id: 'ask-when' })
    if (initial) input.value = plain(initial)
    if (min) input.min = plain(min)
    if (max) input.max = plain(max)
    const finish = (value) => {
      dialog.close()
      resolve(value)
    }
    const submit = (event) => {
      event.preventDefault()
      finish(input.value)
    }
    dialog.replaceChildren(
      h(
        'form',
        { onsubmit: submit },
        h('label', { htmlFor: 'ask-when' }, label ?? say('pickDate')),
        input,
        h(
          'div',
          { class: 'ask-buttons' },
          h('button', { type: 'button', onclick: () => finish(undefined) }, say('cancel')),
          h('button', { type: 'submit', class: 'primary' }, say('ok')),
        ),
      ),
    )
    dialog.oncancel = () => resolve(undefined)
    dialog.showModal()
  })
