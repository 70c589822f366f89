// Slack's mrkdwn as elements: never as markup, so nothing in a message can act as code.
import { h } from './dom.js'

const emoji = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  tada: '🎉',
  calendar: '📅',
  date: '📅',
  memo: '📝',
  pray: '🙏',
  wave: '👋',
  bell: '🔔',
  house: '🏠',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  green_circle: '🟢',
  red_circle: '🔴',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  yellow_circle: '🟡',
  large_blue_circle: '🔵',
  white_circle: '⚪',
  ballot_box_with_ballot: '☑️',
  eyes: '👀',
  pushpin: '📌',
  round_pushpin: '📍',
  busts_in_silhouette: '👥',
  bust_in_silhouette: '👤',
  moneybag: '💰',
  yen: '💴',
  package: '📦',
  clipboard: '📋',
  raised_hand: '✋',
  bulb: '💡',
  lock: '🔒',
  arrow_right: '➡️',
  chart_with_upwards_trend: '📈',
  mag: '🔍',
  speech_balloon: '💬',
  no_entry: '⛔',
  information_source: 'ℹ️',
  '+1': '👍',
  thumbsup: '👍',
  ok: '🆗',
  star: '⭐',
  seedling: '🌱',
  handshake: '🤝',
  alarm_clock: '⏰',
  question: '❓',
  exclamation: '❗',
  heavy_minus_sign: '➖',
  black_square_button: '🔲',
}

const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
export const plain = (text) =>
  unescaped(text).replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji[name] ?? whole)

const showDate = (inner) => {
  const [, seconds, format, fallback] = /^!date\^(\d+)\^([^|^]*)(?:\^[^|]*)?\|?(.*)$/.exec(inner) ?? []
  if (!seconds) return inner
  const at = new Date(Number(seconds) * 1000)
  const long = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long' }).format(at)
  const time = new Intl.DateTimeFormat('ja-JP', { timeStyle: 'short' }).format(at)
  const words = format.replace(/\{date[a-z_]*\}/g, long).replace(/\{time[a-z_]*\}/g, time)
  return words || fallback
}

const angle = (inner, names) => {
  const [target, label] = inner.split('|')
  if (inner.startsWith('!date')) return showDate(inner)
  if (target.startsWith('@'))
    return h('span', { class: 'mention' }, `@${names.user(target.slice(1)) ?? label ?? target.slice(1)}`)
  if (target.startsWith('#'))
    return h('span', { class: 'mention' }, `#${label || names.channel(target.slice(1)) || target.slice(1)}`)
  if (target.startsWith('!subteam')) return h('span', { class: 'mention' }, label ?? '@group')
  if (target.startsWith('!')) return h('span', { class: 'mention' }, `@${target.slice(1)}`)
  const safe = /^(https?|mailto|tel):/i.test(target)
  const words = plain(label ?? target)
  return safe ? h('a', { href: unescaped(target), target: '_blank', rel: 'noopener' }, words) : words
}

const marks = [
  [/```([\s\S]+?)```/, (inner) => h('pre', {}, plain(inner.replace(/^\n/, '')))],
  [/`([^`\n]+)`/, (inner) => h('code', {}, plain(inner))],
  [/<([^<>\n]+)>/, (inner, names) => angle(inner, names)],
  [
    /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u,
    (inner, names) => h('strong', {}, inline(inner, names)),
  ],
  [
    /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u,
    (inner, names) => h('em', {}, inline(inner, names)),
  ],
  [
    /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u,
    (inner, names) => h('s', {}, inline(inner, names)),
  ],
]

/** The earliest mark of a text, drawn, with what stands before and after it. */
function inline(text, names) {
  const found = marks
    .map(([pattern, draw]) => ({ match: pattern.exec(text), draw }))
    .filter(({ match }) => match)
  const first = found.sort((one, other) => one.match.index - other.match.index)[0]
  if (!first) return [plain(text)]
  const { match, draw } = first
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  return [
    ...(before ? [plain(before)] : []),
    draw(match[1], names),
    ...(after ? inline(after, names) : []),
  ].flat()
}

const quote = /^(&gt;|>) ?/
const bullet = /^\s*([•◦▪*-]|\d+\.)\s+/

const drawLine = (line, names) => {
  if (quote.test(line)) return h('div', { class: 'quote' }, inline(line.replace(quote, ''), names))
  const [mark] = bullet.exec(line) ?? []
  if (mark && !line.trimStart().startsWith('*')) {
    return h(
      'div',
      { class: 'bullet' },
      h('span', {}, mark.trim().replace(/^[*-]$/, '•')),
      h('span', {}, inline(line.slice(mark.length), names)),
    )
  }
  return h('div', {}, line === '' ? h('br') : inline(line, names))
}

/** mrkdwn as lines of elements. */
export const drawMrkdwn = (text, names) => {
  if (text.includes('```')) return h('div', { class: 'mrkdwn pre-line' }, inline(text, names))
  return h(
    'div',
    { class: 'mrkdwn' },
    text.split('\n').map((line) => drawLine(line, names)),
  )
}

/** A text object: mrkdwn, or plain text as it is. */
export const drawText = (object, names) => {
  if (!object) return undefined
  return object.type === 'mrkdwn'
    ? drawMrkdwn(object.text, names)
    : h('div', { class: 'mrkdwn pre-line' }, plain(object.text))
}
