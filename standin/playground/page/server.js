// Talking to the server that serves this page.
import { say } from './words.js'

export const read = async (path) => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}

/** Does something in a person's name; answers how the bot took it. */
export const act = async (path, body = {}) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

const trouble = () => document.getElementById('trouble')
let hideLater

export const complain = (words, ms = 5000) => {
  const bar = trouble()
  bar.textContent = words
  bar.hidden = false
  clearTimeout(hideLater)
  if (ms)
    hideLater = setTimeout(() => {
      bar.hidden = true
    }, ms)
}

/** Follows what happens on the server, and says so when it can't. */
export const follow = (hear, reconnected) => {
  const feed = new EventSource('feed')
  let lost = false
  feed.onmessage = ({ data }) => hear(JSON.parse(data))
  feed.onerror = () => {
    lost = true
    complain(say('offline'), 0)
  }
  feed.onopen = () => {
    if (lost) reconnected()
    lost = false
    trouble().hidden = true
  }
}
