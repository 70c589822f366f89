// The board as a page: whole without any script, and the part of it that is sent anew when something changes.
import { html } from 'hono/html'
import { nameOf } from '../../bot/meeting/view.ts'
import { saySpan } from '../../bot/turn/dates.ts'
import type { Locale } from '../../bot/turn/locale.ts'
import type { Board } from '../../domain/session/read-board.ts'
import { checkInSection, type Html, quorumSection } from './attendance.ts'
import { agendaSection, matterSaid, mattersSection } from './matters.ts'
import { words } from './words.ts'

export type Shown = { board: Board; locale: Locale; code: string; lineId: string | undefined }

/** How often a browser without script looks again. */
const AGAIN_SECONDS = 15

const shell = (locale: Locale, title: string, head: Html, body: Html): Html => html`<!doctype html>
  <html lang="${locale}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <title>${title}</title>
      <link rel="stylesheet" href="files/board.css" />
      ${head}
    </head>
    <body>
      ${languageSwitch(locale)} ${body}
    </body>
  </html>`

function languageSwitch(locale: Locale): Html {
  const other = locale === 'ja' ? 'en' : 'ja'
  const w = words(locale)
  return html`<nav aria-label="${w.languages}">
    <a href="?lang=${other}" hreflang="${other}" lang="${other}">${w.otherLanguage}</a>
  </nav>`
}

export function boardPage(shown: Shown): Html {
  const { board, locale } = shown
  const w = words(locale)
  const head = html`<script src="files/board.js" defer></script>
    <noscript><meta http-equiv="refresh" content="${AGAIN_SECONDS}" /></noscript>`
  const body = html`<div id="board">${boardBody(shown)}</div>
    <p id="stale" hidden>${w.stale}</p>`
  return shell(locale, `${nameOf(board.town, board.meeting)} – ${w.name}`, head, body)
}

/** Everything that may change. Parts that stay are kept by their id, and whoever listens hears the sentence at the end. */
export function boardBody({ board, locale, code, lineId }: Shown): Html {
  const { town, meeting } = board
  const w = words(locale)
  return html`<header id="head" data-live>
      <h1>${nameOf(town, meeting)}</h1>
      <p class="when"><span>${saySpan(meeting.startsAt, meeting.endsAt, town.timezone, locale)}</span> <span>${meeting.place}</span></p>
      <p class="state ${meeting.state}">${w.state[meeting.state]}</p>
    </header>
    <main>
      ${alarm(locale, board)}
      <div class="before">
        ${mattersSection(locale, board)} ${quorumSection(locale, board)}
      </div>
      <div class="beside">
        ${checkInSection(locale, board, { code, lineId })} ${agendaSection(locale, board)}
      </div>
    </main>
    <p id="said" data-live role="status" class="unseen">${sentence(locale, board)}</p>`
}

function alarm(locale: Locale, { quorum, meeting }: Board): Html {
  const w = words(locale)
  const { state } = meeting
  if (quorum.lost)
    return html`<div id="alarm" data-live class="alarm">
      <strong>${w.lost}</strong>
      <span>${w.lostHint(quorum.missing, quorum.article)}</span>
    </div>`
  if (state === 'open' || state === 'convened') return html`<div id="alarm" data-live hidden></div>`
  return html`<div id="alarm" data-live class="over"><strong>${w[state]}</strong></div>`
}

/** What a screen reader says when something has changed. */
function sentence(locale: Locale, { meeting, quorum, matters }: Board): string {
  const w = words(locale)
  const present =
    meeting.state !== 'open' && meeting.state !== 'convened'
      ? []
      : [
          quorum.required === null
            ? `${w.present} ${w.people(quorum.present)}`
            : w.meter(quorum.present, quorum.required),
          ...(quorum.lost ? [w.lost] : []),
        ]
  const told = matters.map((matter) => matterSaid(locale, matter))
  return [w.state[meeting.state], ...present, ...told].join(locale === 'ja' ? '。' : '. ')
}

/** A page that says why there is no board; `again` where trying later may help. */
export function noBoardPage(locale: Locale, why: 'expired' | 'unknown' | 'away'): Html {
  const w = words(locale)
  const head = why === 'away' ? html`<meta http-equiv="refresh" content="${AGAIN_SECONDS}" />` : html``
  const body = html`<main class="none">
    <h1>${w[why]}</h1>
    <p>${w[`${why}Hint`]}</p>
  </main>`
  return shell(locale, w[why], head, body)
}
