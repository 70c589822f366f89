// How motions, votes and results are shown: a ruling with its figures, its reading and its article.
import type { AnnulRefusal } from '../../domain/decision/annul.ts'
import type { CastingRefusal } from '../../domain/decision/break-tie.ts'
import type { CloseMotionRefusal } from '../../domain/decision/close.ts'
import type { MakeRefusal } from '../../domain/decision/make.ts'
import type { Motion } from '../../domain/decision/model.ts'
import type { OpenMotionRefusal } from '../../domain/decision/open.ts'
import type { VoteRefusal } from '../../domain/decision/vote.ts'
import { tableParts } from '../attendance/view.ts'
import { meetingRefused } from '../meeting/view.ts'
import { words as sessionWords } from '../session/words.ts'
import { type Card, card, facts, note, type Part, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

export const motionName = (locale: Locale, { no, title }: Pick<Motion, 'no' | 'title'>): string =>
  words(locale).motion(no, title)

/** 賛成・反対・棄権, for one motion of one meeting. */
export const choiceButtons = (locale: Locale, { meetingId, no }: Pick<Motion, 'meetingId' | 'no'>) =>
  (['yes', 'no', 'abstain'] as const).map((choice) =>
    press(words(locale).choice[choice], line('vote', { meeting: meetingId, motion: `${no}`, choice }), {
      style: choice === 'yes' ? 'primary' : 'plain',
    }),
  )

const by = (locale: Locale, article: string | null | undefined): Part[] =>
  article ? [facts([turnWords(locale).article, article])] : []

/** The figures of a closed vote, what they were taken of, by which reading and article, and who broke the tie. */
export function rulingParts(locale: Locale, motion: Motion, brokenBy?: string | undefined): Part[] {
  const w = words(locale)
  const { counts, rules, casting } = motion
  if (!counts || !rules) return [note(w.whyOpen)]
  const others = w.othersN(counts.silent, counts.absent, counts.recused)
  return [
    facts(
      [w.votes, w.figures(counts.yes, counts.no, counts.abstain)],
      others ? [w.others, others] : undefined,
      [w.base, w.people(counts.base)],
      counts.needed === null ? undefined : [w.needed, w.people(counts.needed)],
      casting && brokenBy ? [w.brokenBy, w.sayBroken(brokenBy, w.choice[casting])] : undefined,
      [turnWords(locale).article, rules.decision.article],
    ),
    ...(rules.decision.rule === 'unanimity'
      ? [note(w.readingOf.unanimity)]
      : [note(w.readingOf[rules.abstention.value]), note(w.readingOf[rules.chair.value])]),
  ]
}

type Refused =
  | MakeRefusal
  | OpenMotionRefusal
  | CloseMotionRefusal
  | VoteRefusal
  | CastingRefusal
  | AnnulRefusal

/** Why a motion was not made, put, voted on or decided: with the article, and what to do next. */
export function motionRefused(locale: Locale, why: Refused, motion?: Pick<Motion, 'no' | 'title'>): Card {
  const w = words(locale)
  const name = motion ? motionName(locale, motion) : ''
  const cited = (title: string, article: string | null | undefined, ...more: Part[]): Card =>
    card(title, [...more, ...by(locale, article)], 'refusal')
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-motion':
      return refusal(w.noSuchMotion(motion?.no ?? 0))
    case 'motion-not-open':
      return refusal(w.notOpen(name), w.voteNoneHint)
    case 'motion-open':
      return refusal(w.isOpen(name))
    case 'motion-closed':
      return refusal(w.isClosed(name), w.isClosedHint)
    case 'motion-decided':
      return refusal(w.isDecided(name), w.isDecidedHint)
    case 'motion-void':
      return refusal(w.isVoid(name))
    case 'motion-changed':
    case 'said-since':
      return refusal(w.motionChanged, w.nothingDone)
    case 'not-at-the-table':
      return refusal(w.notAtTable, w.notAtTableHint)
    case 'online-counts-not':
      return cited(w.onlineCountsNot, why.article)
    case 'recused':
      return cited(w.recused, why.article, text(w.recusedHint(why.reason)))
    case 'proxy-votes-not':
      return cited(w.proxyVotesNot, why.article)
    case 'proxy-not-for-urgent':
      return cited(w.proxyNotForUrgent, why.article)
    case 'presider-breaks-ties-only':
      return cited(w.presiderBreaksTies, why.article)
    case 'not-tied':
      return refusal(w.notTied)
    case 'presides-not':
      return cited(
        w.presidesNot,
        why.article,
        text(why.presider ? w.presidesNow(why.presider) : w.presidesNobody),
      )
    case 'no-decisions':
      return cited(w.noDecisions, why.article)
    case 'no-such-item':
      return refusalAbout('item', w.noSuchItem, w.itemHint(listed(why.items, locale)))
    case 'meeting-not-open':
      return refusal(w.meetingNotOpen, w.meetingNotOpenHint)
    case 'no-quorum': {
      const { required, present } = why.forecast
      const missing = sessionWords(locale).missingPresent(Math.max(0, (required ?? 1) - present))
      return card(
        sessionWords(locale).noQuorum,
        [strong(missing), ...tableParts(locale, why.forecast)],
        'refusal',
      )
    }
    case 'nobody-presides':
      return cited(
        sessionWords(locale).nobodyPresides,
        why.article,
        text(sessionWords(locale).nobodyPresidesHint),
      )
    default:
      return meetingRefused(locale, why)
  }
}
