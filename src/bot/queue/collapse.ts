// What waited through the night is looked at once more in the morning: of several words about one thing each person gets
// the last, nothing of what was taken back, and one message where several would go.
import { type Part, strong } from '../turn/card.ts'
import type { Message } from './message.ts'

type For = { platform: Message['platform']; userId: string }

/** In the order in which they were said. */
export function collapsed(held: Message[]): Message[] {
  const wanted = new Map<string, { who: For; messages: number[] }>()
  for (const [n, message] of held.entries())
    for (const userId of message.to) {
      const key = `${message.platform} ${userId}`
      const found = wanted.get(key) ?? { who: { platform: message.platform, userId }, messages: [] }
      found.messages.push(n)
      wanted.set(key, found)
    }
  const together = new Map<string, { messages: Message[]; to: string[] }>()
  for (const { who, messages } of wanted.values()) {
    const left = lastOf(messages.flatMap((n) => (held[n] ? [{ n, message: held[n] }] : [])))
    if (left.length === 0) continue
    const key = left.map(({ n }) => n).join(' ')
    const group = together.get(key) ?? { messages: left.map(({ message }) => message), to: [] }
    group.to.push(who.userId)
    together.set(key, group)
  }
  return [...together.values()].flatMap(({ messages, to }) => inOne(messages).map((one) => ({ ...one, to })))
}

type Held = { n: number; message: Message }

/** For one person: of each topic the last that was not taken back. What has no topic stays as it is. */
function lastOf(held: Held[]): Held[] {
  const topics = new Map<string, Held[]>()
  for (const one of held) {
    const topic = one.message.topic ?? `${one.n}`
    const said = topics.get(topic) ?? []
    if (!one.message.undoes || said.length === 0) said.push(one)
    else takeBack(said, one)
    topics.set(topic, said)
  }
  return [...topics.values()].flatMap((said) => said.slice(-1)).sort((a, b) => a.n - b.n)
}

/** What was said before what was taken back is so again, as the undoing left it. */
function takeBack(said: Held[], { message: undoing }: Held): void {
  said.pop()
  const left = said.at(-1)
  if (!left || !undoing.while) return
  said[said.length - 1] = { ...left, message: { ...left.message, while: undoing.while } }
}

/** One card holds so many: LINE takes 30,000 bytes, Slack 50 blocks. */
const MOST_IN_ONE = 4

/** Those that leave under the same conditions are told on one card. */
function inOne(messages: Message[]): Message[] {
  const free = messages.filter((message) => !message.while && !message.unlessAnswered)
  const [first, ...others] = free.slice(0, MOST_IN_ONE)
  if (!first || others.length === 0) return messages
  const parts: Part[] = others.flatMap(({ card }) => [strong(card.title), ...card.parts])
  const { topic: _topic, undoes: _undoes, ...rest } = first
  const one = { ...rest, card: { ...first.card, parts: [...first.card.parts, ...parts] } }
  return [one, ...messages.filter((message) => message !== first && !others.includes(message))]
}
