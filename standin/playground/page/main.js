// The page: who is being played, what arrived for others, and which side shows on a small screen.
import { byId, h, paintFace } from './dom.js'
import { startLine } from './line-chat.js'
import { act, follow, read } from './server.js'
import { startSlack } from './slack-room.js'
import { currentLocale, fillWords, say, setLocale } from './words.js'

const { people, commands, bot } = await read('people')
const played = { line: undefined, slack: undefined }

const account = (person, platform) => person[platform]
const personOf = (platform, userId) => people.find((person) => account(person, platform) === userId)
const stored = (platform) => localStorage.getItem(`yoriai.${platform}`)

const line = startLine({ act, read })
const slack = startSlack({ act, read, people, commands, bot })
const panes = { line, slack }

const play = (platform, person, options) => {
  if (!person) return
  played[platform] = account(person, platform)
  localStorage.setItem(`yoriai.${platform}`, person.id)
  byId(`${platform}-person`).value = person.id
  paintFace(byId(`${platform}-face`), person.name, person.id)
  forget(platform, played[platform])
  panes[platform].play(person, options)
}

const fillChooser = (platform) => {
  const chooser = byId(`${platform}-person`)
  const able = people.filter((person) => account(person, platform))
  const options = able.map((person) => h('option', { value: person.id }, `${person.name}　${person.note}`))
  chooser.replaceChildren(...(options.length > 0 ? options : [h('option', {}, say('nobody'))]))
  chooser.onchange = () =>
    play(
      platform,
      people.find(({ id }) => id === chooser.value),
    )
  return able
}

const showSide = (side) => {
  document.querySelector('.stage').dataset.side = side
  for (const button of document.querySelectorAll('.sides button')) {
    button.setAttribute('aria-pressed', String(button.dataset.side === side))
  }
}

let news = []

const forget = (platform, userId) => {
  news = news.filter((item) => item.platform !== platform || item.userId !== userId)
  showNews()
}

const newsItem = (item) => {
  const { person, platform, arrived, count } = item
  const face = paintFace(h('span', { class: 'face small', 'aria-hidden': 'true' }), person.name, person.id)
  const switchTo = () => {
    showSide(platform)
    play(platform, person, { toDirect: true })
  }
  const title = h('b', {}, say('arrived', { name: person.name }), count > 1 ? ` ×${count}` : '')
  const label = say('switchTo', { name: person.name })
  const place = h('span', { class: `tag ${platform}` }, platform === 'line' ? 'LINE' : 'Slack')
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'news-item', title: label, onclick: switchTo },
      face,
      place,
      title,
      h('span', { class: 'news-words' }, arrived),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'news-close',
        'aria-label': say('dismiss'),
        onclick: () => forget(platform, item.userId),
      },
      '×',
    ),
  )
}

function showNews() {
  byId('news').replaceChildren(...news.map(newsItem))
  document.querySelector('.news').classList.toggle('has-news', news.length > 0)
}

const announce = ({ platform, userId, arrived }) => {
  const person = personOf(platform, userId)
  if (arrived === undefined || !person || played[platform] === userId) return
  const before = news.find((item) => item.platform === platform && item.userId === userId)
  const item = { platform, userId, arrived, person, count: (before?.count ?? 0) + 1 }
  news = [item, ...news.filter((one) => one !== before)].slice(0, 12)
  showNews()
}

const hear = (item) => {
  announce(item)
  if (item.userId === undefined || item.userId === played[item.platform]) panes[item.platform].refresh()
}

const speak = () => {
  fillWords()
  byId('language').textContent = say('other')
  for (const platform of ['line', 'slack']) fillChooser(platform)
  for (const platform of ['line', 'slack']) {
    const person = personOf(platform, played[platform])
    if (person) byId(`${platform}-person`).value = person.id
  }
  showNews()
}

byId('language').onclick = () => {
  setLocale(currentLocale() === 'ja' ? 'en' : 'ja')
  speak()
  for (const pane of Object.values(panes)) pane.redraw()
}
for (const button of document.querySelectorAll('.sides button'))
  button.onclick = () => showSide(button.dataset.side)

speak()
showSide('line')
for (const platform of ['line', 'slack']) {
  const able = fillChooser(platform)
  play(platform, able.find(({ id }) => id === stored(platform)) ?? able[0])
}
follow(hear, () => Object.values(panes).map((pane) => pane.refresh()))
