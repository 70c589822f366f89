// The meeting board over HTTP: the page, its two files, and the events that tell what has changed.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { Locale } from '../../bot/turn/locale.ts'
import { codeOf } from '../../domain/session/model.ts'
import { faultOf } from '../../fault.ts'
import { type OpenedLink, openLink } from '../../links.ts'
import type { Vault } from '../../vault.ts'
import { tellEvents } from './events.ts'
import { boardPage, noBoardPage, type Shown } from './page.ts'
import type { Boards } from './watch-boards.ts'
import { words } from './words.ts'

export type BoardRoutes = {
  boards: Boards
  vault: Vault
  /** The LINE account of a town, where it is known. */
  lineId: (town: string) => Promise<string | undefined>
  now: () => Date
  log: Logger
}

/** Nothing from elsewhere, nothing inline; the address of the page is told to nobody. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store, no-transform',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}

const guardedHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
}

const localeOf = (c: Context): Locale => (c.req.query('lang') === 'en' ? 'en' : 'ja')

export function boardRoutes(routes: BoardRoutes): Hono {
  const app = new Hono()
  app.use(guardedHeaders)
  app.get('/files/:name', file)
  app.get('/:token', (c) => page(routes, c))
  app.get('/:token/events', (c) => events(routes, c))
  app.onError((error, c) => {
    routes.log.error({ fault: faultOf(error) }, 'board not shown')
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    return c.html(noBoardPage(localeOf(c), 'away'), 503)
  })
  return app
}

const FILES: Record<string, string> = {
  'board.css': 'text/css; charset=utf-8',
  'board.js': 'text/javascript; charset=utf-8',
}

async function file(c: Context): Promise<Response> {
  const name = c.req.param('name') ?? ''
  const type = FILES[name]
  if (!type) return c.notFound()
  return c.body(await readFile(join(import.meta.dirname, 'files', name)), 200, { 'content-type': type })
}

const opened = ({ vault, now }: BoardRoutes, c: Context): OpenedLink =>
  openLink(vault, c.req.param('token') ?? '', { kinds: ['board'], now: now() })

type Good = Extract<OpenedLink, { ok: true }>['link']

const boardOf = ({ town, facts }: Good) => ({ town, meeting: facts.meeting ?? '' })

/** The board as it is now, or undefined where there is none. */
async function shownNow(routes: BoardRoutes, link: Good, locale: Locale): Promise<Shown | undefined> {
  const of = boardOf(link)
  const board = await routes.boards.board(of)
  // A link that was made anew is dead; the first ones carried no number.
  if (!board || board.linkNo !== Number(link.facts.no ?? '1')) return undefined
  const code = codeOf(routes.vault.digits, of.meeting, routes.now())
  return { board, locale, code, lineId: await routes.lineId(of.town) }
}

const ended = (c: Context, why: 'expired' | 'unknown'): Response | Promise<Response> =>
  c.html(noBoardPage(localeOf(c), why), why === 'expired' ? 410 : 404)

async function page(routes: BoardRoutes, c: Context): Promise<Response> {
  const found = opened(routes, c)
  if (!found.ok) return ended(c, found.why)
  const shown = await shownNow(routes, found.link, localeOf(c))
  return shown ? c.html(boardPage(shown)) : ended(c, 'unknown')
}

const FULL_SECONDS = 15

async function events(routes: BoardRoutes, c: Context): Promise<Response> {
  const found = opened(routes, c)
  if (!found.ok) return ended(c, found.why)
  const { link } = found
  // Whoever asks for the head alone would never hear the end of the body.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  const follower = routes.boards.follow(boardOf(link))
  if (!follower) return c.text(words(localeOf(c)).full, 503, { 'retry-after': `${FULL_SECONDS}` })
  const locale = localeOf(c)
  return tellEvents(c, {
    follower,
    isOver: () => link.until <= routes.now().getTime(),
    shown: () => shownNow(routes, link, locale),
    failed: (error) => routes.log.warn({ fault: faultOf(error) }, 'board not read'),
  })
}
