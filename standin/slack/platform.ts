// A Slack workspace on this machine: commands, interactions and events out, the Web API in, over real HTTP.
import { type Answer, type ApiCall, type Call, startApiServer } from '../api-server.ts'
import { createGate } from '../delivery.ts'
import { createFaults, type Faults } from '../faults.ts'
import { type Json, parseJson } from '../json.ts'
import { createCommand } from './acts/commands.ts'
import { createInteractions } from './acts/interactions.ts'
import { createSubmissions } from './acts/submissions.ts'
import { createDirectory } from './directory.ts'
import { answerResponseUrl } from './grants.ts'
import { downloadFile, receiveUpload } from './methods/file.ts'
import { createWebApi, decodeArguments } from './methods/web-api.ts'
import { type Change, createState, type SlackState } from './state.ts'
import { createEvents } from './to-app/events.ts'
import { createRequests, type Requests } from './to-app/requests.ts'
import { createSocketMode } from './to-app/socket-mode.ts'

export type SlackStandinOptions = {
  port?: number
  signingSecret: string
  botToken: string
  appToken?: string
  teamId: string
  teamDomain?: string
  /** When a failed event comes again; Slack's own are at once, a minute and five minutes later. */
  eventRetryDelaysMs?: number[]
  /** How long the bot may take to answer: Slack's own three seconds, unless a test is in a hurry. */
  deadlineMs?: number
  /** The clock for triggers, response URLs and timestamps. */
  now?: () => number
}

export type SlackChange = Change

const createActs = (state: SlackState, requests: Requests) => {
  const interactions = createInteractions(state, requests)
  const { press, select, pressInView, selectInView } = interactions
  return {
    command: createCommand(state, requests),
    press,
    select,
    pressInView,
    selectInView,
    ...createSubmissions(state, requests, interactions),
    ...createEvents(state, requests),
    resend: requests.resend,
    sendRaw: requests.sendRaw,
  }
}

export type SlackStandin = ReturnType<typeof createDirectory> &
  ReturnType<typeof createActs> & {
    /** For `clientOptions.slackApiUrl`. */
    apiUrl: string
    /** Where commands, interactions and events are posted. */
    setRequestUrl: (url: string) => void
    bot: { userId: string; botId: string; name: string }
    faults: Faults
    calls: ApiCall[]
    close: () => Promise<void>
  }

/** Every method takes the bot's token, and apps.connections.open the app's. */
const createApi = (
  state: SlackState,
  faults: Faults,
  options: SlackStandinOptions,
  invite: () => Json,
): Api => {
  const forBot = createWebApi(state, faults, [options.botToken])
  const appTokens = options.appToken ? [options.appToken] : []
  const forApp = createWebApi(state, faults, appTokens, { 'apps.connections.open': invite })
  return (name, call) => (name === 'apps.connections.open' ? forApp(name, call) : forBot(name, call))
}

type Api = (name: string, call: Call) => Answer

const createAnswer =
  (state: SlackState, api: Api) =>
  async (call: Call): Promise<Answer> => {
    const [, place = '', id = ''] = call.path.split('/')
    if (place === 'api') return api(id, call)
    if (place === 'response') return answerResponseUrl(state, id, parseJson(call.raw.toString()))
    if (place === 'upload') return receiveUpload(state, id, call)
    if (place === 'files') return downloadFile(state, id)
    return { status: 404, body: 'not found' }
  }

const describeCall = (call: Call, answer: Answer): ApiCall => ({
  at: Date.now(),
  name: call.path.startsWith('/api/') ? call.path.slice('/api/'.length) : call.path,
  headers: call.headers,
  body: call.path.startsWith('/upload/') ? undefined : decodeArguments(call),
  status: answer.status,
  answer: answer.body,
})

/** Starts the workspace on 127.0.0.1; nothing is posted until `setRequestUrl`. */
export const startSlackStandin = async (options: SlackStandinOptions): Promise<SlackStandin> => {
  const { port = 0, teamId, teamDomain = 'town', deadlineMs = 3000 } = options
  const { eventRetryDelaysMs = [0, 60_000, 300_000] } = options
  const state = createState({ id: teamId, domain: teamDomain }, options.now ?? Date.now)
  const faults = createFaults()
  const calls: ApiCall[] = []
  let requestUrl: string | undefined
  let open = true
  const socketMode = createSocketMode(state.appId)
  const { socket } = socketMode
  const own = { gate: createGate(faults), socket, requestUrl: () => requestUrl, isOpen: () => open }
  const requests = createRequests({ ...options, ...own, deadlineMs, eventRetryDelaysMs })
  const api = createApi(state, faults, options, () => socketMode.invite(state.origin))
  const server = await startApiServer({
    port,
    bodyLimitBytes: 50_000_000,
    tooLarge: { status: 413, body: 'request too large' },
    faults,
    answer: createAnswer(state, api),
    record: (call, answer) => void calls.push(describeCall(call, answer)),
    upgrade: socketMode.connect,
  })
  state.origin = server.origin
  return {
    ...createDirectory(state),
    ...createActs(state, requests),
    apiUrl: `${server.origin}/api/`,
    setRequestUrl: (url) => {
      requestUrl = url
    },
    bot: state.bot,
    faults,
    calls,
    close: () => {
      open = false
      socketMode.close()
      return server.close()
    },
  }
}
