// GET and POST /upload/<token>: the page from which staff send a file, and the file.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Sent, UploadEnd, UploadForm, UploadPage } from '../../bot/engine/take-upload.ts'
import { sayPaper } from '../../bot/papers/view.ts'
import { FILE_MOST_BYTES } from '../../domain/papers/model.ts'
import { faultOf } from '../../fault.ts'
import { attachedPage, noUploadPage, uploadPage } from './page.ts'
import { words } from './words.ts'

export type Uploads = {
  look: (token: string) => Promise<UploadPage>
  take: (token: string, sent: Sent) => Promise<UploadEnd>
  log: Logger
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** The other fields of the form, and what stands around them. */
const ROOM_BYTES = 64 * 1024
const AT_ONCE = 2
const TITLE_MOST = 100

export function uploadRoutes({ look, take, log }: Uploads): Hono {
  const app = new Hono()
  /** A file is held in memory whole: never many at a time. */
  const some = pLimit(AT_ONCE)
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  })
  app.get('/:token', async (c) => {
    const found = await look(c.req.param('token'))
    return found.kind === 'form' ? c.html(uploadPage(found.form)) : closed(c, found.kind)
  })
  app.post(
    '/:token',
    // Nobody may make the program read twenty megabytes without a good link.
    async (c, next) => {
      const found = await look(c.req.param('token'))
      return found.kind === 'form' ? limited(found.form)(c, next) : closed(c, found.kind)
    },
    (c) => some(() => taken(c, { look, take, log })),
  )
  app.onError((error, c) => {
    log.error({ fault: faultOf(error) }, 'upload not taken')
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    return c.html(noUploadPage('fault'), 503)
  })
  return app
}

const limited = (form: UploadForm) =>
  bodyLimit({
    maxSize: FILE_MOST_BYTES + ROOM_BYTES,
    onError: (c) => c.html(uploadPage(form, words(form.locale).refused['file-too-large']), 413),
  })

const closed = (c: Context, why: 'unknown' | 'expired') =>
  c.html(noUploadPage(why), why === 'expired' ? 410 : 404)

async function taken(c: Context, { look, take }: Uploads): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const sent = await sentIn(c)
  if (!sent) {
    const found = await look(token)
    return found.kind === 'form'
      ? c.html(uploadPage(found.form, words(found.form.locale).noFile), 400)
      : closed(c, found.kind)
  }
  const end = await take(token, sent)
  switch (end.kind) {
    case 'attached':
      return c.html(attachedPage(end.form.locale, sayPaper(end.form.locale, end.paper)))
    case 'refused': {
      const { form, why } = end
      const said = { ...form, title: sent.title, item: sent.item, secret: sent.secret }
      return c.html(uploadPage(said, words(form.locale).refused[why.kind]), STATUS[why.kind])
    }
    default:
      return closed(c, end.kind)
  }
}

const STATUS = {
  'not-permitted': 403,
  'no-such-meeting': 404,
  'meeting-cancelled': 409,
  'no-such-item': 400,
  'file-empty': 400,
  'file-too-large': 413,
  'file-not-taken': 415,
  'town-full': 507,
} as const

/** What the form says; undefined where it holds no file, or is no form. */
async function sentIn(c: Context): Promise<Sent | undefined> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return undefined
  const { file, title, item, secret } = await c.req.parseBody().catch(() => ({}) as Record<string, never>)
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined
  const named = typeof title === 'string' ? title.trim() : ''
  const own = file.name.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '')
  const said = [...(named || own)].filter((char) => !/[\p{Cc}\p{Cs}]/u.test(char)).slice(0, TITLE_MOST)
  return {
    content: new Uint8Array(await file.arrayBuffer()),
    title: said.join('') || '資料',
    item: typeof item === 'string' && /^\d{1,3}$/.test(item) ? Number(item) : undefined,
    secret: secret === 'yes',
  }
}
