// What a payload lets the bot do for a while: open one modal with a trigger, answer a few times at a response_url.
import type { Answer } from '../api-server.ts'
import { asText, isJson, type Json } from '../json.ts'
import { secretPath, triggerId } from './ids.ts'
import { contentOf, findMessage, remove, rewrite, write } from './messages.ts'
import { refuse } from './refusal.ts'
import { refuseContent } from './shapes/content.ts'
import type { ResponseUrl, SlackState, Trigger } from './state.ts'

const triggerTtlMs = 3000
const responseUrlTtlMs = 30 * 60_000
const responseUrlUses = 5

export const grantTrigger = (state: SlackState, userId: string, viewId?: string): string => {
  const id = triggerId()
  state.triggers.set(id, { at: state.now(), used: false, userId, viewId })
  return id
}

/** The trigger, used up; or Slack's refusal. */
export const useTrigger = (state: SlackState, id: unknown): { trigger: Trigger } | { refusal: Json } => {
  const trigger = state.triggers.get(asText(id) ?? '')
  if (!trigger) return { refusal: refuse('invalid_trigger_id') }
  if (trigger.used) return { refusal: refuse('exchanged_trigger_id') }
  if (state.now() - trigger.at > triggerTtlMs) return { refusal: refuse('expired_trigger_id') }
  trigger.used = true
  return { trigger }
}

export const grantResponseUrl = (state: SlackState, to: Omit<ResponseUrl, 'at' | 'uses'>): string => {
  const id = secretPath()
  state.responseUrls.set(id, { ...to, at: state.now(), uses: 0 })
  return `${state.origin}/response/${id}`
}

type Addressee = Pick<ResponseUrl, 'userId' | 'channelId' | 'command'>

/** Shows what a command was answered with: to one person, or to the channel. */
export const showAnswer = (state: SlackState, { userId, channelId, command }: Addressee, content: Json) => {
  const inChannel = content.response_type === 'in_channel'
  if (inChannel && command) write(state, { channel: channelId, user: userId, text: command })
  return write(state, {
    channel: channelId,
    user: state.bot.userId,
    ...contentOf(content),
    ...(inChannel ? {} : { ephemeralFor: userId, ...(command ? { command } : {}) }),
  })
}

const plain = (status: number, body: string): Answer => ({ status, body })

const carryOut = (state: SlackState, grant: ResponseUrl, content: Json): Answer => {
  const original = grant.original && findMessage(state, grant.channelId, grant.original.ts)
  if (content.delete_original === true) {
    if (original) remove(state, original)
    return plain(200, 'ok')
  }
  const refusal = refuseContent(content)
  if (refusal) return plain(400, asText(refusal.error) ?? 'invalid_payload')
  if (original && content.replace_original === true) rewrite(state, original, content)
  else showAnswer(state, grant, content)
  return plain(200, 'ok')
}

/** A post to a `response_url`: five times within thirty minutes. */
export const answerResponseUrl = (state: SlackState, id: string, content: unknown): Answer => {
  const grant = state.responseUrls.get(id)
  if (!grant) return plain(404, 'no_team')
  if (state.now() - grant.at > responseUrlTtlMs) return plain(404, 'expired_url')
  if (grant.uses >= responseUrlUses) return plain(404, 'used_url')
  if (!isJson(content)) return plain(400, 'invalid_payload')
  const kind = content.response_type
  if (kind !== undefined && kind !== 'ephemeral' && kind !== 'in_channel')
    return plain(400, 'invalid_response_type')
  const answer = carryOut(state, grant, content)
  if (answer.status === 200) grant.uses += 1
  return answer
}
