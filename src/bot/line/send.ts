// Everything the program sends to LINE: replies (free, once), pushes and multicasts (counted, repeatable by key).
import type { messagingApi } from '@line/bot-sdk'
import type { Sent } from '../queue/message.ts'
import { uuidOf } from '../queue/uuid-of.ts'
import type { Card } from '../turn/card.ts'
import type { Answered, LineCall } from './call.ts'
import type { LineReply } from './hear.ts'
import { LINE } from './limits.ts'
import { renderLine } from './render.ts'

const RATE_PAUSE_S = 60

/** The same card to one or many people. The key makes a repeated call the same call: 409 means it had arrived. */
export async function sendLine(call: LineCall, to: string[], card: Card, key: string): Promise<Sent> {
  const messages = renderLine(card)
  const [only] = to
  if (to.length === 1 && only !== undefined) {
    const push: messagingApi.PushMessageRequest = { to: only, messages }
    return judged(await call('/v2/bot/message/push', push, key))
  }
  const multicast: messagingApi.MulticastRequest = { to, messages }
  return judged(await call('/v2/bot/message/multicast', multicast, key))
}

const SENT: Sent = { kind: 'sent' }

/**
 * What LINE's answer means: sent, sent before, not now, or never. What is not positively known to be final is thrown, to
 * be tried again.
 */
function judged({ status, body }: Answered): Sent {
  if ((status >= 200 && status < 300) || status === 409) return SENT
  if (status === 429)
    return /monthly limit/i.test(body)
      ? { kind: 'never', reason: 'quota' }
      : { kind: 'later', seconds: RATE_PAUSE_S }
  // The message or its recipients are wrong, or too large.
  if (status === 400 || status === 413)
    return { kind: 'never', reason: `LINE ${status}`, blames: blamed(body) }
  throw new Error(`LINE answered ${status}`)
}

/** What LINE names as wrong, where it does. */
function blamed(body: string): 'recipient' | 'message' | undefined {
  if (/"property"\s*:\s*"\/?to\b|property, '\/?to\b|Failed to send messages/.test(body)) return 'recipient'
  return /"property"\s*:\s*"\/?messages?\b|property, '\/?messages?\b/.test(body) ? 'message' : undefined
}

/**
 * Answers an event: by its reply token while that lives, otherwise by a push that can arrive only once. A token that is
 * refused while it should live was used: by whoever `maybeSent` the answer before, or by a call whose end nobody saw.
 */
export async function answerLine(
  call: LineCall,
  card: Card,
  { reply, eventId, maybeSent }: { reply: LineReply; eventId: string; maybeSent: boolean },
  now: number,
): Promise<Sent> {
  const { token, userId, at, redelivered } = reply
  const alive = now - at < (redelivered ? LINE.redeliveredTokenMs : LINE.replyTokenMs)
  if (token !== undefined && alive) {
    const request: messagingApi.ReplyMessageRequest = { replyToken: token, messages: renderLine(card) }
    const first = await tryReply(call, request)
    const outcome = first === 'unknown' ? await tryReply(call, request) : first
    if (outcome === 'arrived') return SENT
    if (outcome === 'spent' && (maybeSent || first === 'unknown')) return SENT
  }
  return userId ? sendLine(call, [userId], card, uuidOf(`reply:${eventId}`)) : NOBODY
}

const NOBODY: Sent = { kind: 'never', reason: 'LINE names nobody to answer' }

/** `unknown`: no answer, or LINE's own fault; nobody can say whether it arrived. */
type Replied = 'arrived' | 'spent' | 'refused' | 'unknown'

async function tryReply(call: LineCall, request: messagingApi.ReplyMessageRequest): Promise<Replied> {
  const answered = await call('/v2/bot/message/reply', request).catch(() => undefined)
  if (!answered || answered.status >= 500) return 'unknown'
  if (answered.status < 300) return 'arrived'
  return answered.status === 400 && /reply token/i.test(answered.body) ? 'spent' : 'refused'
}
