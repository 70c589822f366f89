// chat.* and reactions.*: the bot writes, changes and deletes messages.
import { asJson, asList, asText, type Json } from '../../json.ts'
import { announce, contentOf, describeMessage, findMessage, remove, rewrite, write } from '../messages.ts'
import { refuse } from '../refusal.ts'
import { refuseContent } from '../shapes/content.ts'
import { directChannel, type SlackChannel, type SlackMessage, type SlackState } from '../state.ts'
import type { Methods } from './method.ts'

const updateTextMax = 4000

/** The channel by id or #name, or the user's DM by the user's id. */
const findChannel = (state: SlackState, given: unknown): SlackChannel | undefined => {
  const id = asText(given) ?? ''
  if (state.users.has(id)) return directChannel(state, id)
  const byName = [...state.channels.values()].find(
    ({ name, kind }) => kind === 'channel' && `#${name}` === id,
  )
  return state.channels.get(id) ?? byName
}

type Reach = { channel: SlackChannel } | { refusal: Json }

const reach = (state: SlackState, given: unknown): Reach => {
  const channel = findChannel(state, given)
  if (!channel) return { refusal: refuse('channel_not_found') }
  return channel.members.has(state.bot.userId) ? { channel } : { refusal: refuse('not_in_channel') }
}

const postMessage = (state: SlackState, args: Json): Json => {
  const reached = reach(state, args.channel)
  if ('refusal' in reached) return reached.refusal
  const refusal = refuseContent(args)
  if (refusal) return refusal
  const message = write(state, { channel: reached.channel.id, user: state.bot.userId, ...contentOf(args) })
  return { ok: true, channel: message.channel, ts: message.ts, message: describeMessage(state, message) }
}

const postEphemeral = (state: SlackState, args: Json): Json => {
  const reached = reach(state, args.channel)
  if ('refusal' in reached) return reached.refusal
  const user = asText(args.user) ?? ''
  if (!state.users.has(user)) return refuse('user_not_found')
  if (!reached.channel.members.has(user)) return refuse('user_not_in_channel')
  const refusal = refuseContent(args)
  if (refusal) return refusal
  const draft = { channel: reached.channel.id, user: state.bot.userId, ephemeralFor: user }
  return { ok: true, message_ts: write(state, { ...draft, ...contentOf(args) }).ts }
}

type Found = { message: SlackMessage } | { refusal: Json }

const own = (state: SlackState, args: Json, notOwn: string): Found => {
  const reached = reach(state, args.channel)
  if ('refusal' in reached) return reached
  const message = findMessage(state, reached.channel.id, asText(args.ts) ?? '')
  // An ephemeral message can be neither updated nor deleted: for the API it is not there.
  if (!message || message.ephemeralFor) return { refusal: refuse('message_not_found') }
  return message.user === state.bot.userId ? { message } : { refusal: refuse(notOwn) }
}

const update = (state: SlackState, args: Json): Json => {
  const found = own(state, args, 'cant_update_message')
  if ('refusal' in found) return found.refusal
  const refusal = refuseContent(args, updateTextMax)
  if (refusal) return refusal
  const { message } = found
  rewrite(state, message, args)
  const { channel, ts, text } = message
  return { ok: true, channel, ts, text, message: describeMessage(state, message) }
}

const deleteMessage = (state: SlackState, args: Json): Json => {
  const found = own(state, args, 'cant_delete_message')
  if ('refusal' in found) return found.refusal
  remove(state, found.message)
  return { ok: true, channel: found.message.channel, ts: found.message.ts }
}

const permalink = (state: SlackState, args: Json): Json => {
  const channel = asText(args.channel) ?? ''
  const ts = asText(args.message_ts) ?? ''
  if (!state.channels.has(channel)) return refuse('channel_not_found')
  if (!findMessage(state, channel, ts)) return refuse('message_not_found')
  const url = `https://${state.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`
  return { ok: true, channel, permalink: url }
}

const react = (state: SlackState, args: Json): Json => {
  const name = asText(args.name)
  const message = findMessage(state, asText(args.channel) ?? '', asText(args.timestamp) ?? '')
  if (!name) return refuse('invalid_name')
  if (!message) return refuse('message_not_found')
  const known = message.reactions.find((reaction) => reaction.name === name)
  if (known?.users.includes(state.bot.userId)) return refuse('already_reacted')
  if (known) known.users.push(state.bot.userId)
  else message.reactions.push({ name, users: [state.bot.userId] })
  announce(state, message)
  return { ok: true }
}

const history = (state: SlackState, args: Json): Json => {
  const reached = reach(state, args.channel)
  if ('refusal' in reached) return reached.refusal
  const messages = state.messages.filter((one) => one.channel === reached.channel.id && !one.ephemeralFor)
  const limit = Number(args.limit ?? 100)
  const newestFirst = messages.toReversed().slice(0, limit)
  return { ok: true, messages: newestFirst.map((one) => describeMessage(state, one)), has_more: false }
}

/** A dry run of blocks, a message or a view, as `blocks.validate` answers it. */
const validate = (args: Json): Json => {
  const content = args.message === undefined ? args : asJson(args.message)
  const refusal = refuseContent({ text: 'dry run', ...content })
  const errors = asList(refusal?.errors).map((message) => ({ code: refusal?.error, message }))
  return { ok: true, valid: refusal === undefined, errors }
}

export const chatMethods: Methods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': deleteMessage,
  'chat.getPermalink': permalink,
  'conversations.history': history,
  'reactions.add': react,
  'blocks.validate': (_, args) => validate(args),
}
