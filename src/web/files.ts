// GET /file/<token>: what a link in chat leads to, as a download or a page, and a page that says what to do where it leads
// nowhere. POST: what such a page's form sends. The token is what lets anybody in: no other site knows it.
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { Fetched } from '../bot/engine/fetch-file.ts'
import type { Sent } from '../bot/turn/file.ts'
import { faultOf } from '../fault.ts'

export type FileDoor = {
  fetch: (token: string) => Promise<Fetched>
  take: (token: string, read: () => Promise<Sent | 'large'>) => Promise<Fetched>
}

/** A file of five megabytes, and what a form puts around it. */
const SENT_MOST = 5 * 1_048_576 + 65_536
const READ_MOST = 16 * SENT_MOST

/** Kept by nobody, read as nothing else, and no address of it goes on to another site. */
const GUARDED = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

export function filePages({ fetch, take }: FileDoor, log: Logger): Hono {
  const pages = new Hono()
  const answer = async (c: Context, work: Promise<Fetched>) => {
    const found = await work.catch((error: unknown) => {
      log.error({ fault: faultOf(error) }, 'file not made')
      return { kind: 'fault' as const }
    })
    if (found.kind === 'page') return c.html(found.page.html, found.page.refused ? 422 : 200, GUARDED)
    if (found.kind === 'elsewhere') return c.body(null, 302, { ...GUARDED, location: found.url })
    if (found.kind !== 'file')
      return c.html(page(found.kind, 'article' in found ? found.article : null), STATUS[found.kind], GUARDED)
    const { name, type, bytes } = found.file
    return c.body(Uint8Array.from(bytes).buffer, 200, {
      ...GUARDED,
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': type,
      'content-disposition': attachment(name),
    })
  }
  pages.get('/:token', async (c) => {
    // Programs that look ahead at links ask for the head alone: nothing is handed out, nothing goes on record.
    if (c.req.method !== 'GET') return c.body(null, 405, { ...GUARDED, allow: 'GET, POST' })
    return answer(c, fetch(c.req.param('token')))
  })
  pages.post('/:token', (c) =>
    answer(
      c,
      take(c.req.param('token'), () => sentIn(c)),
    ),
  )
  return pages
}

/** What is no form has nothing in it. */
async function sentIn({ req }: Context): Promise<Sent | 'large'> {
  const bytes = await bytesOf(req.raw)
  if (bytes === 'large') return bytes
  const type = { 'content-type': req.header('content-type') ?? '' }
  const form = await new Response(bytes, { headers: type }).formData().catch(() => new FormData())
  const values: Record<string, string> = {}
  let file: Uint8Array | undefined
  for (const [name, value] of form)
    if (typeof value === 'string') values[name] = value
    else file = new Uint8Array(await value.arrayBuffer())
  return { values, file }
}

/** What is too large is read to its end and forgotten, within bounds: a browser shows no answer while it still sends. */
async function bytesOf({ body }: Request): Promise<Blob | 'large'> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size <= SENT_MOST) chunks.push(Uint8Array.from(chunk))
    else if (size > READ_MOST) break
  }
  return size <= SENT_MOST ? new Blob(chunks) : 'large'
}

/** RFC 6266 and 5987: plain letters for old programs, the name as it is for all others. */
const attachment = (name: string): string => {
  const plain = name.replaceAll(/[^\w.-]+/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const STATUS = {
  unknown: 404,
  expired: 410,
  large: 413,
  fault: 503,
  ended: 403,
  pledge: 403,
  withdrawn: 410,
  missing: 404,
} as const

const escaped = (words: string): string => words.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

type Trouble = keyof typeof STATUS

const WORDS: Record<Trouble, { ja: [string, string]; en: [string, string] }> = {
  unknown: {
    ja: ['このリンクは使えません', '寄合にもう一度たずねて、新しいリンクから開いてください。'],
    en: ['This link leads nowhere', 'Please ask Yoriai again, and open the new link.'],
  },
  expired: {
    ja: ['このリンクは期限が切れています', '寄合にもう一度たずねて、新しいリンクから開いてください。'],
    en: ['This link has expired', 'Please ask Yoriai again, and open the new link.'],
  },
  large: {
    ja: ['ファイルが大きすぎます', '5MBまでのファイルを送ってください。何も変わっていません。'],
    en: ['The file is too large', 'Please send a file of up to 5 MB. Nothing was changed.'],
  },
  fault: {
    ja: ['いま、うまくいきませんでした', '少し待ってから、もう一度開いてください。'],
    en: ['That did not work just now', 'Please wait a little, and open it again.'],
  },
  ended: {
    ja: [
      'この資料は、もう見られません',
      '任期や会議が終わったか、招きが取り消されています。知ったことの秘密を守る約束は、これからも続きます。',
    ],
    en: [
      'You cannot open this paper any more',
      'Your term or the meeting has ended, or the invitation was taken back. The duty to keep what you learnt to yourself goes on.',
    ],
  },
  pledge: {
    ja: ['先に、誓約をお願いします', '寄合に「誓約」と送ってから、「資料」で新しいリンクを開いてください。'],
    en: ['Please pledge secrecy first', 'Send “pledge” to Yoriai, then “papers”, and open the new link.'],
  },
  withdrawn: {
    ja: ['この資料は、取り下げられました', '新しい資料があるときは、寄合に「資料」と送ると見られます。'],
    en: ['This paper was withdrawn', 'Send “papers” to Yoriai to see whether there is a new one.'],
  },
  missing: {
    ja: [
      'この資料のファイルは、ここにありません',
      '町のデータを移したときに、ファイルは移されていません。職員におたずねください。',
    ],
    en: [
      'The file of this paper is not here',
      'It was not moved along with the data of the town. Please ask the staff.',
    ],
  },
}

function page(trouble: Trouble, article: string | null): string {
  const { ja, en } = WORDS[trouble]
  const cited = article === null ? '' : `<p>${escaped(article)}</p>`
  const part = (language: string, [title, hint]: [string, string]) =>
    `<section lang="${language}"><h1>${title}</h1><p>${hint}</p>${cited}</section>`
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>寄合 Yoriai</title><style>body{font:1.1rem/1.7 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.4rem}</style>
</head><body><main>${part('ja', ja)}${part('en', en)}</main></body></html>`
}
