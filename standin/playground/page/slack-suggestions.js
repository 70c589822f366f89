// The list of slash commands over the composer.
import { byId, h } from './dom.js'
import { currentLocale } from './words.js'

export const createSuggestions = (commands, area) => {
  const list = byId('suggestions')
  // It scrolls, so the keyboard reaches it by itself too.
  list.tabIndex = 0
  let matches = []
  let active = 0

  const hide = () => {
    list.hidden = true
    area.removeAttribute('aria-activedescendant')
  }

  const take = (command) => {
    area.value = `${command} `
    hide()
    area.focus()
    area.dispatchEvent(new Event('input'))
  }

  const item = ({ command, usage, ja, en }, index) =>
    h(
      'div',
      {
        id: `suggestion-${index}`,
        role: 'option',
        'aria-selected': String(index === active),
        onmousedown: (event) => event.preventDefault(),
        onclick: () => take(command),
      },
      h('b', {}, command),
      usage && h('code', {}, usage),
      h('span', {}, currentLocale() === 'ja' ? ja : en),
    )

  const show = () => {
    list.replaceChildren(...matches.map(item))
    list.hidden = matches.length === 0
    if (!list.hidden) area.setAttribute('aria-activedescendant', `suggestion-${active}`)
    list.children[active]?.scrollIntoView({ block: 'nearest' })
  }

  area.addEventListener('input', () => {
    const words = area.value
    matches = /^\/\S*$/.test(words) ? commands.filter(({ command }) => command.startsWith(words)) : []
    active = 0
    show()
  })

  area.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      active = (active + step + matches.length) % matches.length
      show()
    }
    const typedWhole = matches[active]?.command === area.value
    if (event.key === 'Tab' || (event.key === 'Enter' && !typedWhole)) {
      event.preventDefault()
      take(matches[active].command)
    }
    if (event.key === 'Escape') hide()
  })
  const leave = ({ relatedTarget }) => relatedTarget !== list && relatedTarget !== area && hide()
  area.addEventListener('blur', leave)
  list.addEventListener('blur', leave)
  return { hide }
}
