// The demo's clock: what waits for the morning, and the way there and back.
import { byId, h } from './dom.js'
import { complainOf } from './server.js'
import { clock, currentLocale, day, dayKey, say } from './words.js'

const DAY_MS = 86_400_000
/** By itself the clock changes nothing here but the hour that is shown. */
const LOOK_AGAIN_MS = 30_000
/** What is said to somebody may be held a moment after it was answered. */
const SETTLED_MS = 400

/** 22時, 22時5分; 22:05. */
const hour = (ms) => {
  if (currentLocale() === 'en') return clock(ms)
  const [hours, minutes] = clock(ms).split(':')
  return `${Number(hours)}時${minutes === '00' ? '' : `${Number(minutes)}分`}`
}

/** 朝8時 of a night, 明日の朝8時 of a holiday, 11月24日(火)の朝8時 of several; 8:00 in the morning. */
const morning = ({ now, quietUntil, holiday }) => {
  const words = { ja: `朝${hour(quietUntil)}`, en: `${hour(quietUntil)} in the morning` }[currentLocale()]
  const near = dayKey(quietUntil) === dayKey(now) || dayKey(quietUntil) === dayKey(now + DAY_MS)
  if (near && !holiday) return words
  if (near) return { ja: `明日の${words}`, en: `${words} tomorrow` }[currentLocale()]
  return currentLocale() === 'ja' ? `${day(quietUntil)}の${words}` : `${words} on ${day(quietUntil)}`
}

const heldWords = (shown) => {
  const { now, held, holiday } = shown
  const why = holiday ? say('quietDay') : say('quietHour', { now: hour(now) })
  const when = currentLocale() === 'ja' ? morning(shown) : `at ${morning(shown)}`
  return `${why}${currentLocale() === 'ja' ? '' : ' '}${say(held === 1 ? 'heldOne' : 'held', { count: held, when })}`
}

export const startClock = ({ read, act, has }) => {
  const bar = byId('clock')
  let shown
  let soon

  const draw = () => {
    const waits = shown !== undefined && shown.quietUntil !== undefined && shown.held > 0
    bar.hidden = !waits && !shown?.moved
    if (bar.hidden) return
    const sentences = [
      shown.moved && say('moved', { now: `${day(shown.now)} ${hour(shown.now)}` }),
      waits && heldWords(shown),
    ]
    const words = sentences.filter(Boolean).join(' ')
    if (byId('clock-words').textContent !== words) byId('clock-words').textContent = words
    const button = (label, path) => h('button', { type: 'button', onclick: () => move(path) }, label)
    byId('clock-buttons').replaceChildren(
      ...(waits ? [button(say('toMorning', { when: morning(shown) }), 'clock/morning')] : []),
      ...(shown.moved ? [button(say('toNow'), 'clock/now')] : []),
    )
  }

  const refresh = async () => {
    // A server that is away is told of elsewhere.
    shown = await read('clock').catch(() => shown)
    draw()
  }

  const move = async (path) => {
    shown = await act(path).catch(() => {
      complainOf('actionFailed')
      return shown
    })
    draw()
  }

  if (has) {
    refresh()
    setInterval(refresh, LOOK_AGAIN_MS)
  }
  return {
    redraw: draw,
    /** Something happened: more may be held than was. */
    look: () => {
      if (!has) return
      clearTimeout(soon)
      soon = setTimeout(refresh, SETTLED_MS)
    },
  }
}
