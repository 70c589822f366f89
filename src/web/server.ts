// The one HTTP server: webhooks on raw requests, everything else through Hono.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { faultOf } from '../fault.ts'
import { readBody } from './body.ts'
import { type Calendars, calendarPages } from './calendar.ts'
import { type FileDoor, filePages } from './files.ts'
import { ownHost } from './own-host.ts'

/** A platform's webhook, given the body as raw bytes. */
type Door = (request: IncomingMessage, response: ServerResponse, raw: Buffer) => Promise<void> | void

export type Doors = {
  line?: Door | undefined
  slack?: Door | undefined
  /** Throws while database or queue do not answer. */
  ready: () => Promise<void>
  registry: Registry
  /** Told how long a webhook waited for its answer. */
  webhooks?: (path: string, status: number, seconds: number) => void
  /** What a link in chat leads to. */
  files: FileDoor
  /** Pictures that cards show, at addresses of a while. */
  pictures?: Hono | undefined
  calendars: Calendars
  playground?: Hono | undefined
  /** Where staff send files. */
  upload?: Hono | undefined
  /** The screens of meetings. */
  board?: Hono | undefined
  /** The program is about to stop: connections are not kept. */
  leaving?: () => boolean
  /** Names of this program beside the machine's own. */
  hosts: (string | undefined)[]
  log: Logger
}

export function createWeb(doors: Doors): Server {
  const pages = getRequestListener(pagesOf(doors).fetch)
  const webhooks: Record<string, Door | undefined> = {
    '/line/webhook': doors.line,
    '/slack/events': doors.slack,
  }
  return createServer((request, response) => {
    if (doors.leaving?.()) response.setHeader('connection', 'close')
    const path = (request.url ?? '/').split('?')[0] ?? ''
    const door = request.method === 'POST' ? webhooks[path] : undefined
    if (door) timed(doors, path, response)
    if (door) return guarded(doors, response, enter(door, request, response))
    return guarded(doors, response, pages(request, response))
  })
}

function timed({ webhooks }: Doors, path: string, response: ServerResponse): void {
  const begun = performance.now()
  response.once('finish', () => webhooks?.(path, response.statusCode, (performance.now() - begun) / 1000))
}

async function enter(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await readBody(request, response)
  if (raw) await door(request, response, raw)
}

/** A request that breaks off is nobody's fault; what fails otherwise is answered and logged. */
function guarded({ log }: Doors, response: ServerResponse, work: Promise<void>): void {
  work.catch((error: unknown) => {
    if (response.destroyed) return log.debug({ fault: faultOf(error) }, 'request broken off')
    log.error({ fault: faultOf(error) }, 'request failed')
    if (!response.headersSent) response.writeHead(503).end()
  })
}

function pagesOf({
  ready,
  registry,
  calendars,
  files,
  upload,
  pictures,
  playground,
  board,
  hosts,
  log,
}: Doors): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    try {
      await ready()
      return c.json({ ok: true })
    } catch {
      return c.json({ ok: false }, 503)
    }
  })
  app.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  )
  app.route('/file', filePages(files, log))
  if (upload) app.route('/upload', upload)
  if (board) app.route('/board', board)
  if (pictures) app.route('/picture', pictures)
  app.route('/calendar', calendarPages(calendars))
  if (playground) {
    app.get('/', (c) => c.redirect('/playground'))
    app.use('/playground/*', ownHost(hosts)).use('/playground', ownHost(hosts))
    app.route('/playground', playground)
  } else app.get('/', (c) => c.text('Yoriai 寄合\n'))
  return app
}

/** Listens, or says why not in words a newcomer can use. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      fail(taken ? new Error(`Port ${port} on ${host} is in use. Set PORT to another one.`) : error)
    })
    server.listen(port, host, () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
