// The LINE side: one person's chat with the bot.
import { byId, createKeeper, growing, h, keepAtEnd, openLog, settle, stayAtEnd, unseen } from './dom.js'
import { drawMessage } from './line-messages.js'
import { askWhen } from './line-picker.js'
import { complainOf, sendFile } from './server.js'
import { clock, currentLocale, day, dayKey, inOurWords, say, sayFrom } from './words.js'

export const startLine = ({ act, read }) => {
  const chat = byId('chat')
  const area = byId('line-text')
  const form = byId('line-form')
  const resize = growing(area, form)
  const keeper = createKeeper()
  stayAtEnd(chat)
  let person
  let seen
  let waiting = 0
  let asking = 0
  let menuOpen = true

  const path = (rest = '') => `line/${person.line}${rest}`

  const perform = (rest, body) => performing(() => act(path(rest), body))

  const performing = async (work) => {
    waiting += 1
    draw()
    const { status } = await work().catch(() => ({}))
    waiting -= 1
    if (status !== 200) complainOf('notDelivered')
    await refresh()
    return status !== undefined
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
      h('div', { class: 'bubble' }, unseen(sayFrom(say('you', { name: person.name }))), entry.text ?? ''),
    )
  }

  const drawBot = (entry) =>
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'bot-face', 'aria-hidden': 'true' }),
      h('div', { class: 'from-bot' }, unseen(sayFrom(say('product'))), drawMessage(entry.message, doAction)),
      h('time', {}, clock(entry.at)),
    )

  const drawEntries = () =>
    seen.entries.flatMap((entry, index) => {
      const before = seen.entries[index - 1]
      const isSameDay = before && dayKey(before.at) === dayKey(entry.at)
      const date = () => h('p', { class: 'chat-note' }, day(entry.at))
      const drawn = () => (entry.from === 'user' ? drawOwn(entry) : drawBot(entry))
      const shown = [currentLocale(), person.id, entry]
      return [...(isSameDay ? [] : [keeper.keep(['day', ...shown], date)]), keeper.keep(shown, drawn)]
    })

  const typing = () =>
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'bot-face', 'aria-hidden': 'true' }),
      h('div', { class: 'typing' }, unseen(say('waiting')), h('i'), h('i'), h('i')),
    )

  /** Whoever has written nothing yet is shown what they may write. */
  const isNew = () => seen?.entries.every(({ from, data }) => from === 'bot' || data !== undefined)

  const triesOf = ({ start }) =>
    (start?.line.tries[currentLocale()] ?? []).map((text) => ({
      action: { type: 'message', label: text, text },
    }))

  const drawQuick = () => {
    const replies = seen?.entries.at(-1)?.message?.quickReply?.items ?? []
    const isStart = replies.length === 0 && isNew()
    const items = isStart ? triesOf(person) : replies
    byId('quick').classList.toggle('all', isStart)
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
    const menu = seen?.richMenu
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
    if (!person) return
    const words = seen ? (person.start?.line.hint ?? say('chatEmpty')) : say('loading')
    const hint = keeper.keep(['hint', currentLocale(), words], () =>
      h('p', { class: 'chat-note wide' }, inOurWords(words)),
    )
    const entries = seen ? drawEntries() : []
    // Beside the words to try; whoever has tried them finds it at the beginning.
    const log = isNew() ? [...entries, hint] : [hint, ...entries]
    const pending = waiting > 0 ? [keeper.keep(['waiting', currentLocale()], typing)] : []
    keepAtEnd(chat, () => {
      settle(chat, [...log, ...pending])
      drawQuick()
      drawMenu()
    })
    keeper.turn()
  }

  const refresh = async () => {
    asking += 1
    const asked = asking
    // A server that is away is told of by whoever follows it.
    const fresh = await read(path()).catch(() => seen)
    // A later question may have been answered earlier: only the newest answer counts.
    if (asked !== asking) return
    seen = fresh
    draw()
  }

  form.onsubmit = async (event) => {
    event.preventDefault()
    const text = area.value.trim()
    if (!text || !person) return
    area.value = ''
    resize()
    chat.scrollTop = chat.scrollHeight
    const isSent = await perform('/say', { text })
    // What could not be sent is not lost.
    if (!isSent && area.value === '') fillIn(text)
  }

  const picker = byId('line-file')
  byId('line-attach').onclick = () => picker.click()
  picker.onchange = async () => {
    const [file] = picker.files
    picker.value = ''
    if (file && person) await performing(() => sendFile(path('/send'), file))
  }

  byId('menu-toggle').onclick = () => {
    menuOpen = !menuOpen
    keepAtEnd(chat, drawMenu)
  }

  return {
    play: (chosen) => {
      person = chosen
      seen = undefined
      openLog(chat)
      draw()
      chat.scrollTop = chat.scrollHeight
      return refresh()
    },
    tell: ({ line: data, said }) => perform('/press', { data, displayText: said }),
    refresh: () => person && refresh(),
    redraw: draw,
  }
}
