// Pressing and choosing in messages and views: block_actions, with everything Slack puts into it.
import type { Json } from '../../json.ts'
import { grantResponseUrl, grantTrigger } from '../grants.ts'
import { announce, describeMessage, findMessage } from '../messages.ts'
import { changed, type OpenView, type SlackMessage, type SlackState, type Values } from '../state.ts'
import type { RequestResult, Requests } from '../to-app/requests.ts'
import { describeView, findView } from '../views.ts'
import { chosen, findElement, type Placed, stateValues } from './elements.ts'

export type MessageRef = { channel: string; ts: string }

/** What every interaction says of the person and the workspace. */
export const interactionBase = (state: SlackState, userId: string): Json => {
  const name = state.users.get(userId)?.name ?? userId
  return {
    user: { id: userId, username: name, name, team_id: state.team.id },
    api_app_id: state.appId,
    token: 'legacy-verification-token',
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

const actionOf = (state: SlackState, { element, blockId, actionId }: Placed, value: unknown): Json => {
  const base = { action_id: actionId, block_id: blockId, action_ts: state.nextTs() }
  if (element.type !== 'button') return { ...base, ...chosen(element, value) }
  const { text, value: carried, style, url } = element
  return {
    ...base,
    text,
    ...(carried === undefined ? {} : { value: carried }),
    ...(style === undefined ? {} : { style }),
    ...(url === undefined ? {} : { url }),
    type: 'button',
  }
}

const remember = (values: Values, { blockId, actionId, element }: Placed, value: unknown) => {
  if (element.type !== 'button') values[blockId] = { ...values[blockId], [actionId]: value }
}

const inMessagePayload = (state: SlackState, userId: string, message: SlackMessage, action: Json): Json => {
  const { channel, ts, blocks, values, ephemeralFor } = message
  const isEphemeral = ephemeralFor !== undefined
  return {
    type: 'block_actions',
    ...interactionBase(state, userId),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral },
    trigger_id: grantTrigger(state, userId),
    channel: { id: channel, name: state.channels.get(channel)?.name ?? 'directmessage' },
    // Slack does not say what was in a message only one person could see.
    ...(isEphemeral ? {} : { message: describeMessage(state, message) }),
    state: { values: stateValues(blocks, values) },
    response_url: grantResponseUrl(state, { userId, channelId: channel, original: { ts } }),
    actions: [action],
  }
}

const inViewPayload = (state: SlackState, open: OpenView, action: Json): Json => ({
  type: 'block_actions',
  ...interactionBase(state, open.userId),
  container: { type: 'view', view_id: open.id },
  trigger_id: grantTrigger(state, open.userId, open.id),
  view: describeView(state, open),
  actions: [action],
})

const troubleOf = (result: RequestResult): { trouble?: string } => {
  if (result.status === 'timeout') return { trouble: 'operation_timeout' }
  return typeof result.status === 'number' && result.status < 300 ? {} : { trouble: 'dispatch_failed' }
}

const note = (target: { trouble?: string }, { trouble }: { trouble?: string }) => {
  if (trouble) target.trouble = trouble
  else delete target.trouble
}

/** Pressing buttons and choosing in selects and pickers. */
export const createInteractions = (state: SlackState, requests: Requests) => {
  const visible = (userId: string, { channel, ts }: MessageRef): SlackMessage => {
    const message = findMessage(state, channel, ts)
    if (message && (message.ephemeralFor ?? userId) === userId) return message
    throw new Error(`${userId} sees no message ${ts} in ${channel}`)
  }

  const openView = (userId: string, viewId: string): OpenView => {
    const open = findView(state, viewId)
    if (open?.userId === userId) return open
    throw new Error(`${userId} has no view ${viewId} open`)
  }

  /** Chooses in a message's select, overflow menu or picker. */
  const select = async (
    userId: string,
    ref: MessageRef,
    actionId: string,
    value: unknown,
    blockId?: string,
  ) => {
    const message = visible(userId, ref)
    const placed = findElement(message.blocks, actionId, blockId)
    remember(message.values, placed, value)
    const action = actionOf(state, placed, value)
    const result = await requests.send('interaction', inMessagePayload(state, userId, message, action))
    note(message, troubleOf(result))
    if (message.trouble) announce(state, message)
    return result
  }

  const press = (userId: string, ref: MessageRef, actionId: string, blockId?: string) =>
    select(userId, ref, actionId, undefined, blockId)

  /** Chooses in an element of a modal or Home tab that reports at once (not an input waiting for submission). */
  const selectInView = async (
    userId: string,
    viewId: string,
    actionId: string,
    value: unknown,
    blockId?: string,
  ): Promise<RequestResult> => {
    const open = openView(userId, viewId)
    const placed = findElement(open.view.blocks, actionId, blockId)
    remember(open.values, placed, value)
    const action = actionOf(state, placed, value)
    const result = await requests.send('interaction', inViewPayload(state, open, action))
    note(open, troubleOf(result))
    if (open.trouble) changed(state, { kind: 'view', userId })
    return result
  }

  const pressInView = (userId: string, viewId: string, actionId: string, blockId?: string) =>
    selectInView(userId, viewId, actionId, undefined, blockId)

  return { press, select, pressInView, selectInView, openView }
}

export type Interactions = ReturnType<typeof createInteractions>
