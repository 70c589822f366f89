// How written resolutions are shown: a ruling with its figures, its reading and its article.
import type { DecideRefusal, VoidRefusal } from '../../domain/written/decide.ts'
import type { Written, WrittenKey } from '../../domain/written/model.ts'
import type { PutRefusal } from '../../domain/written/put.ts'
import type { ReturnRefusal } from '../../domain/written/return-written.ts'
import { words as decisionWords } from '../decision/words.ts'
import { type Button, type Card, card, facts, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

export const writtenName = (locale: Locale, { no, title }: Pick<Written, 'no' | 'title'>): string =>
  words(locale).name(no, title)

/** 賛成・反対・棄権, for one written resolution. */
export const returnButtons = (locale: Locale, { bodyId, no }: WrittenKey): Button[] =>
  (['yes', 'no', 'abstain'] as const).map((choice) =>
    press(decisionWords(locale).choice[choice], line('vote', { body: bodyId, written: `w${no}`, choice }), {
      style: choice === 'yes' ? 'primary' : 'plain',
    }),
  )

/** The figures of a decided one, what they were taken of, by which reading and article. */
export function writtenParts(locale: Locale, { counts, rules, result, reason }: Written): Part[] {
  const w = words(locale)
  if (!counts) return reason ? [facts([w.reason, reason])] : []
  return [
    ...(result === 'tied' ? [strong(w.tied)] : []),
    facts(
      [w.votes, w.figures(counts.yes, counts.no, counts.abstain)],
      counts.silent > 0 ? [w.silent, w.people(counts.silent)] : undefined,
      [w.base, w.people(counts.base)],
      counts.needed === null ? undefined : [w.needed, w.people(counts.needed)],
      rules.written.minimum === null ? undefined : [w.minimum, w.people(rules.written.minimum)],
      [turnWords(locale).article, rules.written.article],
    ),
    note(w.resultHint),
    note(w.readingOf[rules.written.base]),
  ]
}

type Refused = PutRefusal | ReturnRefusal | DecideRefusal | VoidRefusal

/** Why a written resolution was not put, returned, counted or voided, and what to do next. */
export function writtenRefused(locale: Locale, timezone: string, why: Refused): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-body':
    case 'no-such-written':
      return refusal(w.noSuch, w.noneHint)
    case 'body-ended':
      return refusal(w.bodyEnded)
    case 'until-in-the-past':
      return refusalAbout('until', w.badUntil)
    case 'written-not-allowed':
      return card(
        w.notAllowed,
        [
          facts([turnWords(locale).article, why.article]),
          ...(why.reading ? [note(why.reading[locale])] : []),
          text(w.notAllowedHint),
        ],
        'refusal',
      )
    case 'no-members':
      return refusal(w.noMembers)
    case 'written-decided':
      return refusal(w.decidedAlready)
    case 'written-void':
      return refusal(w.isVoid)
    case 'written-over':
      return card(w.over, [facts([w.until, sayWhen(why.until, timezone, locale)])], 'refusal')
    case 'holds-no-seat':
      return refusal(w.noSeat)
    case 'said-since':
      return refusal(w.saidSince)
    case 'not-yet':
      return card(
        w.notYet,
        [
          text(w.notYetHint(listed(why.silent, locale))),
          facts([w.until, sayWhen(why.until, timezone, locale)]),
        ],
        'refusal',
      )
  }
}
