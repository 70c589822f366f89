// Everything the program sends to LINE: replies (free, once), pushes and multicasts (counted, repeatable by key).
import { HTTPFetchError, type LineBotClient, type messagingApi } from '@line/bot-sdk'
import type { Sent } from '../queue/message.ts'
import { uuidOf } from '../queue/uuid-of.ts'
import type { Card } from '../turn/card.ts'
import type { LineReply } from './hear.ts'
import { LINE } from './limits.ts'
import { renderLine } from './render.ts'

const TIMEOUT_MS = 8_000
const RATE_PAUSE_S = 60

/** The SDK sets no time limit of its own. */
async function within<T>(work: Promise<T>): Promise<T> {
  const timer = AbortSignal.timeout(TIMEOUT_MS)
  const expired = new Promise<never>((_, fail) =>
    timer.addEventListener('abort', () => fail(new Error('LINE did not answer in time'))),
  )
  return Promise.race([work, expired])
}

/** The same card to one or many people. The key makes a repeated call the same call: 409 means it had arrived. */
export async function sendLine(client: LineBotClient, to: string[], card: Card, key: string): Promise<Sent> {
  const messages = renderLine(card)
  const [only] = to
  const call =
    to.length === 1 && only !== undefined
      ? client.pushMessage({ to: only, messages }, key)
      : client.multicast({ to, messages }, key)
  return within(call).then(() => SENT, judged)
}

const SENT: Sent = { kind: 'sent' }

/** What an error of LINE means: sent before, not now, or never. Faults of the network and of LINE are thrown, to be retried. */
function judged(error: unknown): Sent {
  if (!(error instanceof HTTPFetchError)) throw error
  const { status, body } = error
  if (status === 409) return SENT
  if (status === 429)
    return /monthly limit/i.test(body)
      ? { kind: 'never', reason: 'quota' }
      : { kind: 'later', seconds: RATE_PAUSE_S }
  // The message or its recipients are wrong, or too large: trying again cannot help. Anything else may pass.
  if (status === 400 || status === 413) return { kind: 'never', reason: `LINE ${status}` }
  throw error
}

/**
 * Answers an event: by its reply token while that lives, otherwise by a push that can arrive only once. A token that is
 * refused while it should live was used: by whoever `maybeSent` the answer before, or by a call whose end nobody saw.
 */
export async function answerLine(
  client: LineBotClient,
  card: Card,
  { reply, eventId, maybeSent }: { reply: LineReply; eventId: string; maybeSent: boolean },
  now: number,
): Promise<Sent> {
  const { token, userId, at, redelivered } = reply
  const alive = now - at < (redelivered ? LINE.redeliveredTokenMs : LINE.replyTokenMs)
  if (token !== undefined && alive) {
    const request = { replyToken: token, messages: renderLine(card) }
    const first = await tryReply(client, request)
    const outcome = first === 'unknown' ? await tryReply(client, request) : first
    if (outcome === 'arrived') return SENT
    if (outcome === 'spent' && (maybeSent || first === 'unknown')) return SENT
  }
  return userId ? sendLine(client, [userId], card, uuidOf(`reply:${eventId}`)) : NOBODY
}

const NOBODY: Sent = { kind: 'never', reason: 'LINE names nobody to answer' }

/** `unknown`: no answer, or LINE's own fault; nobody can say whether it arrived. */
type Replied = 'arrived' | 'spent' | 'refused' | 'unknown'

async function tryReply(client: LineBotClient, request: messagingApi.ReplyMessageRequest): Promise<Replied> {
  try {
    await within(client.replyMessage(request))
    return 'arrived'
  } catch (error) {
    if (!(error instanceof HTTPFetchError) || error.status >= 500) return 'unknown'
    return error.status === 400 && /reply token/i.test(error.body) ? 'spent' : 'refused'
  }
}
