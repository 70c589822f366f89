// The page: who is being played, in which language, and which side shows on a small screen.
import { startClock } from './clock-bar.js'
import { byId, h, paintFace } from './dom.js'
import { startLine } from './line-chat.js'
import { startNews } from './news.js'
import { act, follow, read, readWhenThere } from './server.js'
import { startSlack } from './slack-room.js'
import { currentLocale, fillWords, inOurWords, say, setLocale } from './words.js'

fillWords()
byId('chat').append(h('p', { class: 'chat-note' }, say('loading')))
const { people, commands, bot, cast, languages, hasClock } = await readWhenThere('people')
const platforms = ['line', 'slack']
const played = { line: undefined, slack: undefined }

const account = (person, platform) => person[platform]
const personOf = (platform, userId) => people.find((person) => account(person, platform) === userId)
const stored = (platform) => localStorage.getItem(`yoriai.${platform}`)
const playable = (platform) => people.filter((person) => account(person, platform))
const castFor = cast.flatMap(({ role, platform, person: id }) => {
  const person = people.find((one) => one.id === id && account(one, platform))
  return person ? [{ role, platform, person }] : []
})

const clock = startClock({ read, act, has: hasClock })
/** Whatever is done may leave something waiting for the morning. */
const perform = async (path, body) => {
  try {
    return await act(path, body)
  } finally {
    clock.look()
  }
}
const panes = {
  line: startLine({ act: perform, read }),
  slack: startSlack({ act: perform, read, people, commands, bot }),
}
const news = startNews({
  switchTo: (platform, person) => {
    showSide(platform)
    play(platform, person, { toDirect: true })
  },
})

/** Whoever is played is told to be spoken to in the language of the page, in their own words. */
const speakTo = async (platform, person) => {
  const locale = currentLocale()
  if (!languages || person.locale === undefined || person.locale === locale) return
  person.locale = locale
  await panes[platform].tell(languages[locale])
}

const play = async (platform, person, options) => {
  if (!person) return
  played[platform] = account(person, platform)
  localStorage.setItem(`yoriai.${platform}`, person.id)
  byId(`${platform}-person`).value = person.id
  paintFace(byId(`${platform}-face`), person.name, person.id)
  news.forget(platform, played[platform])
  drawCast()
  await panes[platform].play(person, options)
  await speakTo(platform, person)
}

const drawCast = () => {
  byId('cast').hidden = castFor.length === 0
  const button = ({ role, platform, person }) => {
    const take = () => {
      showSide(platform)
      play(platform, person)
    }
    const isPlayed = played[platform] === account(person, platform)
    const place = h('span', { class: `tag ${platform}` }, platform === 'line' ? 'LINE' : 'Slack')
    const name = h('span', { class: 'cast-name' }, person.name)
    return h(
      'button',
      { type: 'button', 'aria-pressed': String(isPlayed), onclick: take },
      place,
      h('b', {}, inOurWords(role)),
      name,
    )
  }
  const focused = [...byId('cast').children].indexOf(document.activeElement)
  byId('cast').replaceChildren(h('p', {}, say('cast')), ...castFor.map(button))
  byId('cast').children[focused]?.focus()
}

const fillChooser = (platform) => {
  const chooser = byId(`${platform}-person`)
  const able = playable(platform)
  const option = (person) => h('option', { value: person.id }, `${person.name}　${inOurWords(person.note)}`)
  chooser.replaceChildren(...(able.length > 0 ? able.map(option) : [h('option', {}, say('nobody'))]))
  chooser.value = personOf(platform, played[platform])?.id ?? able[0]?.id ?? ''
  chooser.onchange = () =>
    play(
      platform,
      able.find(({ id }) => id === chooser.value),
    )
}

const showSide = (side) => {
  document.querySelector('.stage').dataset.side = side
  for (const button of document.querySelectorAll('.sides button'))
    button.setAttribute('aria-pressed', String(button.dataset.side === side))
}

const hear = ({ platform, userId, arrived }) => {
  clock.look()
  const person = personOf(platform, userId)
  if (arrived !== undefined && person && played[platform] !== userId)
    news.add({ platform, userId, arrived, person })
  if (userId === undefined || userId === played[platform]) panes[platform].refresh()
}

const speak = () => {
  fillWords()
  document.title = `${say('product')} ${say('playground')}`
  byId('language').textContent = say('other')
  byId('language').lang = currentLocale() === 'ja' ? 'en' : 'ja'
  for (const platform of platforms) fillChooser(platform)
  drawCast()
  news.redraw()
  clock.redraw()
}

byId('language').onclick = () => {
  setLocale(currentLocale() === 'ja' ? 'en' : 'ja')
  speak()
  for (const platform of platforms) {
    panes[platform].redraw()
    const person = personOf(platform, played[platform])
    if (person) speakTo(platform, person)
  }
}
for (const button of document.querySelectorAll('.sides button'))
  button.onclick = () => showSide(button.dataset.side)

speak()
showSide('line')
for (const platform of platforms) {
  const able = playable(platform)
  const first = castFor.find((one) => one.platform === platform)?.person ?? able[0]
  play(platform, able.find(({ id }) => id === stored(platform)) ?? first)
}
follow(hear, () => Object.values(panes).map((pane) => pane.refresh()))
