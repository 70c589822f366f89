// How polls are shown: to those who are asked with a button for each date, to staff with how it stands.

import type { NotPermitted } from '../../domain/permission.ts'
import {
  DATES_MOST,
  type DateAnswer,
  type FormerAnswer,
  type Poll,
  type PollAnswerRefusal,
  type PollRefusal,
  type Suits,
} from '../../domain/poll/model.ts'
import type { OpenPollRefusal } from '../../domain/poll/open.ts'
import type { SettleRefusal } from '../../domain/poll/settle.ts'
import type { WithdrawPollRefusal } from '../../domain/poll/withdraw.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { planRefused } from '../meeting/view.ts'
import { type Card, card, facts, near, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { type Notice, pollTopic } from '../turn/notice.ts'
import { notPermitted, refusal, refusalAbout, saidSince } from '../turn/refusal.ts'
import { words } from './words.ts'

const SUITS: readonly Suits[] = ['yes', 'maybe', 'no']

export const bodyName = ({ bodies }: Pick<TownModel, 'bodies'>, { bodyId }: Pick<Poll, 'bodyId'>): string =>
  bodies.find(({ id }) => id === bodyId)?.name ?? bodyId

export const pollName = (locale: Locale, town: TownModel, poll: Poll): string =>
  words(locale).name(bodyName(town, poll), poll.no)

export const sayDate = (
  locale: Locale,
  { timezone }: TownModel,
  { no, startsAt }: Poll['dates'][number],
): string => words(locale).date(no, sayWhen(startsAt, timezone, locale))

export const pollFacts = (locale: Locale, town: TownModel, { place, until }: Poll): Part =>
  facts([words(locale).place, place], [words(locale).until, sayWhen(until, town.timezone, locale)])

/** 1○ 2× 3△, as it is typed; `-` where nothing was said. */
export const sayMarks = (answers: (DateAnswer | FormerAnswer)[]): string =>
  answers
    .map(({ dateNo, answer }) => `${dateNo}${answer === null ? '-' : words('ja').mark[answer]}`)
    .join(' ')

type Own = { answers?: DateAnswer[]; member?: string | undefined }

/** Each date with ○ △ × below it; what somebody has answered stands beside, and its button is the strong one. */
export function dateParts(
  locale: Locale,
  town: TownModel,
  poll: Poll,
  { answers = [], member }: Own = {},
): Part[] {
  const w = words(locale)
  return poll.dates.flatMap((date) => {
    const own = answers.find(({ dateNo }) => dateNo === date.no)?.answer
    const said = sayDate(locale, town, date)
    return [
      text(own ? `${said}　${w.yours(w.mark[own])}` : said),
      near(
        ...SUITS.map((answer) =>
          press(w.mark[answer], line('poll-answer', { poll: poll.no, date: date.no, answer, member }), {
            style: answer === own ? 'primary' : 'plain',
          }),
        ),
      ),
    ]
  })
}

/** The one card each of those who are asked gets. */
export const askCard = (locale: Locale, town: TownModel, poll: Poll, title?: string): Card =>
  card(
    title ?? words(locale).askTitle(bodyName(town, poll)),
    [
      pollFacts(locale, town, poll),
      note(words(locale).askHint),
      ...dateParts(locale, town, poll),
      note(words(locale).askWords),
    ],
    'plain',
  )

/** To those who are silent; whoever has answered by the time it leaves is left out. */
export const silentNotice = (town: TownModel, poll: Poll, people: string[]): Notice => ({
  to: { people },
  unless: { polled: poll.no },
  topic: `remind ${pollTopic(poll.no)}`,
  while: { poll: { no: poll.no, states: ['open'] } },
  card: (theirs) => askCard(theirs, town, poll, words(theirs).remindTitle(bodyName(town, poll))),
})

type Refused = PollRefusal | PollAnswerRefusal | WithdrawPollRefusal | SettleRefusal | NotPermitted

export function pollRefused(locale: Locale, why: Refused, no: number, stands: Part[] = []): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-poll':
      return refusalAbout('poll', w.noSuchPoll(no), w.endedHint)
    case 'poll-closed':
      return refusal(w.closed(no), w.endedHint)
    case 'poll-cancelled':
      return refusal(w.isCancelled(no), w.endedHint)
    case 'not-asked':
      return refusal(w.notAsked, w.endedHint)
    case 'no-such-date':
      return refusalAbout('date', w.noSuchDate(why.dateNo), w.noSuchDateHint(why.dates))
    case 'said-since':
      return saidSince(locale, stands)
    case 'nothing-to-withdraw':
      return card(w.nothingToUndo, [text(w.nothingToUndoHint), ...stands], 'refusal')
    case 'meeting-in-the-past':
      return refusalAbout('date', w.past(''), w.pastHint)
    default:
      return planRefused(locale, why)
  }
}

/** Why a poll was not begun: the date that is wrong is named. */
export function beginRefused(
  locale: Locale,
  { timezone }: Pick<TownModel, 'timezone'>,
  why: OpenPollRefusal,
  dates: Date[],
): Card {
  const w = words(locale)
  const when = (at: Date) => sayWhen(at, timezone, locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'one-date':
      return refusalAbout('dates', w.oneDate(dates[0] ? when(dates[0]) : ''), w.oneDateHint)
    case 'too-many-dates':
      return refusalAbout(
        'dates',
        w.tooMany(why.most),
        w.tooManyHint(dates.slice(DATES_MOST).map(when).join('、')),
      )
    case 'date-past':
      return refusalAbout('dates', w.past(when(why.at)), w.pastHint)
    case 'date-twice':
      return refusalAbout('dates', w.twice(when(why.at)))
    case 'until-past':
      return refusalAbout('until', w.untilPast, w.pastHint)
    case 'until-after-dates':
      return refusalAbout('until', w.untilAfter(when(why.first)))
    case 'body-not-there':
      return refusalAbout('dates', w.bodyNotThere(when(why.at)))
    case 'no-such-body':
      return planRefused(locale, why)
    case 'nobody-to-ask':
      return refusal(w.nobody, w.nobodyHint)
    case 'same-poll-open':
      return refusal(w.sameOpen(why.no))
  }
}
