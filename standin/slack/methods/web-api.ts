// The Web API: a call decoded, its token checked, its method found and carried out.
import type { Answer, Call } from '../../api-server.ts'
import type { Faults } from '../../faults.ts'
import { asJson, asText, type Json, parseJson } from '../../json.ts'
import { refuse } from '../refusal.ts'
import type { SlackState } from '../state.ts'
import { chatMethods } from './chat.ts'
import { directoryMethods } from './directory.ts'
import { fileMethods } from './file.ts'
import type { Methods } from './method.ts'
import { viewMethods } from './view.ts'

const structured = ['blocks', 'attachments', 'view', 'metadata', 'files', 'message', 'unfurls']

const decodeForm = (raw: string): Json => {
  const fields = Object.fromEntries(new URLSearchParams(raw))
  const decoded = Object.entries(fields).map(([name, value]): [string, unknown] => [
    name,
    structured.includes(name) ? (parseJson(value) ?? value) : value,
  ])
  return Object.fromEntries(decoded)
}

/** The arguments of a call, however they were sent. */
export const decodeArguments = ({ headers, raw }: Call): Json =>
  headers['content-type']?.startsWith('application/json')
    ? asJson(parseJson(raw.toString()))
    : decodeForm(raw.toString())

const refuseToken = ({ headers }: Call, tokens: string[]): Json | undefined => {
  const [scheme, token] = (headers.authorization ?? '').split(' ')
  if (scheme !== 'Bearer' || !token) return refuse('not_authed')
  return tokens.includes(token) ? undefined : refuse('invalid_auth')
}

/** One message per second and channel, where the switch is on. */
const createPace = (state: SlackState, faults: Faults) => {
  const lastPostAt = new Map<string, number>()
  return (method: string, args: Json): boolean => {
    if (!faults.oneMessagePerSecond || method !== 'chat.postMessage') return true
    const channel = asText(args.channel) ?? ''
    const now = state.now()
    if (now - (lastPostAt.get(channel) ?? 0) < 1000) return false
    lastPostAt.set(channel, now)
    return true
  }
}

const tooFast: Answer = { status: 429, body: refuse('ratelimited'), headers: { 'retry-after': '1' } }

/** Answers calls to `/api/<method>`; `more` holds methods that need what only the platform has. */
export const createWebApi = (state: SlackState, faults: Faults, tokens: string[], more: Methods = {}) => {
  const methods: Methods = { ...chatMethods, ...viewMethods, ...directoryMethods, ...fileMethods, ...more }
  const keepsPace = createPace(state, faults)
  return (name: string, call: Call): Answer => {
    const method = methods[name]
    if (!method) return { status: 200, body: refuse('unknown_method', { req_method: name }) }
    const refusal = refuseToken(call, tokens)
    if (refusal) return { status: 200, body: refusal }
    const args = decodeArguments(call)
    return keepsPace(name, args) ? { status: 200, body: method(state, args) } : tooFast
  }
}
