// Building elements.

/** An element with properties (class, on*, data-*, aria-*, style) and children; empty children are left out. */
export const h = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'style') Object.assign(element.style, value)
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element && !name.includes('-') && typeof element[name] !== 'object')
      element[name] = value
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  )
  return element
}

export const byId = (id) => document.getElementById(id)

const inks = ['#9a5b2f', '#2f6f62', '#5b4b8a', '#8a3f56', '#3d6591', '#6c6a2b', '#7a4a78', '#40704a']

/** A person's mark: the first character on a colour of their own. */
export const paintFace = (element, name, id) => {
  const sum = [...id].reduce((total, character) => total + character.codePointAt(0), 0)
  element.textContent = [...name][0] ?? ''
  element.style.background = inks[sum % inks.length]
  return element
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 80

/** Keeps a log at its end, unless someone is reading further up. */
export const keepAtEnd = (log, change) => {
  const atEnd = isAtEnd(log)
  const before = log.scrollTop
  change()
  log.scrollTop = atEnd ? log.scrollHeight : before
}

/** Changes a page where it stands: it is read from its top, and not left while it changes. */
export const keepPlace = (page, change) => {
  const before = page.scrollTop
  change()
  page.scrollTop = before
}

/** Words for those who hear the page instead of seeing it. */
export const unseen = (words) => h('span', { class: 'unseen' }, words)

/** Puts these children into an element, and leaves alone those that are there: a live region speaks of what is new only. */
export const settle = (element, children) => {
  for (const [index, child] of children.entries())
    if (element.childNodes[index] !== child) element.insertBefore(child, element.childNodes[index] ?? null)
  while (element.childNodes.length > children.length) element.lastChild.remove()
}

/** Elements by what they show: what is shown again is the same element. */
export const createKeeper = () => {
  let kept = new Map()
  let next = new Map()
  return {
    keep: (shown, make) => {
      const key = JSON.stringify(shown)
      const element = kept.get(key) ?? make()
      next.set(key, element)
      return element
    },
    /** All has been drawn: what was not asked for is forgotten. */
    turn: () => {
      kept = next
      next = new Map()
    },
    forget: () => {
      kept = new Map()
    },
  }
}

const SPOKEN_AGAIN_MS = 600

/** What a log holds from before is not read out: only what comes from now on. It is scrolled by keyboard too. */
export const openLog = (log) => {
  log.tabIndex = 0
  log.setAttribute('aria-live', 'off')
  setTimeout(() => log.setAttribute('aria-live', 'polite'), SPOKEN_AGAIN_MS)
}

/** The same where the room for it changes. */
export const stayAtEnd = (log, isLog = () => true) => {
  let atEnd = true
  log.addEventListener('scroll', () => {
    atEnd = isAtEnd(log)
  })
  new ResizeObserver(() => {
    if (atEnd && isLog()) log.scrollTop = log.scrollHeight
  }).observe(log)
}

/** A textarea that grows with its text and sends on Enter. */
export const growing = (area, form) => {
  const fit = () => {
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, 140)}px`
  }
  area.addEventListener('input', fit)
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    form.requestSubmit()
  })
  return fit
}
