// Talking to the server that serves this page.
import { say } from './words.js'

export const read = async (path) => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}

const AGAIN_MS = 2_000

/** The same, and where the server is away it says so and asks again. */
export const readWhenThere = async (path) => {
  for (;;) {
    const answer = await read(path).catch(() => undefined)
    if (answer !== undefined) {
      trouble().hidden = true
      return answer
    }
    complain(say('offline'), 0)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
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

/** Sends a file in a person's name, as it is. */
export const sendFile = async (path, file) => {
  const response = await fetch(`${path}?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
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

let lost = false

/** Something did not work: because the server is away, or for reasons of its own. */
export const complainOf = (key) => (lost ? complain(say('offline'), 0) : complain(say(key)))

/** Follows what happens on the server, and says so when it can't. */
export const follow = (hear, reconnected) => {
  const feed = new EventSource('feed')
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
