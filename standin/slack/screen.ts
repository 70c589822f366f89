// What one person sees of the workspace: channels, direct messages, modals and the Home tab.
import type { Json } from '../json.ts'
import type { OpenView, SlackMessage, SlackState } from './state.ts'
import { describeView, stackOf } from './views.ts'

export type SeenMessage = {
  ts: string
  user: string
  /** The writer's full name. */
  name: string
  fromBot: boolean
  text: string
  blocks: Json[]
  ephemeral: boolean
  /** The slash command it answers. */
  command?: string
  threadTs?: string
  edited: boolean
  reactions: { name: string; users: string[] }[]
  files: { id: string; name: string; title: string; url: string }[]
  /** What this person chose in its selects and pickers. */
  values: Record<string, Record<string, unknown>>
  trouble?: string
}

export type SeenView = {
  id: string
  view: Json
  values: Record<string, Record<string, unknown>>
  errors: Record<string, string>
  trouble?: string
}

export type SeenChannel = { id: string; name: string; kind: 'channel' | 'im'; messages: SeenMessage[] }

export type SlackScreen = {
  userId: string
  channels: SeenChannel[]
  /** Open modals, the top one last. */
  views: SeenView[]
  home: SeenView | undefined
}

const nameOf = (state: SlackState, user: string) => {
  if (user === 'USLACKBOT') return 'Slackbot'
  return state.users.get(user)?.realName ?? user
}

const seeMessage = (state: SlackState, message: SlackMessage): SeenMessage => {
  const { ts, user, text, blocks, command, threadTs, edited, reactions, values, trouble } = message
  return {
    ts,
    user,
    name: nameOf(state, user),
    fromBot: user === state.bot.userId,
    text,
    blocks,
    ephemeral: message.ephemeralFor !== undefined,
    edited,
    reactions,
    values,
    files: message.files.map(({ id, name, title }) => ({
      id,
      name,
      title,
      url: `${state.origin}/files/${id}`,
    })),
    ...(command === undefined ? {} : { command }),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(trouble === undefined ? {} : { trouble }),
  }
}

const seeView = (state: SlackState, open: OpenView): SeenView => ({
  id: open.id,
  view: describeView(state, open),
  values: open.values,
  errors: open.errors,
  ...(open.trouble === undefined ? {} : { trouble: open.trouble }),
})

export const screenOf = (state: SlackState, userId: string): SlackScreen => {
  const seen = state.messages.filter(({ ephemeralFor }) => (ephemeralFor ?? userId) === userId)
  const channels = [...state.channels.values()].filter(({ members }) => members.has(userId))
  const home = state.homes.get(userId)
  return {
    userId,
    channels: channels.map(({ id, name, kind }) => ({
      id,
      name: kind === 'im' ? state.bot.name : name,
      kind,
      messages: seen.filter(({ channel }) => channel === id).map((message) => seeMessage(state, message)),
    })),
    views: stackOf(state, userId).map((open) => seeView(state, open)),
    home: home && seeView(state, home),
  }
}
