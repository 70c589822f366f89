// Who is there, whether that is enough, who presides, and how one checks in.
import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { words as sessionWords } from '../../bot/session/words.ts'
import type { Locale } from '../../bot/turn/locale.ts'
import type { Board, BoardQuorum } from '../../domain/session/read-board.ts'
import { words } from './words.ts'

/** Something that is safe to stand in a page. */
export type Html = ReturnType<typeof html>

const between = (locale: Locale): string => (locale === 'ja' ? '・' : ', ')

/** Present against needed, with whoever of them is a proxy or online. */
export function quorumSection(locale: Locale, { quorum, presider, meeting, matters }: Board): Html {
  const w = words(locale)
  if (meeting.state !== 'open' && meeting.state !== 'convened')
    return html`<section id="quorum" data-live hidden></section>`
  return html`<section
    id="quorum"
    data-live
    class="panel ${matters.length > 0 ? 'compact' : 'large'}"
    aria-labelledby="quorum-title">
    <h2 id="quorum-title">${w.quorum}</h2>
    <p class="figures">
      <span>${w.present} <b>${w.people(quorum.present)}</b></span>
      ${verdict(locale, quorum)}
    </p>
    ${quorum.required === null ? '' : meter(locale, quorum.present, quorum.required, quorum.base)}
    <div class="about">
      <p class="small">${details(locale, quorum)}</p>
      ${meeting.state === 'open' ? presiding(locale, presider) : ''}
    </div>
  </section>`
}

function verdict(locale: Locale, { required, missing, base, article }: BoardQuorum): Html {
  const w = words(locale)
  if (required === null)
    return html`<span class="small">${base === 0 ? w.noMembers : w.noQuorumRule(article)}</span>`
  return html`<span>${w.needed(required)}</span>
    <strong class="${missing === 0 ? 'met' : 'missing'}">${missing === 0 ? w.met : w.missing(missing)}</strong>`
}

function details(locale: Locale, { proxies, online, required, base, article }: BoardQuorum): string {
  const w = words(locale)
  const parts = [
    { ...proxies, said: w.proxies(proxies.n) },
    { ...online, said: w.online(online.n) },
  ].filter(({ n }) => n > 0)
  const said = (counted: boolean) =>
    parts.flatMap((part) => (part.counted === counted ? [part.said] : [])).join(between(locale))
  return [
    said(true) && w.including(said(true)),
    said(false) && w.uncounted(said(false)),
    required === null ? '' : w.base(base, article),
  ]
    .filter(Boolean)
    .join(locale === 'ja' ? '　' : ' · ')
}

/** One field for each of the base, those present filled, with a line where it is enough. */
function meter(locale: Locale, present: number, needed: number, base: number): Html {
  const whole = Math.max(base, present, 1)
  return html`<svg class="meter" viewBox="0 0 ${whole} 10" preserveAspectRatio="none" role="img"
    aria-label="${words(locale).meter(present, needed)}">
    <rect class="meter-all" width="${whole}" height="10" />
    <rect class="${present >= needed ? 'meter-met' : 'meter-some'}" width="${present}" height="10" />
    <line class="meter-needed" x1="${needed}" x2="${needed}" y1="0" y2="10" />
  </svg>`
}

function presiding(locale: Locale, presider: Board['presider']): Html {
  const w = words(locale)
  if (!presider) return html`<p class="presides">${w.nobodyPresides}</p>`
  const role = sessionWords(locale).role[presider.role]
  return html`<p class="presides">
    ${w.presides} <b>${presider.name}</b>${locale === 'ja' ? `（${role}）` : ` (${role})`}
  </p>`
}

/** How somebody says the code: by a link that types it in LINE where its account is known, otherwise as it is typed. */
const saidBy = (words: string, lineId: string | undefined): string =>
  lineId ? `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(words)}` : words

/** The code of this minute, where people are arriving. */
export function checkInSection(
  locale: Locale,
  { checksIn }: Board,
  { code, lineId }: { code: string; lineId: string | undefined },
): Html {
  const w = words(locale)
  if (!checksIn) return html`<section id="check-in" data-live hidden></section>`
  const said = w.say(code)
  return html`<section id="check-in" data-live class="panel" aria-labelledby="check-in-title">
    <h2 id="check-in-title">${w.checkIn}</h2>
    <p class="code">${code}</p>
    <div class="qr" role="img" aria-label="${w.qr(said)}">
      ${raw(renderSVG(saidBy(said, lineId), { border: 3, pixelSize: 4 }))}
    </div>
    <div>
      <p class="small">${lineId ? w.scanToSay : w.typeToSay(said)}</p>
      <p class="small">${w.codeHint}</p>
    </div>
  </section>`
}
