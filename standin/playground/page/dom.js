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

/** Keeps a log at its end, unless someone is reading further up. */
export const keepAtEnd = (log, change) => {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  const before = log.scrollTop
  change()
  log.scrollTop = atEnd ? log.scrollHeight : before
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
