// What the meeting has before it, large: a vote that is open, a tie that waits, a result; and the agenda around it.
import { html } from 'hono/html'
import { motionName } from '../../bot/decision/view.ts'
import { words as decisionWords } from '../../bot/decision/words.ts'
import type { Locale } from '../../bot/turn/locale.ts'
import { words as turnWords } from '../../bot/turn/words.ts'
import type { Board, BoardItem } from '../../domain/session/read-board.ts'
import { isVoting, type Matter } from '../../domain/session/read-matters.ts'
import type { Html } from './attendance.ts'
import { electionName, electionOutcome, electionPart } from './elections.ts'
import { words } from './words.ts'

export function mattersSection(locale: Locale, { matters, presider }: Board): Html {
  const w = words(locale)
  const [first] = matters
  if (!first) return html`<section id="matters" data-live hidden></section>`
  const title = isVoting(first) ? openWord(locale, first) : w.results
  return html`<section id="matters" data-live class="panel ${isVoting(first) ? 'voting' : ''}" aria-labelledby="matters-title">
    <h2 id="matters-title">${title}</h2>
    ${matters.map((matter) => matterPart(locale, matter, presider?.name))}
  </section>`
}

const openWord = (locale: Locale, { kind }: Matter): string =>
  kind === 'electing' ? words(locale).ballotOpen : words(locale).voteOpen

/** What a screen reader says of it. */
export function matterSaid(locale: Locale, matter: Matter): string {
  switch (matter.kind) {
    case 'electing':
    case 'elects-on':
    case 'elected':
      return `${electionName(locale, matter)} ${electionOutcome(locale, matter)}`
    default:
      return `${decisionWords(locale).motionNo(matter.no)} ${voteOutcome(locale, matter)}`
  }
}

type Vote = Extract<Matter, { kind: 'vote-open' | 'tied' | 'decided' }>

function voteOutcome(locale: Locale, matter: Vote): string {
  const { result } = decisionWords(locale)
  if (matter.kind === 'vote-open') return words(locale).voteOpen
  return matter.kind === 'tied' ? result.tied : result[matter.result]
}

function matterPart(locale: Locale, matter: Matter, presider: string | undefined): Html {
  switch (matter.kind) {
    case 'electing':
    case 'elects-on':
    case 'elected':
      return html`<h3>${electionName(locale, matter)}</h3>${electionPart(locale, matter)}`
    default:
      return votePart(locale, matter, presider)
  }
}

function votePart(locale: Locale, matter: Vote, presider: string | undefined): Html {
  const name = html`<h3>${motionName(locale, matter)}</h3>`
  switch (matter.kind) {
    case 'vote-open':
      return html`${name}${turnoutPart(locale, matter)}`
    case 'tied': {
      const w = words(locale)
      return html`${name}
        <p class="waits">${presider ? w.tiedBy(presider) : w.tiedNobody}</p>
        ${rulingPart(locale, 'tied', matter.ruling)}`
    }
    case 'decided':
      return html`${name}
        ${castingPart(locale, matter.casting)} ${rulingPart(locale, matter.result, matter.ruling)}`
  }
}

const castingPart = (locale: Locale, casting: 'yes' | 'no' | null): Html =>
  casting
    ? html`<p class="waits">${words(locale).byCasting(decisionWords(locale).choice[casting])}</p>`
    : html``

type Decided = Extract<Matter, { kind: 'decided' }>

const figure = (name: string, value: string | number): Html =>
  html`<div class="figure"><dt>${name}</dt><dd>${value}</dd></div>`

function turnoutPart(locale: Locale, { turnout, recused }: Extract<Matter, { kind: 'vote-open' }>): Html {
  const w = words(locale)
  const out = recused > 0 ? html`<p class="small">${w.recused(recused)}</p>` : ''
  switch (turnout.kind) {
    case 'counts':
      return html`<dl class="votes">
          ${choices(locale, turnout)} ${figure(w.notYet, turnout.notYet)}
        </dl>
        ${out}`
    case 'voted':
      return html`<p class="figures">
          <span>${w.voted} <b>${w.people(turnout.voted)}</b></span> <span>${w.ofVoters(turnout.of)}</span>
        </p>
        <p class="small">${w.hidden}</p>
        ${out}`
    case 'cast':
      return html`<p class="figures"><span>${w.cast} <b>${w.castN(turnout.voted)}</b></span></p>
        <p class="small">${w.secret}</p>
        ${out}`
  }
}

function choices(locale: Locale, { yes, no, abstain }: { yes: number; no: number; abstain: number }): Html {
  const { choice } = decisionWords(locale)
  return html`${figure(choice.yes, yes)} ${figure(choice.no, no)} ${figure(choice.abstain, abstain)}`
}

/** The result with its figures, what they were taken of and by which article and reading, as every ruling is shown. */
function rulingPart(locale: Locale, result: Decided['result'], ruling: Decided['ruling']): Html {
  const { counts, article, abstention, chair } = ruling
  const w = words(locale)
  const d = decisionWords(locale)
  const others = d.othersN(counts.silent, counts.absent, counts.recused)
  const needed = counts.needed === null ? w.baseOnly(counts.base) : w.neededYes(counts.needed, counts.base)
  const mark = locale === 'ja' ? '　' : ' · '
  return html`<div class="outcome">
      <p class="result ${result}">${d.result[result]}</p>
      <dl class="votes">${choices(locale, counts)}</dl>
    </div>
    <p class="small">
      ${[needed, others, `${turnWords(locale).article} ${article}`].filter(Boolean).join(mark)}
    </p>
    <p class="reading">${d.readingOf[abstention]} ${d.readingOf[chair]}</p>`
}

export function agendaSection(locale: Locale, { items }: Board): Html {
  const w = words(locale)
  return html`<section id="agenda" data-live class="panel" tabindex="0" aria-labelledby="agenda-title">
    <h2 id="agenda-title">${w.agenda}</h2>
    ${items.length === 0 ? html`<p class="small">${w.noItems}</p>` : html`<ol>${items.map((item) => itemPart(locale, item))}</ol>`}
  </section>`
}

function itemPart(locale: Locale, { no, title, notified, current, results }: BoardItem): Html {
  const w = words(locale)
  const d = decisionWords(locale)
  const outcomes = results.map(({ no: motion, result }) =>
    results.length > 1 ? `${d.motionNo(motion)} ${d.result[result]}` : d.result[result],
  )
  const tags = [...(notified ? [] : [w.urgent]), ...outcomes]
  return html`<li value="${no}" ${current ? html`aria-current="step"` : ''}>
    <span class="item-no" aria-hidden="true">${no}</span>
    <span class="item-title">${title}</span>
    ${current ? html`<span class="tag tag-now">${w.now}</span>` : ''}
    ${tags.map((tag) => html`<span class="tag">${tag}</span>`)}
  </li>`
}
