// Pictures for chat, drawn when they are asked for: one after the other, and each version once while it is remembered.
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { PictureRequest } from '../bot/turn/picture.ts'
import type { Draw } from '../drawing/draw.ts'
import { faultOf } from '../fault.ts'
import { openLink } from '../links.ts'
import type { Vault } from '../vault.ts'

export type PictureOf = { town: string; request: PictureRequest }

export type Pictures = {
  vault: Vault
  draw: Draw
  /** The picture as it stands now; undefined where there is nothing to show. */
  svgOf: (of: PictureOf) => Promise<string | undefined>
  now: () => Date
  log: Pick<Logger, 'error'>
}

export function picturePages({ vault, draw, svgOf, now, log }: Pictures): Hono {
  const drawn = remembering(draw)
  const pages = new Hono()
  pages.get('/:name{.+\\.png}', async (c) => {
    const token = c.req.param('name').replace(/\.png$/, '')
    const opened = openLink(vault, token, { kinds: ['picture'], now: now() })
    if (!opened.ok) return opened.why === 'expired' ? c.text('expired', 410) : c.notFound()
    const { town, person, facts } = opened.link
    const locale = facts.locale === 'en' ? 'en' : 'ja'
    const svg = await svgOf({ town, request: { person, locale, facts, now: now() } })
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

const versionOf = (svg: string): string => createHash('sha256').update(svg).digest('base64url')

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
