// Everything the program sends to LINE: replies (free, once), pushes and multicasts (counted, repeatable by key).
import { HTTPFetchError, type LineBotClient, type messagingApi } from '@line/bot-sdk'
import type { Sent } from '../queue/deliver.ts'
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
  if (status >= 500 || status === 408) throw error
  return { kind: 'never', reason: `LINE ${status}` }
}

/** Answers an event: by its reply token while that lives, otherwise by a push that can arrive only once. */
export async function answerLine(
  client: LineBotClient,
  card: Card,
  reply: LineReply,
  eventId: string,
  now: number,
): Promise<void> {
  const { token, userId, at, redelivered } = reply
  const age = now - at
  const alive = token !== undefined && age < (redelivered ? LINE.redeliveredTokenMs : LINE.replyTokenMs)
  if (alive && (await tryReply(client, { replyToken: token, messages: renderLine(card) }))) return
  if (userId) await sendLine(client, [userId], card, uuidOf(`reply:${eventId}`))
}

/** False where the reply did not arrive, or nobody can say: then a push follows. An answer twice is better than none. */
async function tryReply(client: LineBotClient, request: messagingApi.ReplyMessageRequest): Promise<boolean> {
  try {
    await within(client.replyMessage(request))
    return true
  } catch (error) {
    const refused = error instanceof HTTPFetchError && error.status < 500 && !/reply token/i.test(error.body)
    if (refused) throw error
    return false
  }
}
