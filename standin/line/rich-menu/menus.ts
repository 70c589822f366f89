// Rich menus: made, given a picture, shown to everybody or to one user.
import type { Answer } from '../../api-server.ts'
import { asJson, asJsonList, asList, asText, type Json } from '../../json.ts'
import { all, flag, graphemes, list, matching, number, record, rule, type Shape, text } from '../../shape.ts'
import { token } from '../ids.ts'
import { notFound, refuse, refuseBody } from '../refusal.ts'
import { done, type LineCall, type Routes, seldom } from '../route.ts'
import { action } from '../shapes/action.ts'
import type { LineState } from '../state.ts'

const menusPerChannel = 1000
const usersPerCall = 500
const imageLimitBytes = 1_048_576

const bounds = record({ 'x!': number(0), 'y!': number(0), 'width!': number(1), 'height!': number(1) })

const areasInside = rule('areas must lie inside the menu', ({ size, areas }) => {
  const { width, height } = asJson(size)
  const corners = asJsonList(areas).map((area) => asJson(area.bounds))
  return corners.every(
    (at) =>
      Number(at.x) + Number(at.width) <= Number(width) && Number(at.y) + Number(at.height) <= Number(height),
  )
})

const richMenu = all(
  record({
    'size!': all(
      record({ 'width!': number(800, 2500), 'height!': number(250) }),
      rule(
        'width must be at least 1.45 times the height',
        ({ width, height }) => Number(width) / Number(height) >= 1.45,
      ),
    ),
    'selected!': flag,
    'name!': text({ max: 300 }),
    'chatBarText!': text({ max: 14, count: graphemes }),
    'areas!': list(record({ 'bounds!': bounds, 'action!': action(20, { labelled: false }) }), {
      min: 1,
      max: 20,
    }),
  }),
  areasInside,
)

const create = (state: LineState, menu: Json): Answer => {
  const problems = richMenu(menu, [])
  if (problems.length > 0) return refuseBody(problems)
  if (state.richMenus.size >= menusPerChannel) return refuse(400, 'Too many rich menus')
  const richMenuId = `richmenu-${token()}`
  state.richMenus.set(richMenuId, { menu: { richMenuId, ...menu } })
  return { status: 200, body: { richMenuId } }
}

const changed = (state: LineState, users?: string[]) => {
  for (const listener of state.menuListeners) listener(users)
}

const remove = (state: LineState, id: string): Answer => {
  if (!state.richMenus.delete(id)) return notFound
  if (state.defaultRichMenu === id) state.defaultRichMenu = undefined
  for (const [user, menu] of state.richMenuOf) if (menu === id) state.richMenuOf.delete(user)
  changed(state)
  return done
}

const upload = (state: LineState, { params, headers, raw }: LineCall): Answer => {
  const menu = state.richMenus.get(params.richMenuId ?? '')
  const type = headers['content-type'] ?? ''
  if (!menu) return notFound
  if (!['image/png', 'image/jpeg'].includes(type)) return refuse(415, 'Unsupported Media Type')
  if (raw.length === 0 || raw.length > imageLimitBytes) return refuse(400, 'Invalid image size')
  if (menu.image) return refuse(400, 'An image has already been uploaded to the richmenu')
  menu.image = { type, bytes: raw }
  return done
}

const image = (state: LineState, id: string): Answer => {
  const found = state.richMenus.get(id)?.image
  return found ? { status: 200, body: found.bytes, headers: { 'content-type': found.type } } : notFound
}

const asDefault = (state: LineState, id: string): Answer => {
  const menu = state.richMenus.get(id)
  if (!menu) return notFound
  if (!menu.image) return refuse(400, 'must upload richmenu image before applying it to user')
  state.defaultRichMenu = id
  changed(state)
  return done
}

const link = (state: LineState, users: string[], id: string): Answer => {
  const menu = state.richMenus.get(id)
  if (!menu) return notFound
  if (!menu.image) return refuse(400, 'must upload richmenu image before applying it to user')
  for (const user of users) state.richMenuOf.set(user, id)
  changed(state, users)
  return done
}

const unlink = (state: LineState, users: string[]): Answer => {
  for (const user of users) state.richMenuOf.delete(user)
  changed(state, users)
  return done
}

const people = list(matching(/^U[0-9a-f]{32}$/, 'Invalid user ID'), { min: 1, max: usersPerCall })
const bulkLink = record({ 'richMenuId!': text(), 'userIds!': people })
const bulkUnlink = record({ 'userIds!': people })

/** What is done for many is accepted, and done a little later: here at once. */
const inBulk = (shape: Shape, { body }: LineCall, work: (users: string[]) => Answer): Answer => {
  const problems = shape(body, [])
  if (problems.length > 0) return refuseBody(problems)
  const answer = work(asList(body.userIds).map(String))
  return answer.status === 200 ? { status: 202, body: {} } : answer
}

const idOr404 = (richMenuId: string | undefined): Answer =>
  richMenuId ? { status: 200, body: { richMenuId } } : refuse(404, 'no default richmenu')

const SECOND_MS = 1_000
const HOUR_MS = 3_600_000

export const richMenuRoutes = (state: LineState): Routes => ({
  'POST /v2/bot/richmenu': seldom(state, 100, HOUR_MS, ({ body }) => create(state, body)),
  'POST /v2/bot/richmenu/validate': ({ body }) => {
    const problems = richMenu(body, [])
    return problems.length > 0 ? refuseBody(problems) : done
  },
  'GET /v2/bot/richmenu/list': () => ({
    status: 200,
    body: { richmenus: [...state.richMenus.values()].map(({ menu }) => menu) },
  }),
  'GET /v2/bot/richmenu/{richMenuId}': ({ params: { richMenuId = '' } }) => {
    const found = state.richMenus.get(richMenuId)
    return found ? { status: 200, body: found.menu } : notFound
  },
  'DELETE /v2/bot/richmenu/{richMenuId}': seldom(state, 100, HOUR_MS, ({ params }) =>
    remove(state, params.richMenuId ?? ''),
  ),
  'POST /v2/bot/richmenu/{richMenuId}/content': (call) => upload(state, call),
  'GET /v2/bot/richmenu/{richMenuId}/content': ({ params }) => image(state, params.richMenuId ?? ''),
  'POST /v2/bot/user/all/richmenu/{richMenuId}': ({ params }) => asDefault(state, params.richMenuId ?? ''),
  'GET /v2/bot/user/all/richmenu': () => idOr404(state.defaultRichMenu),
  'DELETE /v2/bot/user/all/richmenu': () => {
    state.defaultRichMenu = undefined
    return done
  },
  'GET /v2/bot/user/{userId}/richmenu': ({ params }) => idOr404(state.richMenuOf.get(params.userId ?? '')),
  'POST /v2/bot/user/{userId}/richmenu/{richMenuId}': ({ params }) =>
    link(state, [params.userId ?? ''], params.richMenuId ?? ''),
  'DELETE /v2/bot/user/{userId}/richmenu': ({ params }) => unlink(state, [params.userId ?? '']),
  'POST /v2/bot/richmenu/bulk/link': seldom(state, 3, SECOND_MS, (call) =>
    inBulk(bulkLink, call, (users) => link(state, users, asText(call.body.richMenuId) ?? '')),
  ),
  'POST /v2/bot/richmenu/bulk/unlink': seldom(state, 3, SECOND_MS, (call) =>
    inBulk(bulkUnlink, call, (users) => unlink(state, users)),
  ),
})
