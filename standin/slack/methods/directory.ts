// auth.test, users.*, conversations.*, usergroups.*: who and what there is.
import { asText, type Json } from '../../json.ts'
import { describeChannel } from '../messages.ts'
import { refuse } from '../refusal.ts'
import { directChannel, type SlackState, type SlackUser, type Usergroup } from '../state.ts'
import type { Methods } from './method.ts'

const offsetSeconds = (timeZone: string, at: number) => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60)
}

const profileOf = ({ realName, name }: SlackUser): Json => ({
  real_name: realName,
  display_name: realName,
  real_name_normalized: realName,
  display_name_normalized: realName,
  email: `${name}@example.com`,
  image_48: '',
})

const describeUser = (state: SlackState, user: SlackUser, withLocale: boolean): Json => ({
  id: user.id,
  team_id: state.team.id,
  name: user.name,
  deleted: false,
  real_name: user.realName,
  tz: user.tz,
  tz_offset: offsetSeconds(user.tz, state.now()),
  profile: profileOf(user),
  is_admin: false,
  is_bot: user.isBot,
  is_app_user: false,
  updated: 0,
  ...(withLocale ? { locale: user.locale } : {}),
})

/** One page of a list, and the cursor of the next. */
const page = <Entry>(entries: Entry[], { cursor, limit }: Json) => {
  const start = Number(asText(cursor)?.replace('next:', '') || 0)
  const size = Number(limit) || 1000
  const more = start + size < entries.length
  return {
    entries: entries.slice(start, start + size),
    response_metadata: { next_cursor: more ? `next:${start + size}` : '' },
  }
}

const authTest = ({ team, bot }: SlackState): Json => ({
  ok: true,
  url: `https://${team.domain}.slack.com/`,
  team: team.domain,
  user: bot.name,
  team_id: team.id,
  user_id: bot.userId,
  bot_id: bot.botId,
  is_enterprise_install: false,
})

const withUser = (state: SlackState, args: Json, show: (user: SlackUser) => Json): Json => {
  const user = state.users.get(asText(args.user) ?? '')
  return user ? { ok: true, ...show(user) } : refuse('user_not_found')
}

const usersList = (state: SlackState, args: Json): Json => {
  const { entries, response_metadata } = page([...state.users.values()], args)
  const withLocale = String(args.include_locale) === 'true'
  return {
    ok: true,
    members: entries.map((user) => describeUser(state, user, withLocale)),
    response_metadata,
  }
}

const conversationsOpen = (state: SlackState, args: Json): Json => {
  const [user = '', ...others] = (asText(args.users) ?? '').split(',')
  const known = state.channels.get(asText(args.channel) ?? '')
  if (!known && !state.users.has(user)) return refuse('user_not_found')
  if (others.length > 0) return refuse('method_not_supported_for_channel_type')
  return { ok: true, channel: { id: (known ?? directChannel(state, user)).id } }
}

const withChannel = (state: SlackState, args: Json, show: (id: string) => Json): Json => {
  const id = asText(args.channel) ?? ''
  return state.channels.has(id) ? show(id) : refuse('channel_not_found')
}

const conversationsInfo = (state: SlackState, args: Json): Json => {
  const channel = state.channels.get(asText(args.channel) ?? '')
  return channel ? { ok: true, channel: describeChannel(state, channel) } : refuse('channel_not_found')
}

const conversationsList = (state: SlackState, args: Json): Json => {
  const types = (asText(args.types) ?? 'public_channel').split(',')
  const wanted = [...state.channels.values()].filter(({ kind }) =>
    types.includes(kind === 'im' ? 'im' : 'public_channel'),
  )
  const { entries, response_metadata } = page(wanted, args)
  return { ok: true, channels: entries.map((channel) => describeChannel(state, channel)), response_metadata }
}

const members = (state: SlackState, args: Json): Json =>
  withChannel(state, args, (id) => {
    const { entries, response_metadata } = page([...(state.channels.get(id)?.members ?? [])], args)
    return { ok: true, members: entries, response_metadata }
  })

const join = (state: SlackState, args: Json): Json => {
  const channel = state.channels.get(asText(args.channel) ?? '')
  if (!channel) return refuse('channel_not_found')
  if (channel.kind === 'im') return refuse('method_not_supported_for_channel_type')
  channel.members.add(state.bot.userId)
  return { ok: true, channel: describeChannel(state, channel) }
}

const describeGroup = ({ id, handle, name, users }: Usergroup, withUsers: boolean): Json => ({
  id,
  handle,
  name,
  is_usergroup: true,
  user_count: users.length,
  ...(withUsers ? { users } : {}),
})

const usergroups = (state: SlackState, args: Json): Json => {
  const withUsers = String(args.include_users) === 'true'
  return {
    ok: true,
    usergroups: [...state.usergroups.values()].map((group) => describeGroup(group, withUsers)),
  }
}

const usergroupUsers = (state: SlackState, args: Json): Json => {
  const group = state.usergroups.get(asText(args.usergroup) ?? '')
  return group ? { ok: true, users: group.users } : refuse('no_such_subteam')
}

export const directoryMethods: Methods = {
  'auth.test': authTest,
  'team.info': ({ team }) => ({ ok: true, team: { id: team.id, name: team.domain, domain: team.domain } }),
  'users.info': (state, args) =>
    withUser(state, args, (user) => ({
      user: describeUser(state, user, String(args.include_locale) === 'true'),
    })),
  'users.profile.get': (state, args) => withUser(state, args, (user) => ({ profile: profileOf(user) })),
  'users.list': usersList,
  'conversations.open': conversationsOpen,
  'conversations.info': conversationsInfo,
  'conversations.list': conversationsList,
  'conversations.members': members,
  'conversations.join': join,
  'usergroups.list': usergroups,
  'usergroups.users.list': usergroupUsers,
}
