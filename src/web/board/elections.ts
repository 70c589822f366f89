// An election on the board: how many have voted while the ballot is open, never for whom; then the figures of each round.
import { html } from 'hono/html'
import { words as electionWords } from '../../bot/election/words.ts'
import type { Locale } from '../../bot/turn/locale.ts'
import { words as turnWords } from '../../bot/turn/words.ts'
import type { ElectionMatter, ElectionRound } from '../../domain/election/read-election-matters.ts'
import type { Html } from './attendance.ts'
import { words } from './words.ts'

type Electing = Extract<ElectionMatter, { kind: 'electing' }>
type ElectsOn = Extract<ElectionMatter, { kind: 'elects-on' }>
type Elected = Extract<ElectionMatter, { kind: 'elected' }>

const between = (locale: Locale): string => (locale === 'ja' ? '、' : ', ')
const mark = (locale: Locale): string => (locale === 'ja' ? '　' : ' · ')

export const electionName = (locale: Locale, { office }: ElectionMatter): string => {
  const e = electionWords(locale)
  return e.election(e.office[office])
}

export function electionPart(locale: Locale, matter: ElectionMatter): Html {
  switch (matter.kind) {
    case 'electing':
      return electingPart(locale, matter)
    case 'elects-on':
      return electsOnPart(locale, matter)
    case 'elected':
      return electedPart(locale, matter)
  }
}

/** What a screen reader says of it. */
export function electionOutcome(locale: Locale, matter: ElectionMatter): string {
  const e = electionWords(locale)
  if (matter.kind === 'elected') return electedLine(locale, matter)
  return matter.kind === 'electing' ? words(locale).ballotOpen : e.state[matter.next]
}

function electingPart(locale: Locale, { round, candidates, voted, of }: Electing): Html {
  const w = words(locale)
  const e = electionWords(locale)
  const stand = candidates.length > 0 ? candidates.join(between(locale)) : e.everyone
  return html`<p class="waits">${round.kind === 'run-off' ? html`${w.runOff}${mark(locale)}` : ''}${e.candidates(stand)}</p>
    <p class="figures">
      <span>${w.voted} <b>${w.people(voted)}</b></span> <span>${w.ofVoters(of)}</span>
    </p>
    <p class="small">${w.secret}</p>`
}

function electsOnPart(locale: Locale, { next, tied, rounds, article, commitment }: ElectsOn): Html {
  const w = words(locale)
  const e = electionWords(locale)
  return html`<p class="waits">${e.tied(tied.join(between(locale)))}</p>
    <p class="waits">${next === 'lot' ? w.waitsForLot : w.waitsForRunOff}</p>
    ${roundsPart(locale, rounds)}
    <p class="small">
      ${[cited(locale, article), ...(next === 'lot' ? [committed(locale, commitment)] : [])].join(mark(locale))}
    </p>`
}

function electedPart(locale: Locale, matter: Elected): Html {
  const { name, rounds, article, lot } = matter
  const w = words(locale)
  const e = electionWords(locale)
  const drawn = lot ? [`${e.seed} ${short(lot.seed)}`, committed(locale, lot.commitment)] : []
  return html`<div class="outcome">
      <p class="result passed">${name}</p>
      <p class="waits">${lot ? w.byLot : w.byBallot}</p>
    </div>
    ${roundsPart(locale, rounds)}
    <p class="small">${[cited(locale, article), ...drawn].join(mark(locale))}</p>`
}

const electedLine = (locale: Locale, { name, office, lot }: Elected): string => {
  const e = electionWords(locale)
  return (lot ? e.drawnTitle : e.elected)(name, e.office[office])
}

const cited = (locale: Locale, article: string): string => `${turnWords(locale).article} ${article}`

/** The whole of it stands on the card of the election: here it is enough to know it again. */
const short = (digits: string): string => `${digits.slice(0, 12)}…`

const committed = (locale: Locale, commitment: string): string =>
  `${electionWords(locale).commitment} ${short(commitment)}`

const roundsPart = (locale: Locale, rounds: ElectionRound[]): Html =>
  html`<ul class="rounds">${rounds.map((round) => html`<li>${roundPart(locale, round)}</li>`)}</ul>`

function roundPart(locale: Locale, { no, kind, ballots, blank, silent, absent }: ElectionRound): Html {
  const w = words(locale)
  const e = electionWords(locale)
  const some = ballots.filter(({ n }) => n > 0)
  const without = ballots.length - some.length
  const rest = [
    ...(without > 0 ? [w.withoutBallots(without)] : []),
    ...(blank > 0 ? [`${e.blank} ${blank}`] : []),
    ...(silent > 0 ? [e.silent(silent)] : []),
    ...(absent > 0 ? [e.absent(absent)] : []),
  ]
  return html`<span class="item-no">${e.round(no, kind === 'run-off')}</span>
    ${some.map(({ name, n }) => html`<span>${name} <b>${e.votes(n)}</b></span>`)}
    <span class="small">${rest.join(locale === 'ja' ? '・' : ', ')}</span>`
}
