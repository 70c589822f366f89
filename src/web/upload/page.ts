// The page from which staff send a file: a plain form, without any script.
import { html, raw } from 'hono/html'
import type { UploadForm } from '../../bot/engine/take-upload.ts'
import type { Locale } from '../../bot/turn/locale.ts'
import { words } from './words.ts'

export type Html = ReturnType<typeof html>

const STYLE = `body{font:1.1rem/1.7 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.4rem}
label{display:block;margin-top:1rem;font-weight:600}label.line{font-weight:400}small{display:block;font-weight:400;color:#444}
input[type=text],select,input[type=file]{width:100%;font:inherit;padding:.5rem;box-sizing:border-box}
button{font:inherit;margin-top:1.5rem;padding:.7rem 2rem}.alert{border-left:.3rem solid #b3261e;padding-left:.8rem}`

const shell = (locale: Locale, title: string, body: Html): Html => html`<!doctype html>
  <html lang="${locale}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <title>${title}</title>
      <style>${raw(STYLE)}</style>
    </head>
    <body>
      <main>${body}</main>
    </body>
  </html>`

/** The form is sent to the address it stands at; what was wrong stands above it. */
export function uploadPage(form: UploadForm, trouble?: string): Html {
  const { locale, meeting, name, item, title, secret } = form
  const w = words(locale)
  const items = meeting.items.map(
    ({ no, title: of }) =>
      html`<option value="${no}"${no === item ? raw(' selected') : ''}>${no}. ${of}</option>`,
  )
  const body = html`<h1>${w.name}</h1>
    <p>${name}</p>
    ${trouble === undefined ? '' : html`<p class="alert" role="alert">${trouble}</p>`}
    <form method="post" enctype="multipart/form-data">
      <label>${w.file}<input type="file" name="file" required /><small>${w.fileHint}</small></label>
      <label>${w.title}<input type="text" name="title" maxlength="100" value="${title ?? ''}" /><small>${w.titleHint}</small></label>
      <label>${w.item}<select name="item"><option value="">${w.whole}</option>${items}</select></label>
      <label class="line"><input type="checkbox" name="secret" value="yes"${secret ? raw(' checked') : ''} /> ${w.secret}</label>
      <button type="submit">${w.send}</button>
    </form>`
  return shell(locale, w.name, body)
}

export function attachedPage(locale: Locale, paper: string): Html {
  const w = words(locale)
  return shell(
    locale,
    w.name,
    html`<h1>${w.attached(paper)}</h1><p>${w.attachedHint}</p><p><a href="">${w.again}</a></p>`,
  )
}

/** Whose language is not known: both. */
export function noUploadPage(why: 'unknown' | 'expired' | 'fault'): Html {
  const part = (locale: Locale) => {
    const w = words(locale)
    return html`<section lang="${locale}"><h1>${w[why]}</h1><p>${why === 'fault' ? w.faultHint : w.askAgain}</p></section>`
  }
  return shell('ja', words('ja').name, html`${part('ja')}${part('en')}`)
}
