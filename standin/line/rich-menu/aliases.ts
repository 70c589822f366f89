// Names for rich menus, which a `richmenuswitch` action switches by.
import type { Answer } from '../../api-server.ts'
import { asText } from '../../json.ts'
import { notFound, refuse } from '../refusal.ts'
import { done, type LineCall, type Routes } from '../route.ts'
import type { LineState } from '../state.ts'

const pattern = /^[a-z0-9_-]{1,32}$/

const create = (state: LineState, { body }: LineCall): Answer => {
  const alias = asText(body.richMenuAliasId) ?? ''
  const menu = asText(body.richMenuId) ?? ''
  if (!pattern.test(alias)) return refuse(400, 'Invalid richMenuAliasId')
  if (!state.richMenus.has(menu)) return refuse(400, 'richmenu not found')
  if (state.aliases.has(alias)) return refuse(400, 'conflict richmenu alias id')
  state.aliases.set(alias, menu)
  return done
}

const update = (state: LineState, { params, body }: LineCall): Answer => {
  const alias = params.richMenuAliasId ?? ''
  const menu = asText(body.richMenuId) ?? ''
  if (!state.aliases.has(alias)) return notFound
  if (!state.richMenus.has(menu)) return refuse(400, 'richmenu not found')
  state.aliases.set(alias, menu)
  return done
}

const listed = ([richMenuAliasId, richMenuId]: [string, string]) => ({ richMenuAliasId, richMenuId })

export const richMenuAliasRoutes = (state: LineState): Routes => ({
  'POST /v2/bot/richmenu/alias': (call) => create(state, call),
  'POST /v2/bot/richmenu/alias/{richMenuAliasId}': (call) => update(state, call),
  'GET /v2/bot/richmenu/alias/list': () => ({
    status: 200,
    body: { aliases: [...state.aliases].map(listed) },
  }),
  'GET /v2/bot/richmenu/alias/{richMenuAliasId}': ({ params: { richMenuAliasId = '' } }) => {
    const menu = state.aliases.get(richMenuAliasId)
    return menu ? { status: 200, body: listed([richMenuAliasId, menu]) } : notFound
  },
  'DELETE /v2/bot/richmenu/alias/{richMenuAliasId}': ({ params }) =>
    state.aliases.delete(params.richMenuAliasId ?? '') ? done : notFound,
})
