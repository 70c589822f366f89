// The page's language, and how it says things in it.
import { sentences } from './sentences.js'

/** What the reader chose here, or else the first language of their browser. */
const chosen = () => localStorage.getItem('yoriai.locale') ?? navigator.language

let locale = chosen().startsWith('ja') ? 'ja' : 'en'

export const currentLocale = () => locale

export const setLocale = (chosen) => {
  locale = chosen
  localStorage.setItem('yoriai.locale', chosen)
}

/** The sentence in the page's language, with its gaps filled. */
export const say = (key, gaps = {}) =>
  Object.entries(gaps).reduce(
    (sentence, [name, value]) => sentence.replace(`{${name}}`, value),
    sentences[key]?.[locale] ?? key,
  )

/** Words that come in both languages, or as they are. */
export const inOurWords = (words) => (typeof words === 'string' ? words : words[locale])

/** Words the markup asks for by `data-words`, `data-label`, `data-placeholder`. */
export const fillWords = (root = document) => {
  document.documentElement.lang = locale
  for (const element of root.querySelectorAll('[data-words]'))
    element.textContent = say(element.dataset.words)
  for (const element of root.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', say(element.dataset.label))
  for (const element of root.querySelectorAll('[data-placeholder]'))
    element.placeholder = say(element.dataset.placeholder)
}

/** Who a message is from, for those who hear the page instead of seeing it. */
export const sayFrom = (name) => say('from', { name })

const language = () => (locale === 'ja' ? 'ja-JP' : 'en-GB')
const format = (options) => new Intl.DateTimeFormat(language(), { timeZone: 'Asia/Tokyo', ...options })

// The people of the playground live in Japan, wherever the browser is.
export const clock = (ms) => format({ hour: 'numeric', minute: '2-digit' }).format(ms)

export const day = (ms) => format({ month: 'long', day: 'numeric', weekday: 'short' }).format(ms)

/** The same for instants of one day, and of no other. */
export const dayKey = (ms) => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10)
