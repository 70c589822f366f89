// Pages that are read on a phone: large letters, no script, nothing loaded from anywhere; and a document as such a page.
import { html, raw } from 'hono/html'
import { type Block, spansOf } from './blocks.ts'
import type { Document } from './document.ts'

export type Html = ReturnType<typeof html>

/** Dark on light, and light on dark where the phone is set so; each at least 7 : 1. */
const STYLE = `:root{color-scheme:light dark}
body{font:1.125rem/1.8 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;max-width:40rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.45rem;line-height:1.5}h2{font-size:1.25rem;line-height:1.5;margin-top:2.2rem;border-bottom:2px solid #767676}h3{font-size:1.1rem;margin-top:1.6rem;margin-bottom:.4rem}
p{margin:.5rem 0}ul{padding-left:1.3rem;margin:.4rem 0}.mark{font-size:1.3rem;font-weight:bold;border:2px solid;padding:.2rem .8rem;display:inline-block}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid #767676;font-size:.95rem}
button,input{font:inherit;max-width:100%}button{padding:.7rem 1.4rem;border-radius:.5rem;border:2px solid #0b4f8a;background:#0b4f8a;color:#fff;cursor:pointer}
label{font-weight:bold;display:block}textarea{font:inherit;width:100%;box-sizing:border-box}
del,ins{display:block;padding:.1rem .5rem;white-space:pre-wrap;text-decoration:none;border-left:.4rem solid}del{background:#fdecea;color:#611a15}ins{background:#e7f4e8;color:#14401a}
@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#161616}button{background:#a8d1ff;color:#10243a;border-color:#a8d1ff}del{background:#4a1512;color:#ffdad6}ins{background:#123b1a;color:#d3f5d8}}`

/** A whole page around its parts; everything but `body` is escaped here. */
export const pageOf = ({ language, title, body }: { language: string; title: string; body: Html }): string =>
  `${html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${title}</title><style>${raw(STYLE)}</style></head><body><main>${body}</main></body></html>`}`

export function writePage({ language, title, blocks, mark, foot }: Document): string {
  const body = html`${mark ? html`<p class="mark">${mark}</p>` : ''}${raw(bodyOf(blocks))}<footer>${foot.map((line) => html`<p>${line}</p>`)}</footer>`
  return pageOf({ language, title, body })
}

const wordsOf = (text: string): string =>
  spansOf(text)
    .map((span) => `${span.bold ? html`<strong>${span.text}</strong>` : html`${span.text}`}`)
    .join('')

/** Items that follow each other are one list; a deeper one stands within the item before it. */
function bodyOf(blocks: Block[]): string {
  let open = 0
  const parts: string[] = []
  const close = (to: number): void => {
    while (open > to) {
      parts.push('</li></ul>')
      open -= 1
    }
  }
  for (const block of blocks) {
    if (block.kind === 'blank') continue
    if (block.kind !== 'item') {
      close(0)
      const tag = block.kind === 'heading' ? `h${block.level}` : 'p'
      parts.push(`<${tag}>${wordsOf(block.text)}</${tag}>`)
      continue
    }
    // A level is never more than one deeper than the item it stands in.
    const depth = Math.min(block.level + 1, open + 1)
    close(depth)
    parts.push(depth > open ? '<ul><li>' : '</li><li>', wordsOf(block.text))
    open = Math.max(open, depth)
  }
  close(0)
  return parts.join('')
}
