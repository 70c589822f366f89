// Slash commands: what is posted, and what the person who typed sees of the answer.
import { asJson, isJson, type Json } from '../../json.ts'
import { grantResponseUrl, grantTrigger, showAnswer } from '../grants.ts'
import { write } from '../messages.ts'
import { refuseContent } from '../shapes/content.ts'
import type { SlackState } from '../state.ts'
import { answeredJson, type RequestResult, type Requests } from '../to-app/requests.ts'

type Typed = { userId: string; channelId: string; command: string; text: string }

const payloadOf = (state: SlackState, { userId, channelId, command, text }: Typed): Json => ({
  token: 'legacy-verification-token',
  team_id: state.team.id,
  team_domain: state.team.domain,
  enterprise_id: '',
  enterprise_name: '',
  channel_id: channelId,
  channel_name: state.channels.get(channelId)?.name ?? 'directmessage',
  user_id: userId,
  user_name: state.users.get(userId)?.name ?? userId,
  command,
  text,
  api_app_id: state.appId,
  is_enterprise_install: 'false',
  response_url: grantResponseUrl(state, { userId, channelId, command: `${command} ${text}`.trim() }),
  trigger_id: grantTrigger(state, userId),
})

const failureOf = (result: RequestResult): string | undefined => {
  if (result.status === 'timeout') return 'operation_timeout'
  return typeof result.status === 'number' && result.status < 300 ? undefined : 'dispatch_failed'
}

const contentOf = (result: RequestResult): Json => {
  const json = answeredJson(result)
  return isJson(json) ? json : { text: result.body }
}

const show = (state: SlackState, typed: Typed, result: RequestResult) => {
  const { userId, channelId, command } = typed
  const line = `${command} ${typed.text}`.trim()
  const failure = failureOf(result)
  const content = contentOf(result)
  const empty = failure === undefined && result.body.trim() === ''
  if (empty) return
  const refused = failure ?? asJson(refuseContent(content)).error
  if (refused === undefined) showAnswer(state, { userId, channelId, command: line }, content)
  else {
    const text = `${command} failed with the error "${String(refused)}"`
    write(state, { channel: channelId, user: 'USLACKBOT', text, ephemeralFor: userId, command: line })
  }
}

/** Someone types a slash command. Slack never sends one twice; `retryNum` is for what only a test would do. */
export const createCommand =
  (state: SlackState, requests: Requests) =>
  async (
    userId: string,
    channelId: string,
    command: string,
    text: string,
    { retryNum }: { retryNum?: number } = {},
  ): Promise<RequestResult> => {
    const typed = { userId, channelId, command, text }
    const retry = retryNum === undefined ? undefined : { num: retryNum, reason: 'http_timeout' }
    const result = await requests.send('command', payloadOf(state, typed), retry)
    show(state, typed, result)
    return result
  }
