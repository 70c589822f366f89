// The workspace as it is set up and looked at from outside: people, channels, groups, screens.
import { type SlackScreen, screenOf } from './screen.ts'
import { type Change, directChannel, type SlackState, type Usergroup } from './state.ts'

export type SlackUserEntry = { id: string; name: string; realName: string; locale?: string; tz?: string }
/** Channels have the bot in them unless `withBot` says otherwise. */
export type SlackChannelEntry = { id: string; name: string; members: string[]; withBot?: boolean }

export const createDirectory = (state: SlackState) => ({
  addUser: ({ locale = 'ja-JP', tz = 'Asia/Tokyo', ...user }: SlackUserEntry) => {
    state.users.set(user.id, { ...user, locale, tz, isBot: false })
    directChannel(state, user.id)
  },
  addChannel: ({ id, name, members, withBot = true }: SlackChannelEntry) => {
    const inside = new Set(withBot ? [...members, state.bot.userId] : members)
    state.channels.set(id, { id, name, kind: 'channel', members: inside })
  },
  addUsergroup: (group: Usergroup) => void state.usergroups.set(group.id, group),
  /** The id of the user's direct conversation with the bot. */
  directMessage: (userId: string): string => directChannel(state, userId).id,
  /** Whose direct conversation with the bot this is; undefined for a channel. */
  directMessageOwner: (channelId: string): string | undefined => {
    const channel = state.channels.get(channelId)
    if (channel?.kind !== 'im') return undefined
    return [...channel.members].find((member) => member !== state.bot.userId)
  },
  screen: (userId: string): SlackScreen => screenOf(state, userId),
  onChange: (listener: (change: Change) => void) => {
    state.listeners.add(listener)
    return () => void state.listeners.delete(listener)
  },
})
