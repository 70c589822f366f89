// Pictures for chat, drawn when they are asked for: one after the other, and each version once while it is remembered.
import { Hono } from 'hono'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Showing } from '../bot/turn/turn.ts'
import type { Draw } from '../drawing/draw.ts'
import { faultOf } from '../fault.ts'
import { openPicture, type PictureKey, type PictureOf, signPicture, versionOf } from './picture-link.ts'

/** As long as somebody may scroll back to a card. */
const GOOD_MS = 7 * 86_400_000
/** To the day, so that one version has one address for a while. */
const DAY_MS = 86_400_000

export type Pictures = {
  key: PictureKey
  draw: Draw
  /** The picture as it stands now; undefined where there is nothing to show. */
  svgOf: (of: PictureOf) => Promise<string | undefined>
  now: () => Date
  log: Pick<Logger, 'error'>
}

/** The path of a picture under the program's own address. */
export function picturePath(key: PictureKey, { svg, ...of }: Showing, now: Date): string {
  const until = new Date(Math.ceil((now.getTime() + GOOD_MS) / DAY_MS) * DAY_MS)
  return `/picture/${signPicture(key, { ...of, version: versionOf(svg) }, until)}.png`
}

export function picturePages({ key, draw, svgOf, now, log }: Pictures): Hono {
  const drawn = remembering(draw)
  const pages = new Hono()
  pages.get('/:name{.+\\.png}', async (c) => {
    const opened = openPicture(key, c.req.param('name').replace(/\.png$/, ''), now())
    if (opened.kind === 'unknown') return c.notFound()
    if (opened.kind === 'expired') return c.text('expired', 410)
    const svg = await svgOf(opened.of)
    if (svg === undefined) return c.notFound()
    const png = await drawn(svg)
    return c.body(new Uint8Array(png), 200, {
      'content-type': 'image/png',
      'cache-control': 'private, max-age=300',
    })
  })
  pages.onError((error, c) => {
    log.error({ fault: faultOf(error) }, 'picture not drawn')
    return c.body(null, 503)
  })
  return pages
}

const REMEMBERED_MOST = 32

/** Drawing takes a process of its own, and a second: never two at a time, and the same picture once. */
function remembering(draw: Draw): (svg: string) => Promise<Uint8Array> {
  const one = pLimit(1)
  const known = new Map<string, Promise<Uint8Array>>()
  return (svg) => {
    const version = versionOf(svg)
    const found = known.get(version)
    if (found) return found
    const drawing = one(async () => {
      const [png] = await draw([svg])
      if (!png) throw new Error('nothing was drawn')
      return png
    })
    known.set(version, drawing)
    drawing.catch(() => known.delete(version))
    const [oldest] = known.keys()
    if (known.size > REMEMBERED_MOST && oldest !== undefined) known.delete(oldest)
    return drawing
  }
}
