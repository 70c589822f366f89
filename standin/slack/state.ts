// What the Slack workspace remembers: people, channels, messages, views, and what may be used once.
import type { Json } from '../json.ts'
import { createTimestamps, slackId } from './ids.ts'

export type SlackUser = {
  id: string
  name: string
  realName: string
  locale: string
  tz: string
  isBot: boolean
}

export type SlackChannel = {
  id: string
  name: string
  kind: 'channel' | 'im'
  members: Set<string>
}

export type SlackFile = { id: string; name: string; title: string; type: string; bytes: Uint8Array }

export type SlackMessage = {
  channel: string
  ts: string
  /** Who wrote it: a person, or the bot. */
  user: string
  text: string
  blocks: Json[]
  /** Only this user sees it. */
  ephemeralFor?: string
  /** The slash command it answers. */
  command?: string
  threadTs?: string
  metadata?: unknown
  edited: boolean
  reactions: { name: string; users: string[] }[]
  files: SlackFile[]
  /** What has been chosen in its selects and pickers, by block and action. */
  values: Values
  /** The last press in it failed; Slack shows a warning sign. */
  trouble?: string
}

/** What somebody filled in, as plain values: a string, a list of strings, a number. */
export type Values = Record<string, Record<string, unknown>>

export type OpenView = {
  id: string
  userId: string
  /** The view as the bot gave it, with ids for blocks and actions that had none. */
  view: Json
  values: Values
  hash: string
  rootId: string
  previousId: string | undefined
  /** What the last submission found wrong, by block. */
  errors: Record<string, string>
  trouble?: string
}

export type Trigger = { at: number; used: boolean; userId: string; viewId: string | undefined }

export type ResponseUrl = {
  at: number
  uses: number
  userId: string
  channelId: string
  /** The message the pressed button was in. */
  original?: { ts: string }
  command?: string
}

export type Usergroup = { id: string; handle: string; name: string; users: string[] }
export type Change = { kind: 'message' | 'view' | 'home'; channel?: string; userId?: string }

export type SlackState = {
  now: () => number
  nextTs: () => string
  team: { id: string; domain: string }
  appId: string
  bot: { userId: string; botId: string; name: string }
  origin: string
  users: Map<string, SlackUser>
  channels: Map<string, SlackChannel>
  messages: SlackMessage[]
  /** Every user's stack of modals, the top one last. */
  modals: Map<string, OpenView[]>
  homes: Map<string, OpenView>
  triggers: Map<string, Trigger>
  responseUrls: Map<string, ResponseUrl>
  usergroups: Map<string, Usergroup>
  files: Map<string, SlackFile>
  listeners: Set<(change: Change) => void>
}

const botUser: SlackUser = {
  id: 'U0YORIAI',
  name: 'yoriai',
  realName: 'Yoriai',
  locale: 'ja-JP',
  tz: 'Asia/Tokyo',
  isBot: true,
}

export const createState = (team: { id: string; domain: string }, now: () => number): SlackState => {
  const nextTs = createTimestamps()
  return {
    now,
    nextTs: () => nextTs(now()),
    team,
    appId: 'A0YORIAI',
    bot: { userId: botUser.id, botId: 'B0YORIAI', name: botUser.name },
    origin: '',
    users: new Map([[botUser.id, botUser]]),
    channels: new Map(),
    messages: [],
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    usergroups: new Map(),
    files: new Map(),
    listeners: new Set(),
  }
}

export const changed = (state: SlackState, change: Change) => {
  for (const listener of state.listeners) listener(change)
}

/** The direct conversation between a user and the bot, opened where there is none yet. */
export const directChannel = (state: SlackState, userId: string): SlackChannel => {
  const known = [...state.channels.values()].find(({ kind, members }) => kind === 'im' && members.has(userId))
  if (known) return known
  const members = new Set([userId, state.bot.userId])
  const channel: SlackChannel = { id: slackId('D'), name: 'directmessage', kind: 'im', members }
  state.channels.set(channel.id, channel)
  return channel
}
