// What a person can do in LINE: type, press, follow, block, take a message back, talk in a group.
import type { Json } from '../../json.ts'
import { quoteToken } from '../ids.ts'
import { type LineState, write } from '../state.ts'
import { event, silentEvent } from './events.ts'
import type { Webhook, WebhookResult } from './webhook.ts'

export type SentFile = { name: string; type?: string; bytes: Uint8Array }
export type PostbackParams = { date?: string; time?: string; datetime?: string }

/** Everything people do; each resolves when the bot has answered the webhook. */
export const createActs = (state: LineState, webhook: Webhook) => {
  const textEvent = (chatId: string, userId: string | undefined, text: string): Json => {
    const { id } = write(state, chatId, { from: 'user', text, ...(userId ? { userId } : {}) })
    const message = { type: 'text', id, quoteToken: quoteToken(), text }
    return event(state, 'message', { chatId, userId }, { message })
  }

  const say = (userId: string, text: string): Promise<WebhookResult> =>
    webhook.send([textEvent(userId, userId, text)])

  const sayImage = (userId: string, bytes: Uint8Array, type = 'image/jpeg'): Promise<WebhookResult> => {
    const { id } = write(state, userId, { from: 'user', userId, text: '(画像)' })
    state.content.set(id, { type, bytes })
    const message = { type: 'image', id, quoteToken: quoteToken(), contentProvider: { type: 'line' } }
    return webhook.send([event(state, 'message', { chatId: userId, userId }, { message })])
  }

  /** What LINE calls a file: it keeps its name and says its size; of a picture it says neither. */
  const sayFile = (
    userId: string,
    { name, type = 'application/octet-stream', bytes }: SentFile,
  ): Promise<WebhookResult> => {
    const { id } = write(state, userId, { from: 'user', userId, text: `(ファイル) ${name}` })
    state.content.set(id, { type, bytes })
    const message = { type: 'file', id, fileName: name, fileSize: bytes.byteLength }
    return webhook.send([event(state, 'message', { chatId: userId, userId }, { message })])
  }

  /** A video or a recording; nobody fetches those here. */
  const sayMedia = (userId: string, kind: 'video' | 'audio'): Promise<WebhookResult> => {
    const { id } = write(state, userId, { from: 'user', userId, text: `(${kind})` })
    const message = { type: kind, id, duration: 1000, contentProvider: { type: 'line' } }
    return webhook.send([event(state, 'message', { chatId: userId, userId }, { message })])
  }

  const press = (userId: string, data: string, displayText?: string, params?: PostbackParams) => {
    if (displayText !== undefined) write(state, userId, { from: 'user', userId, text: displayText, data })
    const postback = { data, ...(params ? { params } : {}) }
    return webhook.send([event(state, 'postback', { chatId: userId, userId }, { postback })])
  }

  const follow = (userId: string) => {
    const known = state.users.get(userId)
    const user = known ?? { userId, displayName: userId, language: 'ja' }
    state.users.set(userId, { ...user, friend: true })
    const isUnblocked = known !== undefined && !known.friend
    return webhook.send([event(state, 'follow', { chatId: userId, userId }, { follow: { isUnblocked } })])
  }

  const unfollow = (userId: string) => {
    const user = state.users.get(userId)
    if (user) user.friend = false
    return webhook.send([silentEvent(state, 'unfollow', { chatId: userId, userId })])
  }

  const unsend = (userId: string, id: string) => {
    const entry = state.chats.get(userId)?.find((line) => line.id === id)
    if (entry) entry.unsent = true
    if (entry) for (const listener of state.listeners) listener(userId, entry)
    return webhook.send([
      silentEvent(state, 'unsend', { chatId: userId, userId }, { unsend: { messageId: id } }),
    ])
  }

  const join = (groupId: string) => {
    if (!state.groups.has(groupId)) state.groups.set(groupId, new Set())
    return webhook.send([event(state, 'join', { chatId: groupId, userId: undefined })])
  }

  const leave = (groupId: string) => {
    state.groups.delete(groupId)
    return webhook.send([silentEvent(state, 'leave', { chatId: groupId, userId: undefined })])
  }

  const sayInGroup = (groupId: string, userId: string | undefined, text: string) => {
    const members = state.groups.get(groupId) ?? new Set()
    if (userId) members.add(userId)
    state.groups.set(groupId, members)
    return webhook.send([textEvent(groupId, userId, text)])
  }

  /** Several people's texts in one webhook body, as LINE sends them under load. */
  const sayTogether = (lines: { userId: string; text: string }[]) =>
    webhook.send(lines.map(({ userId, text }) => textEvent(userId, userId, text)))

  return {
    say,
    sayImage,
    sayFile,
    sayMedia,
    sayTogether,
    press,
    follow,
    unfollow,
    unsend,
    join,
    leave,
    sayInGroup,
  }
}

export type Acts = ReturnType<typeof createActs>
