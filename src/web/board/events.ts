// What one open connection is told: the board, whenever it looks different from what it was sent last.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { boardBody, type Shown } from './page.ts'
import type { Follower, News } from './watch-boards.ts'

export type Telling = {
  follower: Follower
  /** The link has ended. */
  isOver: () => boolean
  /** Undefined where there is no such meeting any more. */
  shown: () => Promise<Shown | undefined>
  failed: (error: unknown) => void
}

/** The browser connects again after this long, and so does a board that could not be read. */
const RETRY_MS = 2_000
/** A line now and then keeps proxies from cutting a silent connection. */
const HEARTBEAT_MS = 15_000

/** Tells until the link ends, the program stops, or nobody listens. */
export function tellEvents(c: Context, telling: Telling): Response {
  const seen = c.req.header('last-event-id')
  c.header('x-accel-buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(telling.follower.leave)
    try {
      await tell(stream, telling, seen)
    } finally {
      telling.follower.leave()
    }
  })
}

async function tell(stream: SSEStreamingApi, telling: Telling, last: string | undefined): Promise<void> {
  let seen = last
  let news: News = 'changed'
  let going = await sent(stream, `retry: ${RETRY_MS}\n\n`)
  while (going && news !== 'over') {
    const drawn = telling.isOver() ? 'gone' : await draw(telling)
    if (drawn === 'gone') {
      await sent(stream, eventOf('gone'))
      return
    }
    const id = drawn === 'stale' ? undefined : drawn.id
    if (id === undefined || id !== seen)
      going = await sent(stream, drawn === 'stale' ? eventOf('stale') : eventOf('board', drawn))
    seen = id
    if (going) news = await nextNews(stream, telling, drawn === 'stale')
  }
}

/** Waits until there is something to tell; what could not be read is tried again before long. */
async function nextNews(
  stream: SSEStreamingApi,
  { follower, isOver }: Telling,
  soon: boolean,
): Promise<News> {
  for (;;) {
    const news = await follower.next(soon ? RETRY_MS : HEARTBEAT_MS)
    if (news !== 'quiet' || soon || isOver()) return news
    if (!(await sent(stream, ': still here\n\n'))) return 'over'
  }
}

type Drawn = { id: string; html: string }

async function draw({ shown, failed }: Telling): Promise<Drawn | 'gone' | 'stale'> {
  try {
    const now = await shown()
    if (!now) return 'gone'
    const html = `${await boardBody(now)}`
    return { html, id: createHash('sha256').update(html).digest('base64url').slice(0, 16) }
  } catch (error) {
    failed(error)
    return 'stale'
  }
}

const eventOf = (name: 'board' | 'stale' | 'gone', { id, html }: Partial<Drawn> = {}): string =>
  [
    `event: ${name}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(html ?? '').split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
    '\n',
  ].join('\n')

/** Whoever takes nothing for so long has gone without a word. */
const STUCK_MS = 20_000

async function sent(stream: SSEStreamingApi, words: string): Promise<boolean> {
  const written = new AbortController()
  const late = sleep(STUCK_MS, true, { signal: written.signal, ref: false }).catch(() => false)
  const stuck = await Promise.race([late, stream.write(words).then(() => false)])
  written.abort()
  if (stuck) stream.abort()
  return !stream.aborted
}
