// views.*: the bot opens, pushes, updates and publishes views.
import { asText, type Json } from '../../json.ts'
import { useTrigger } from '../grants.ts'
import { refuse } from '../refusal.ts'
import { refuseView } from '../shapes/content.ts'
import type { OpenView, SlackState } from '../state.ts'
import {
  describeView,
  findByExternalId,
  findView,
  openModal,
  publishHome,
  pushModal,
  replaceView,
} from '../views.ts'
import type { Methods } from './method.ts'

const shown = (state: SlackState, open: OpenView): Json => ({ ok: true, view: describeView(state, open) })

const taken = (state: SlackState, view: Json, except?: OpenView) => {
  const externalId = asText(view.external_id)
  if (!externalId) return false
  const holder = findByExternalId(state, externalId)
  return holder !== undefined && holder !== except
}

const viewOf = ({ view }: Json): Json => (typeof view === 'object' && view ? { ...view } : {})

const open = (state: SlackState, args: Json): Json => {
  const refusal = refuseView(args.view, 'modal')
  if (refusal) return refusal
  const used = useTrigger(state, args.trigger_id)
  if ('refusal' in used) return used.refusal
  if (taken(state, viewOf(args))) return refuse('duplicate_external_id')
  return shown(state, openModal(state, used.trigger.userId, args.view))
}

const push = (state: SlackState, args: Json): Json => {
  const refusal = refuseView(args.view, 'modal')
  if (refusal) return refusal
  const used = useTrigger(state, args.trigger_id)
  if ('refusal' in used) return used.refusal
  if (taken(state, viewOf(args))) return refuse('duplicate_external_id')
  const pushed = pushModal(state, used.trigger.userId, args.view)
  return pushed ? shown(state, pushed) : refuse('push_limit_reached')
}

const stale = (known: OpenView | undefined, hash: unknown) =>
  hash !== undefined && known !== undefined && known.hash !== hash

const update = (state: SlackState, args: Json): Json => {
  const refusal = refuseView(args.view, 'modal')
  if (refusal) return refusal
  const byId = findView(state, asText(args.view_id) ?? '')
  const known = byId ?? findByExternalId(state, asText(args.external_id) ?? '')
  if (!known) return refuse('not_found')
  if (stale(known, args.hash)) return refuse('hash_conflict')
  if (taken(state, viewOf(args), known)) return refuse('duplicate_external_id')
  replaceView(state, known, args.view)
  return shown(state, known)
}

const publish = (state: SlackState, args: Json): Json => {
  const userId = asText(args.user_id) ?? ''
  if (!state.users.has(userId)) return refuse('user_not_found')
  const refusal = refuseView(args.view, 'home')
  if (refusal) return refusal
  if (stale(state.homes.get(userId), args.hash)) return refuse('hash_conflict')
  return shown(state, publishHome(state, userId, args.view))
}

export const viewMethods: Methods = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
