// Who is who: the bot, its friends, its groups; and what a chat shows besides messages.
import type { Answer } from '../api-server.ts'
import { asText } from '../json.ts'
import { token } from './ids.ts'
import { notFound, refuse } from './refusal.ts'
import { done, type LineCall, type Routes } from './route.ts'
import { friends, type LineState } from './state.ts'

const info = (state: LineState): Answer => ({
  status: 200,
  body: {
    userId: state.botId,
    basicId: '@yoriai',
    displayName: 'Yoriai',
    chatMode: 'bot',
    markAsReadMode: 'auto',
  },
})

const profile = (state: LineState, id: string | undefined): Answer => {
  const user = state.users.get(id ?? '')
  // A user who is no friend, or blocked the bot, has no profile for it.
  if (!user?.friend) return notFound
  const { userId, displayName, language } = user
  return { status: 200, body: { userId, displayName, language } }
}

const member = (state: LineState, { groupId = '', userId = '' }: Record<string, string>): Answer => {
  const user = state.users.get(userId)
  if (!user || !state.groups.get(groupId)?.has(userId)) return notFound
  return { status: 200, body: { userId, displayName: user.displayName } }
}

const loading = (state: LineState, { body }: LineCall): Answer => {
  const chatId = asText(body.chatId) ?? ''
  const seconds = body.loadingSeconds ?? 20
  if (!state.users.has(chatId)) return refuse(400, 'Invalid chatId')
  const allowed = typeof seconds === 'number' && seconds >= 5 && seconds <= 60 && seconds % 5 === 0
  return allowed ? { status: 202, body: {} } : refuse(400, 'Invalid loadingSeconds')
}

const content = (state: LineState, id = ''): Answer => {
  const found = state.content.get(id)
  return found ? { status: 200, body: found.bytes, headers: { 'content-type': found.type } } : notFound
}

const leave = (state: LineState, groupId = ''): Answer => (state.groups.delete(groupId) ? done : notFound)

export const directoryRoutes = (state: LineState): Routes => ({
  'GET /v2/bot/info': () => info(state),
  'GET /v2/bot/profile/{userId}': ({ params }) => profile(state, params.userId),
  'GET /v2/bot/followers/ids': () => ({
    status: 200,
    body: { userIds: friends(state).map(({ userId }) => userId) },
  }),
  'GET /v2/bot/group/{groupId}/summary': ({ params: { groupId = '' } }) =>
    state.groups.has(groupId) ? { status: 200, body: { groupId, groupName: groupId } } : notFound,
  'GET /v2/bot/group/{groupId}/member/{userId}': ({ params }) => member(state, params),
  'GET /v2/bot/group/{groupId}/members/count': ({ params: { groupId = '' } }) => {
    const members = state.groups.get(groupId)
    return members ? { status: 200, body: { count: members.size } } : notFound
  },
  'POST /v2/bot/group/{groupId}/leave': ({ params }) => leave(state, params.groupId),
  'POST /v2/bot/user/{userId}/linkToken': () => ({ status: 200, body: { linkToken: token() } }),
  'POST /v2/bot/chat/loading/start': (call) => loading(state, call),
  'POST /v2/bot/chat/markAsRead': () => done,
  'POST /v2/bot/message/markAsRead': () => done,
  'GET /v2/bot/message/{messageId}/content': ({ params }) => content(state, params.messageId),
  'GET /v2/bot/message/{messageId}/content/preview': ({ params }) => content(state, params.messageId),
  'GET /v2/bot/message/{messageId}/content/transcoding': ({ params: { messageId = '' } }) =>
    state.content.has(messageId) ? { status: 200, body: { status: 'succeeded' } } : notFound,
})
