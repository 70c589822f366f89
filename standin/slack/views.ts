// Modals in stacks of at most three, and Home tabs: opened, pushed, replaced, closed.
import { asText, type Json } from '../json.ts'
import { placedElements, stateValues } from './acts/elements.ts'
import { secretPath, slackId } from './ids.ts'
import { viewWithIds } from './shapes/content.ts'
import { changed, type OpenView, type SlackState, type Values } from './state.ts'

const stackDepthMax = 3

export const stackOf = (state: SlackState, userId: string) => state.modals.get(userId) ?? []

export const findView = (state: SlackState, viewId: string): OpenView | undefined =>
  [...[...state.modals.values()].flat(), ...state.homes.values()].find(({ id }) => id === viewId)

export const findByExternalId = (state: SlackState, externalId: string) =>
  [...state.modals.values()].flat().find(({ view }) => view.external_id === externalId)

const newHash = (state: SlackState) => `${Math.floor(state.now() / 1000)}.${secretPath()}`

const create = (state: SlackState, userId: string, view: unknown, previous?: OpenView): OpenView => {
  const id = slackId('V')
  return {
    id,
    userId,
    view: viewWithIds(view),
    values: {},
    hash: newHash(state),
    rootId: previous?.rootId ?? id,
    previousId: previous?.id,
    errors: {},
  }
}

const setStack = (state: SlackState, userId: string, stack: OpenView[]) => {
  state.modals.set(userId, stack)
  changed(state, { kind: 'view', userId })
}

export const openModal = (state: SlackState, userId: string, view: unknown): OpenView => {
  const opened = create(state, userId, view)
  setStack(state, userId, [opened])
  return opened
}

/** On top of the stack; undefined where it is already three high, or empty. */
export const pushModal = (state: SlackState, userId: string, view: unknown): OpenView | undefined => {
  const stack = stackOf(state, userId)
  if (stack.length === 0 || stack.length >= stackDepthMax) return undefined
  const pushed = create(state, userId, view, stack.at(-1))
  setStack(state, userId, [...stack, pushed])
  return pushed
}

const kept = (values: Values, view: Json): Values => {
  const result: Values = {}
  for (const { blockId, actionId } of placedElements(view.blocks)) {
    const block = values[blockId]
    if (block && actionId in block) result[blockId] = { ...result[blockId], [actionId]: block[actionId] }
  }
  return result
}

/** Another content in the same place; what was filled in stays where block and action are still there. */
export const replaceView = (state: SlackState, open: OpenView, view: unknown) => {
  open.view = viewWithIds(view)
  open.values = kept(open.values, open.view)
  open.hash = newHash(state)
  open.errors = {}
  changed(state, { kind: open.view.type === 'home' ? 'home' : 'view', userId: open.userId })
}

export const publishHome = (state: SlackState, userId: string, view: unknown): OpenView => {
  const known = state.homes.get(userId)
  const home = known ?? create(state, userId, view)
  state.homes.set(userId, home)
  replaceView(state, home, view)
  return home
}

/** Takes a modal and everything above it away. */
export const dropView = (state: SlackState, { userId, id }: OpenView) => {
  const stack = stackOf(state, userId)
  const depth = stack.findIndex((view) => view.id === id)
  setStack(state, userId, depth < 0 ? stack : stack.slice(0, depth))
}

export const clearModals = (state: SlackState, userId: string) => setStack(state, userId, [])

/** A view as the API and the payloads of interactions show it. */
export const describeView = (state: SlackState, open: OpenView): Json => {
  const { view } = open
  return {
    id: open.id,
    team_id: state.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: asText(view.private_metadata) ?? '',
    callback_id: asText(view.callback_id) ?? '',
    state: { values: stateValues(view.blocks, open.values) },
    hash: open.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: open.previousId ?? null,
    root_view_id: open.rootId,
    app_id: state.appId,
    external_id: asText(view.external_id) ?? '',
    app_installed_team_id: state.team.id,
    bot_id: state.bot.botId,
  }
}
