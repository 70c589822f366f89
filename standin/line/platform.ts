// A LINE platform on this machine: webhooks out, the Messaging API in, over real HTTP.
import { randomUUID } from 'node:crypto'
import { type Answer, type ApiCall, type Call, startApiServer } from '../api-server.ts'
import { createGate } from '../delivery.ts'
import { createFaults, type Faults } from '../faults.ts'
import { asJson, parseJson } from '../json.ts'
import { directoryRoutes } from './directory.ts'
import { notFound, refuse, tooLarge, unauthorised } from './refusal.ts'
import { richMenuAliasRoutes } from './rich-menu/aliases.ts'
import { richMenuRoutes } from './rich-menu/menus.ts'
import { findRoute, type Routes } from './route.ts'
import { sendingRoutes } from './sending.ts'
import {
  type ChatEntry,
  type ChatListener,
  createState,
  type LineState,
  type MenuListener,
  type RichMenu,
} from './state.ts'
import { type Acts, createActs } from './webhook/acts.ts'
import { webhookSettingRoutes } from './webhook/settings.ts'
import { createWebhook, type Webhook } from './webhook/webhook.ts'

const bodyLimitBytes = 2_097_152

export type LineStandinOptions = {
  port?: number
  channelSecret: string
  accessToken: string
  /** The bot's own user id, as webhooks name it. */
  destination: string
  redelivery?: boolean
  redeliveryDelaysMs?: number[]
  /** How long the bot may take to answer a webhook: LINE's own two seconds, unless a test is in a hurry. */
  deadlineMs?: number
  /** The clock for tokens, keys and timestamps. */
  now?: () => number
}

export type LineStandin = Acts & {
  origin: string
  setWebhook: (url: string) => void
  sendRaw: Webhook['sendRaw']
  redeliver: Webhook['redeliver']
  addUser: (user: { userId: string; displayName: string; language?: string; friend?: boolean }) => void
  /** What a user (or a group) sees, oldest first. */
  chat: (chatId: string) => ChatEntry[]
  onChat: (listener: ChatListener) => () => void
  onMenu: (listener: MenuListener) => () => void
  /** The rich menu this user sees, if any. */
  richMenu: (userId: string) => RichMenu | undefined
  quota: { limit: number; used: number }
  faults: Faults
  calls: ApiCall[]
  close: () => Promise<void>
}

const decode = ({ headers, raw }: Call): unknown =>
  headers['content-type']?.includes('json') ? parseJson(raw.toString()) : undefined

const createAnswer = (routes: Routes, accessToken: string) => async (call: Call) => {
  const requestId = randomUUID()
  const answer = async (): Promise<Answer> => {
    if (call.headers.authorization !== `Bearer ${accessToken}`) return unauthorised
    const route = findRoute(routes, call.method, call.path)
    if (!route) return notFound
    const body = decode(call)
    const unreadable = body === undefined && call.raw.length > 0 && !call.path.endsWith('/content')
    if (unreadable) return refuse(400, 'The request body could not be parsed as JSON')
    return route.handler({ ...call, params: route.params, body: asJson(body), requestId })
  }
  const { status, body, headers } = await answer()
  return { status, body, headers: { 'x-line-request-id': requestId, ...headers } }
}

const describeCall = (call: Call, answer: Answer): ApiCall => ({
  at: Date.now(),
  name: `${call.method} ${call.path}`,
  headers: call.headers,
  body: decode(call),
  status: answer.status,
  answer: answer.body,
})

const richMenuOf = (state: LineState, userId: string) =>
  state.richMenus.get(state.richMenuOf.get(userId) ?? state.defaultRichMenu ?? '')

const watch = <Listener>(listeners: Set<Listener>, listener: Listener) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Starts the platform on 127.0.0.1; webhooks go nowhere until `setWebhook`. */
export const startLineStandin = async (options: LineStandinOptions): Promise<LineStandin> => {
  const { port = 0, deadlineMs = 2000, redelivery = false, now = Date.now } = options
  const { redeliveryDelaysMs = [1000, 5000, 30_000] } = options
  const state = createState(options.destination, now)
  const faults = createFaults()
  const calls: ApiCall[] = []
  let open = true
  const gate = createGate(faults)
  const sending = { state, gate, deadlineMs, redelivery, redeliveryDelaysMs, isOpen: () => open }
  const webhook = createWebhook({ ...options, ...sending })
  const routes = {
    ...sendingRoutes(state),
    ...directoryRoutes(state),
    ...richMenuRoutes(state),
    ...richMenuAliasRoutes(state),
    ...webhookSettingRoutes(state, webhook),
  }
  const answer = createAnswer(routes, options.accessToken)
  const record = (call: Call, given: Answer) => void calls.push(describeCall(call, given))
  const server = await startApiServer({ port, bodyLimitBytes, tooLarge, faults, answer, record })
  return {
    ...createActs(state, webhook),
    origin: server.origin,
    setWebhook: (url) => {
      state.webhookUrl = url
    },
    sendRaw: webhook.sendRaw,
    redeliver: webhook.redeliver,
    addUser: ({ language = 'ja', friend = true, ...user }) =>
      void state.users.set(user.userId, { ...user, language, friend }),
    chat: (chatId) => state.chats.get(chatId) ?? [],
    onChat: (listener) => watch(state.listeners, listener),
    onMenu: (listener) => watch(state.menuListeners, listener),
    richMenu: (userId) => richMenuOf(state, userId),
    quota: state.quota,
    faults,
    calls,
    close: () => {
      open = false
      return server.close()
    },
  }
}
