// How elections are shown: who stands, the figures of each round, what comes next.

import type { CallRefusal, NominateRefusal } from '../../domain/election/call.ts'
import type { BallotRefusal } from '../../domain/election/cast-ballot.ts'
import type { DrawRefusal } from '../../domain/election/draw.ts'
import type { Election, Round } from '../../domain/election/model.ts'
import type { OpenRoundRefusal } from '../../domain/election/open.ts'
import { motionRefused } from '../decision/view.ts'
import { type Button, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

type Names = ReadonlyMap<string, string>
export const namesOf = (locale: Locale, names: Names, people: string[]): string =>
  listed(
    people.map((id) => names.get(id) ?? id),
    locale,
  )

/** One button a candidate, and one for none of them. */
export const ballotButtons = (
  locale: Locale,
  { meetingId, office, candidates }: Pick<Election, 'meetingId' | 'office' | 'candidates'>,
  names: Names,
): Button[] => {
  const to = (name: string) => line('ballot', { meeting: meetingId, office, name })
  return [
    ...candidates.map((id) => press(names.get(id) ?? id, to(`id:${id}`))),
    press(words(locale).blank, to(BLANK_WORD)),
  ]
}

/** What a button says for a ballot without a name; accepted in both languages. */
export const BLANK_WORD = '白票'

/** What staff do next with an election. */
export function nextPress(locale: Locale, { meetingId, office, state }: Election): Button | undefined {
  const w = words(locale)
  const of = { meeting: meetingId, office }
  switch (state) {
    case 'draft':
      return press(w.open, line('election-open', of), { style: 'primary' })
    case 'run-off':
      return press(w.openRunOff, line('election-open', of), { style: 'primary' })
    case 'open':
      return press(w.close, line('election-close', of), { style: 'primary' })
    case 'lot':
      return press(w.draw, line('election-draw', of), { style: 'primary' })
    case 'decided':
      return undefined
  }
}

/** The figures of the rounds that are closed. */
export const roundParts = (locale: Locale, rounds: Round[], names: Names): Part[] =>
  rounds.flatMap(({ no, kind, candidates, counts }) => {
    if (!counts) return []
    const w = words(locale)
    const rest = [
      ...(counts.blank > 0 ? [`${w.blank} ${counts.blank}`] : []),
      ...(counts.silent > 0 ? [w.silent(counts.silent)] : []),
      ...(counts.absent > 0 ? [w.absent(counts.absent)] : []),
    ]
    return [
      facts(...candidates.map((id): [string, string] => [names.get(id) ?? id, w.votes(counts.for[id] ?? 0)])),
      note([w.round(no, kind === 'run-off'), ...rest].join('・')),
    ]
  })

export const byArticle = (locale: Locale, article: string): Part =>
  facts([turnWords(locale).article, article])

type Refused = CallRefusal | NominateRefusal | OpenRoundRefusal | BallotRefusal | DrawRefusal

/** Why an election was not called, opened, voted in or decided, and what to do next. */
export function electionRefused(
  locale: Locale,
  why: Refused,
  { office, name = '' }: { office: Election['office']; name?: string },
): Card {
  const w = words(locale)
  const called = w.office[office]
  switch (why.kind) {
    case 'no-elections':
      return card(w.noElections, [byArticle(locale, why.article)], 'refusal')
    case 'called-already':
      return refusal(w.calledAlready(called))
    case 'no-such-election':
      return refusal(w.noSuch(called), w.noneHint)
    case 'no-member':
      return refusal(w.noMember(name), w.noMemberHint)
    case 'stands-already':
      return refusal(w.standsAlready(name))
    case 'stands-not':
      return refusal(w.nobodyMeant, w.standsNotHint)
    case 'nobody-stands':
      return refusal(w.nobodyStands)
    case 'election-draft':
      return refusal(w.isDraft(called))
    case 'election-open':
      return refusal(w.isOpen(called))
    case 'election-run-off':
      return refusal(w.isRunOff(called))
    case 'election-lot':
      return refusal(w.isLot(called))
    case 'election-decided':
      return refusal(w.isDecided(called))
    case 'committed-anew':
      return card(
        w.committedAnew,
        [facts([w.commitment, why.commitment]), text(w.committedAnewHint)],
        'refusal',
      )
    default:
      return motionRefused(locale, why)
  }
}
