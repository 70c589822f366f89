// Filling in, submitting and closing modals, and doing what the answer says.
import { asJson, asText, isJson, type Json } from '../../json.ts'
import { grantTrigger } from '../grants.ts'
import { refuseView } from '../shapes/content.ts'
import { changed, type OpenView, type SlackState, type Values } from '../state.ts'
import { answeredJson, notSent, type RequestResult, type Requests } from '../to-app/requests.ts'
import { clearModals, describeView, dropView, pushModal, replaceView } from '../views.ts'
import { clientComplaints } from './elements.ts'
import { type Interactions, interactionBase } from './interactions.ts'

const connectingTrouble = 'We had some trouble connecting. Try again?'

const submissionPayload = (state: SlackState, open: OpenView): Json => ({
  type: 'view_submission',
  ...interactionBase(state, open.userId),
  trigger_id: grantTrigger(state, open.userId, open.id),
  view: describeView(state, open),
  response_urls: [],
})

const closedPayload = (state: SlackState, open: OpenView): Json => ({
  type: 'view_closed',
  ...interactionBase(state, open.userId),
  view: describeView(state, open),
  is_cleared: false,
})

const fill = (open: OpenView, values: Values) => {
  for (const [block, actions] of Object.entries(values))
    open.values[block] = { ...open.values[block], ...actions }
}

const textsOf = (errors: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(asJson(errors)).map(([block, message]) => [block, asText(message) ?? '']))

const showErrors = (open: OpenView, errors: Record<string, string>) => {
  const blocks = JSON.stringify(open.view.blocks)
  const known = Object.keys(errors).some((block) => blocks.includes(JSON.stringify(block)))
  if (known) open.errors = errors
  else open.trouble = connectingTrouble
}

const obey = (state: SlackState, open: OpenView, answer: Json) => {
  const action = answer.response_action
  if (action === undefined) return dropView(state, open)
  if (action === 'clear') return clearModals(state, open.userId)
  if (action === 'errors') return showErrors(open, textsOf(answer.errors))
  if (refuseView(answer.view, 'modal')) open.trouble = connectingTrouble
  else if (action === 'update') replaceView(state, open, answer.view)
  else if (action === 'push' && !pushModal(state, open.userId, answer.view)) open.trouble = connectingTrouble
}

const react = (state: SlackState, open: OpenView, result: RequestResult) => {
  open.errors = {}
  delete open.trouble
  const json = answeredJson(result)
  const accepted = result.status === 200 && (isJson(json) || result.body.trim() === '')
  if (accepted) obey(state, open, asJson(json))
  else open.trouble = connectingTrouble
  changed(state, { kind: 'view', userId: open.userId })
}

export const createSubmissions = (state: SlackState, requests: Requests, { openView }: Interactions) => {
  /** Fills in inputs without submitting; a later press or submission carries them. */
  const fillView = (userId: string, viewId: string, values: Values) => fill(openView(userId, viewId), values)

  const submitView = async (userId: string, viewId: string, values: Values = {}): Promise<RequestResult> => {
    const open = openView(userId, viewId)
    fill(open, values)
    const complaints = clientComplaints(
      open.view.blocks,
      open.values,
      state.users.get(userId)?.locale ?? 'ja-JP',
    )
    if (Object.keys(complaints).length > 0) {
      open.errors = complaints
      changed(state, { kind: 'view', userId })
      return { ...notSent('interaction'), complaints }
    }
    const result = await requests.send('interaction', submissionPayload(state, open))
    react(state, open, result)
    return result
  }

  /** Closes a modal; the bot hears of it only where it asked to. */
  const closeView = async (userId: string, viewId: string): Promise<RequestResult> => {
    const open = openView(userId, viewId)
    const payload = closedPayload(state, open)
    dropView(state, open)
    return open.view.notify_on_close === true
      ? requests.send('interaction', payload)
      : notSent('interaction', payload)
  }

  return { fillView, submitView, closeView }
}
