// Reply, push, multicast, narrowcast, broadcast: tokens, retry keys, the month's quota, and delivery into chats.
import type { Answer } from '../api-server.ts'
import { asJsonList, asList, asText, type Json } from '../json.ts'
import { quoteToken } from './ids.ts'
import { invalidProperty, invalidReplyToken, overQuota, refuse, refuseBody } from './refusal.ts'
import { done, type LineCall, type Routes } from './route.ts'
import { refuseMessages } from './shapes/message.ts'
import { type ChatEntry, friends, type LineState, reachable, write } from './state.ts'

const replyTtlMs = 60_000
const redeliveredReplyTtlMs = 20 * 60_000
const retryKeyTtlMs = 24 * 60 * 60_000
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const userId = /^U[0-9a-f]{32}$/
const chatId = /^[UCR][0-9a-f]{32}$/

const deliver = (state: LineState, to: string, call: LineCall, via: NonNullable<ChatEntry['via']>) =>
  asJsonList(call.body.messages).map((message) => {
    const { id } = write(state, to, { from: 'bot', message, via })
    return { id, quoteToken: quoteToken() }
  })

const reply = (state: LineState, call: LineCall): Answer => {
  if (call.headers['x-line-retry-key'] !== undefined)
    return refuse(400, 'Retry key is not supported by this API')
  const refusal = refuseMessages(call.body.messages)
  if (refusal) return refusal
  const token = state.replyTokens.get(asText(call.body.replyToken) ?? '')
  if (!token || token.used) return invalidReplyToken
  const ttlMs = token.redelivered ? redeliveredReplyTtlMs : replyTtlMs
  if (state.now() - token.issuedAt > ttlMs) return invalidReplyToken
  token.used = true
  return { status: 200, body: { sentMessages: deliver(state, token.chatId, call, 'reply') } }
}

/** Carries a send out once per retry key: the same key again is a 409 that names the first request. */
const once = (state: LineState, call: LineCall, carryOut: () => Answer): Answer => {
  const key = call.headers['x-line-retry-key']
  if (key === undefined) return carryOut()
  if (!uuid.test(key)) return refuse(400, 'Invalid retry key')
  const known = state.retryKeys.get(key)
  if (known && state.now() - known.at < retryKeyTtlMs) {
    const body = { message: 'The retry key is already accepted', ...known.sent }
    return { status: 409, body, headers: { 'x-line-accepted-request-id': known.requestId } }
  }
  const answer = carryOut()
  const sent = asJsonList([answer.body])[0] ?? {}
  if (answer.status < 300) state.retryKeys.set(key, { at: state.now(), requestId: call.requestId, sent })
  return answer
}

/** Takes the recipients who can be reached from the month's quota; false where it does not suffice. */
const spend = ({ quota }: LineState, recipients: number) => {
  if (quota.used + recipients > quota.limit) return false
  quota.used += recipients
  return true
}

type Send = { via: NonNullable<ChatEntry['via']>; to: string[]; answer: (sent: Json[]) => Answer }

const send = (state: LineState, call: LineCall, { via, to, answer }: Send): Answer => {
  const refusal = refuseMessages(call.body.messages)
  if (refusal) return refusal
  return once(state, call, () => {
    const arriving = to.filter((id) => reachable(state, id))
    if (!spend(state, arriving.length)) return overQuota
    const sent = arriving.flatMap((id) => deliver(state, id, call, via))
    return answer(sent)
  })
}

const push = (state: LineState, call: LineCall): Answer => {
  const to = asText(call.body.to) ?? ''
  if (!chatId.test(to)) return invalidProperty('to')
  // Nobody is told that a push went nowhere: LINE answers as if it had been sent.
  const unsent = asList(call.body.messages).map(() => ({
    id: `${state.now()}00000`,
    quoteToken: quoteToken(),
  }))
  const answer = (sent: Json[]) => ({ status: 200, body: { sentMessages: sent.length > 0 ? sent : unsent } })
  return send(state, call, { via: 'push', to: [to], answer })
}

const multicast = (state: LineState, call: LineCall): Answer => {
  const to = asList(call.body.to).map(String)
  if (to.length < 1 || to.length > 500) {
    return refuseBody([{ kind: 'items', min: 1, max: 500, actual: to.length, path: ['to'] }])
  }
  if (to.some((id) => !userId.test(id)) || new Set(to).size < to.length) return invalidProperty('to')
  return send(state, call, { via: 'multicast', to, answer: () => done })
}

const toEverybody = (state: LineState, call: LineCall, via: 'narrowcast' | 'broadcast', status: number) =>
  send(state, call, {
    via,
    to: friends(state).map((friend) => friend.userId),
    answer: () => ({ status, body: {} }),
  })

const validate = (call: LineCall) => refuseMessages(call.body.messages) ?? done

/** The endpoints that send, and those that only check what would be sent. */
export const sendingRoutes = (state: LineState): Routes => ({
  'POST /v2/bot/message/reply': (call) => reply(state, call),
  'POST /v2/bot/message/push': (call) => push(state, call),
  'POST /v2/bot/message/multicast': (call) => multicast(state, call),
  'POST /v2/bot/message/narrowcast': (call) => toEverybody(state, call, 'narrowcast', 202),
  'POST /v2/bot/message/broadcast': (call) => toEverybody(state, call, 'broadcast', 200),
  'GET /v2/bot/message/progress/narrowcast': () => ({ status: 200, body: { phase: 'succeeded' } }),
  'POST /v2/bot/message/validate/reply': validate,
  'POST /v2/bot/message/validate/push': validate,
  'POST /v2/bot/message/validate/multicast': validate,
  'POST /v2/bot/message/validate/narrowcast': validate,
  'POST /v2/bot/message/validate/broadcast': validate,
  'GET /v2/bot/message/quota': () => ({ status: 200, body: { type: 'limited', value: state.quota.limit } }),
  'GET /v2/bot/message/quota/consumption': () => ({ status: 200, body: { totalUsage: state.quota.used } }),
})
