// What arrived for those one is not playing.
import { byId, h, paintFace } from './dom.js'
import { say } from './words.js'

const MOST = 12

export const startNews = ({ switchTo }) => {
  let news = []

  const itemOf = (item) => {
    const { person, platform, arrived, count } = item
    const face = paintFace(h('span', { class: 'face small', 'aria-hidden': 'true' }), person.name, person.id)
    const place = h('span', { class: `tag ${platform}` }, platform === 'line' ? 'LINE' : 'Slack')
    const title = h('b', {}, say('arrived', { name: person.name }), count > 1 ? ` ×${count}` : '')
    const words = h('span', { class: 'news-words' }, arrived)
    const label = say('switchTo', { name: person.name })
    const press = () => switchTo(platform, person)
    const close = () => forget(platform, item.userId)
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'news-item', title: label, onclick: press },
        face,
        place,
        title,
        words,
      ),
      h('button', { type: 'button', class: 'news-close', 'aria-label': say('dismiss'), onclick: close }, '×'),
    )
  }

  const draw = () => {
    byId('news').replaceChildren(...news.map(itemOf))
    document.querySelector('.news').classList.toggle('has-news', news.length > 0)
  }

  const forget = (platform, userId) => {
    news = news.filter((item) => item.platform !== platform || item.userId !== userId)
    draw()
  }

  return {
    redraw: draw,
    forget,
    add: (item) => {
      const { platform, userId } = item
      const before = news.find((one) => one.platform === platform && one.userId === userId)
      news = [{ ...item, count: (before?.count ?? 0) + 1 }, ...news.filter((one) => one !== before)]
      news = news.slice(0, MOST)
      draw()
    },
  }
}
