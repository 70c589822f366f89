// Webhook events as LINE shapes them.
import type { Json } from '../../json.ts'
import { token, ulid } from '../ids.ts'
import type { LineState } from '../state.ts'

type Source = { chatId: string; userId: string | undefined }

const sourceOf = ({ chatId, userId }: Source): Json => {
  if (chatId.startsWith('U')) return { type: 'user', userId: chatId }
  return { type: 'group', groupId: chatId, ...(userId ? { userId } : {}) }
}

/** An event that can't be answered (unfollow, unsend). */
export const silentEvent = (state: LineState, type: string, source: Source, rest: Json = {}): Json => {
  const timestamp = state.now()
  return {
    type,
    ...rest,
    webhookEventId: ulid(timestamp),
    deliveryContext: { isRedelivery: false },
    timestamp,
    source: sourceOf(source),
    mode: 'active',
  }
}

/** An event with a fresh reply token, which is good for one reply into its chat. */
export const event = (state: LineState, type: string, source: Source, rest: Json = {}): Json => {
  const replyToken = token()
  const { chatId } = source
  state.replyTokens.set(replyToken, { chatId, issuedAt: state.now(), redelivered: false, used: false })
  return { ...silentEvent(state, type, source, rest), replyToken }
}
