// The LINE side: one person's chat with the bot.
import { byId, growing, h, keepAtEnd } from './dom.js'
import { drawMessage } from './line-messages.js'
import { askWhen } from './line-picker.js'
import { complain } from './server.js'
import { clock, day, say } from './words.js'

const sameDay = (one, other) => new Date(one).toDateString() === new Date(other).toDateString()

export const startLine = ({ act, read }) => {
  const chat = byId('chat')
  const area = byId('line-text')
  const form = byId('line-form')
  const resize = growing(area, form)
  let person
  let seen = { entries: [], richMenu: null }
  let waiting = 0
  let asking = 0
  let menuOpen = true

  const path = (rest = '') => `line/${person.line}${rest}`

  const perform = async (rest, body) => {
    waiting += 1
    draw()
    const { status, problem } = await act(path(rest), body).catch((error) => ({ problem: String(error) }))
    waiting -= 1
    if (problem || status !== 200) complain(say('notDelivered', { status: problem ?? status }))
    await refresh()
  }

  const press = (action, params) =>
    perform('/press', { data: action.data, displayText: action.displayText ?? action.text, params })

  const fillIn = (text) => {
    area.value = text
    area.focus()
    resize()
  }

  /** What tapping a button, a menu area or a quick reply does. */
  const doAction = async (action) => {
    if (action.type === 'message') return perform('/say', { text: action.text })
    if (action.type === 'uri') return void window.open(action.uri, '_blank', 'noopener')
    if (action.type === 'clipboard') return navigator.clipboard?.writeText(action.clipboardText)
    if (action.type === 'datetimepicker') {
      const when = await askWhen(action)
      return when && press(action, { [action.mode]: when })
    }
    if (action.fillInText) fillIn(action.fillInText)
    if (action.data !== undefined) return press(action)
    return undefined
  }

  const drawOwn = (entry) => {
    if (entry.unsent) return h('p', { class: 'chat-note' }, say('unsent'))
    const unsend = () => perform('/unsend', { messageId: entry.id })
    return h(
      'div',
      { class: 'row own' },
      h('button', { type: 'button', class: 'unsend', onclick: unsend }, say('unsend')),
      h('time', {}, clock(entry.at)),
      h('div', { class: 'bubble' }, entry.text ?? ''),
    )
  }

  const drawBot = (entry) =>
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'bot-face', 'aria-hidden': 'true' }),
      h('div', { class: 'from-bot' }, drawMessage(entry.message, doAction)),
      h('time', {}, clock(entry.at)),
    )

  const drawEntries = () =>
    seen.entries.flatMap((entry, index) => {
      const before = seen.entries[index - 1]
      const date =
        before && sameDay(before.at, entry.at) ? [] : [h('p', { class: 'chat-note' }, day(entry.at))]
      return [...date, entry.from === 'user' ? drawOwn(entry) : drawBot(entry)]
    })

  const typing = () =>
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'bot-face' }),
      h('div', { class: 'typing' }, h('i'), h('i'), h('i')),
    )

  const drawQuick = () => {
    const items = seen.entries.at(-1)?.message?.quickReply?.items ?? []
    const button = ({ action }) =>
      h('button', { type: 'button', onclick: () => doAction(action) }, action.label ?? '')
    byId('quick').replaceChildren(...items.map(button))
  }

  const menuArea = (menu, { bounds, action }) => {
    const part = (value, whole) => `${(value / whole) * 100}%`
    const { width, height } = menu.size
    const style = {
      left: part(bounds.x, width),
      top: part(bounds.y, height),
      width: part(bounds.width, width),
      height: part(bounds.height, height),
    }
    const label = action.label ?? action.text ?? action.displayText ?? ''
    const words = menu.hasImage ? '' : label
    return h('button', { type: 'button', style, 'aria-label': label, onclick: () => doAction(action) }, words)
  }

  const drawMenu = () => {
    const menu = seen.richMenu
    const toggle = byId('menu-toggle')
    const place = byId('rich-menu')
    toggle.hidden = !menu
    place.hidden = !menu || !menuOpen
    if (!menu) return
    toggle.textContent = `${menu.chatBarText} ${menuOpen ? '▾' : '▴'}`
    toggle.setAttribute('aria-expanded', String(menuOpen))
    place.style.aspectRatio = `${menu.size.width} / ${menu.size.height}`
    place.style.backgroundImage = menu.hasImage ? `url("${path('/menu-image')}?${menu.richMenuId}")` : ''
    place.classList.toggle('drawn', !menu.hasImage)
    place.replaceChildren(...menu.areas.map((one) => menuArea(menu, one)))
  }

  const draw = () => {
    const empty = seen.entries.length === 0 ? [h('p', { class: 'chat-note wide' }, say('chatEmpty'))] : []
    const pending = waiting > 0 ? [typing()] : []
    keepAtEnd(chat, () => {
      chat.replaceChildren(...empty, ...drawEntries(), ...pending)
      drawQuick()
      drawMenu()
    })
  }

  const refresh = async () => {
    asking += 1
    const asked = asking
    const fresh = await read(path())
    // A later question may have been answered earlier: only the newest answer counts.
    if (asked !== asking) return
    seen = fresh
    draw()
  }

  form.onsubmit = (event) => {
    event.preventDefault()
    const text = area.value.trim()
    if (!text || !person) return
    area.value = ''
    resize()
    chat.scrollTop = chat.scrollHeight
    perform('/say', { text })
  }

  byId('menu-toggle').onclick = () => {
    menuOpen = !menuOpen
    keepAtEnd(chat, drawMenu)
  }

  return {
    play: (chosen) => {
      person = chosen
      seen = { entries: [], richMenu: null }
      chat.scrollTop = chat.scrollHeight
      refresh()
    },
    refresh: () => person && refresh(),
    redraw: draw,
  }
}
