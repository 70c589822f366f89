// Messages in channels: written, found, changed, and how the API and payloads show them.
import { asJsonList, asText, type Json } from '../json.ts'
import { withIds } from './shapes/content.ts'
import { changed, type SlackChannel, type SlackMessage, type SlackState } from './state.ts'

type Draft = Pick<SlackMessage, 'user'> & Partial<SlackMessage> & { channel: string }

/** Puts a message into a channel, or before one person only. */
export const write = (state: SlackState, draft: Draft): SlackMessage => {
  const message: SlackMessage = {
    text: '',
    edited: false,
    reactions: [],
    files: [],
    values: {},
    ...draft,
    blocks: withIds(draft.blocks),
    ts: state.nextTs(),
  }
  state.messages.push(message)
  announce(state, message)
  return message
}

export const announce = (state: SlackState, { channel, ephemeralFor }: SlackMessage) =>
  changed(state, { kind: 'message', channel, ...(ephemeralFor ? { userId: ephemeralFor } : {}) })

export const findMessage = (state: SlackState, channel: string, ts: string) =>
  state.messages.find((message) => message.channel === channel && message.ts === ts)

/** New text and blocks in place of the old; text alone takes the blocks away. */
export const rewrite = (state: SlackState, message: SlackMessage, content: Json) => {
  message.text = asText(content.text) ?? ''
  message.blocks = withIds(content.blocks)
  message.edited = true
  message.values = {}
  announce(state, message)
}

export const remove = (state: SlackState, message: SlackMessage) => {
  state.messages.splice(state.messages.indexOf(message), 1)
  announce(state, message)
}

/** What the bot gave as content: its text, blocks, thread and metadata. */
export const contentOf = (args: Json): Partial<SlackMessage> => ({
  text: asText(args.text) ?? asText(args.markdown_text) ?? '',
  blocks: asJsonList(args.blocks),
  ...(asText(args.thread_ts) ? { threadTs: asText(args.thread_ts) ?? '' } : {}),
  ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
})

export const describeFile = (
  state: SlackState,
  { id, name, title, type, bytes }: SlackMessage['files'][number],
): Json => ({
  id,
  name,
  title,
  mimetype: type,
  size: bytes.length,
  url_private: `${state.origin}/files/${id}`,
})

/** A message as the API and the payloads of interactions show it. */
export const describeMessage = (state: SlackState, message: SlackMessage): Json => {
  const fromBot = message.user === state.bot.userId
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    ...(fromBot ? { bot_id: state.bot.botId, app_id: state.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.files.length > 0 ? { files: message.files.map((file) => describeFile(state, file)) } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }
      : {}),
  }
}

export const describeChannel = (state: SlackState, { id, name, kind, members }: SlackChannel): Json => {
  const isMember = members.has(state.bot.userId)
  const counterpart = [...members].find((member) => member !== state.bot.userId)
  return kind === 'im'
    ? { id, is_im: true, is_open: true, user: counterpart, is_archived: false }
    : {
        id,
        name,
        name_normalized: name,
        is_channel: true,
        is_im: false,
        is_private: false,
        is_archived: false,
        is_member: isMember,
        num_members: members.size,
      }
}
