// Calendars to subscribe to: whoever has the link reads them, and nobody can guess one. A wrong link is like none.
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'

export type Calendars = {
  /** The calendar of a link, or one meeting of it; undefined where there is none. */
  read: (token: string, meetingId?: string) => Promise<string | undefined>
  origin: () => string
}

const TOKEN = /^[\w-]{43}$/
const FILE = '.ics'

export function calendarPages({ read, origin }: Calendars): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'private, max-age=300')
    c.header('x-robots-tag', 'noindex')
    c.header('referrer-policy', 'no-referrer')
  })
  app.use(etag())
  const answer = async (c: Context, token: string, meetingId?: string) => {
    const calendar = TOKEN.test(token) ? await read(token, meetingId) : undefined
    if (calendar === undefined) return c.notFound()
    return c.body(calendar, 200, { 'content-type': 'text/calendar; charset=utf-8' })
  }
  app.get('/:token', async (c) => {
    const name = c.req.param('token')
    if (name.endsWith(FILE)) return answer(c, name.slice(0, -FILE.length))
    // For chats that open no webcal link themselves.
    if (!TOKEN.test(name) || (await read(name)) === undefined) return c.notFound()
    return c.redirect(`${origin().replace(/^https?:/, 'webcal:')}/calendar/${name}${FILE}`)
  })
  app.get('/:token/:meeting', (c) => {
    const { token, meeting } = c.req.param()
    return meeting.endsWith(FILE) ? answer(c, token, meeting.slice(0, -FILE.length)) : c.notFound()
  })
  return app
}
