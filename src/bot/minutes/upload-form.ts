// The pages of an edited Word file: the field for it, what it would change, and what came of it.
import { html } from 'hono/html'
import type { Change } from '../../document/merge.ts'
import { type Html, pageOf } from '../../document/page.ts'
import type { ReadDocument } from '../../document/read-docx.ts'
import type { Minutes } from '../../domain/minutes/model.ts'
import type { Page } from '../turn/file.ts'
import type { Locale } from '../turn/locale.ts'
import { uploadWords } from './upload-words.ts'

type Place = { locale: Locale; name: string; latest: Pick<Minutes, 'state'> }

/** So many changes are shown; the rest is counted. */
const SHOWN_MOST = 100

const pageWith = ({ locale, name }: Place, body: Html): string =>
  pageOf({ language: locale, title: uploadWords(locale).title(name), body })

export function uploadForm(place: Place): Page {
  const w = uploadWords(place.locale)
  const body = html`<h1>${w.title(place.name)}</h1><p>${w.how}</p><p>${w.limits}</p>
<form method="post" enctype="multipart/form-data"><p><label for="file">${w.file}</label>
<input id="file" name="file" type="file" accept=".docx" required></p><p><button>${w.send}</button></p></form>`
  return { html: pageWith(place, body) }
}

export function uploadRefused(place: Place, title: string, hint = ''): Page {
  const w = uploadWords(place.locale)
  const [first = '', ...rest] = title.split('\n')
  const body = html`<h1>${first}</h1>${[...rest, hint].filter(Boolean).map((words) => html`<p>${words}</p>`)}<p><a href="">${w.back}</a></p>`
  return { html: pageWith(place, body), refused: true }
}

export function uploadDone(place: Place, title: string): Page {
  const body = html`<h1>${title}</h1><p>${place.name}</p><p>${uploadWords(place.locale).next}</p>`
  return { html: pageWith(place, body) }
}

type Proposed = { changes: Change[]; without: ReadDocument['without']; written: string }

export function uploadChanges(place: Place, { changes, without, written }: Proposed): Page {
  const w = uploadWords(place.locale)
  const reason = html`<p><label for="reason">${w.reason}</label><input id="reason" name="reason" maxlength="200" required></p>`
  const body = html`<h1>${w.changes}</h1><p>${place.name}</p><p>${w.nothingYet}</p>
${[...without].map((what) => html`<p><strong>${w.without[what]}</strong></p>`)}
${changes.slice(0, SHOWN_MOST).map((one) => changeOf(place.locale, one))}
${changes.length > SHOWN_MOST ? html`<p>${w.more(changes.length - SHOWN_MOST)}</p>` : ''}
<form method="post"><input type="hidden" name="written" value="${written}">${place.latest.state === 'final' ? reason : ''}
<p><button>${w.accept}</button></p></form><p><a href="">${w.cancel}</a></p>`
  return { html: pageWith(place, body) }
}

/** Said in words too: nobody has to tell colours apart. */
function changeOf(locale: Locale, { section, removed, added }: Change): Html {
  const w = uploadWords(locale)
  return html`<section><h2>${section || w.beginning}</h2>${removed.map((line) => html`<del>${w.removed}${line}</del>`)}${added.map((line) => html`<ins>${w.added}${line}</ins>`)}</section>`
}
