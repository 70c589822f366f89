// What the LINE platform remembers: people, chats, tokens, menus and the month's quota.
import type { Json } from '../json.ts'
import { messageId } from './ids.ts'

export type LineUser = { userId: string; displayName: string; language: string; friend: boolean }

/** One line of a chat. `message` is what the bot sent, in full; `text` what the person typed or pressed. */
export type ChatEntry = {
  id: string
  at: number
  from: 'user' | 'bot'
  /** Who wrote it, in a group. */
  userId?: string
  text?: string
  /** Postback data, when the person pressed a button. */
  data?: string
  message?: Json
  via?: 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast'
  unsent?: boolean
}

export type ReplyToken = { chatId: string; issuedAt: number; redelivered: boolean; used: boolean }
export type Accepted = { at: number; requestId: string; sent: Json }
export type RichMenu = { menu: Json; image?: { type: string; bytes: Uint8Array } }
export type ChatListener = (chatId: string, entry: ChatEntry) => void
/** Told whose rich menu may be another now; without users, anybody's. */
export type MenuListener = (users?: string[]) => void

export type LineState = {
  now: () => number
  botId: string
  users: Map<string, LineUser>
  groups: Map<string, Set<string>>
  chats: Map<string, ChatEntry[]>
  content: Map<string, { type: string; bytes: Uint8Array }>
  replyTokens: Map<string, ReplyToken>
  retryKeys: Map<string, Accepted>
  richMenus: Map<string, RichMenu>
  richMenuOf: Map<string, string>
  aliases: Map<string, string>
  defaultRichMenu: string | undefined
  quota: { limit: number; used: number }
  webhookUrl: string | undefined
  listeners: Set<ChatListener>
  menuListeners: Set<MenuListener>
}

export const createState = (botId: string, now: () => number): LineState => ({
  now,
  botId,
  users: new Map(),
  groups: new Map(),
  chats: new Map(),
  content: new Map(),
  replyTokens: new Map(),
  retryKeys: new Map(),
  richMenus: new Map(),
  richMenuOf: new Map(),
  aliases: new Map(),
  defaultRichMenu: undefined,
  quota: { limit: 200, used: 0 },
  webhookUrl: undefined,
  listeners: new Set(),
  menuListeners: new Set(),
})

/** Puts a line into a chat and tells everybody who watches. */
export const write = (state: LineState, chatId: string, line: Omit<ChatEntry, 'id' | 'at'>): ChatEntry => {
  const at = state.now()
  const entry = { id: messageId(at), at, ...line }
  const chat = state.chats.get(chatId)
  if (chat) chat.push(entry)
  else state.chats.set(chatId, [entry])
  for (const listener of state.listeners) listener(chatId, entry)
  return entry
}

/** Whether what is pushed to this user or group arrives. */
export const reachable = (state: LineState, id: string) => state.users.get(id)?.friend ?? state.groups.has(id)

export const friends = (state: LineState) => [...state.users.values()].filter(({ friend }) => friend)
