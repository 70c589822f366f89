// Staff hear of terms that end: ninety days before, and thirty, once each.
import { TERM_REMINDERS } from '../../domain/membership/due.ts'
import { type EndingTerm, remindTerms } from '../../domain/membership/remind-terms.ts'
import { buttons, type Card, card, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { termLine } from './view.ts'
import { words } from './words.ts'

/** So many stand in one notice. */
const NAMED_MOST = 10

export async function remindOfTerms(plan: Plan): Promise<void> {
  const told = await remindTerms(plan.act, plan.town)
  for (const { kind } of TERM_REMINDERS) {
    const terms = told.filter((one) => one.kind === kind)
    if (terms.length > 0)
      plan.notify({ to: { staff: true }, card: (locale) => termsCard(plan, locale, { kind, terms }) })
  }
}

function termsCard(
  { act, town }: Plan,
  locale: Locale,
  { kind, terms }: { kind: EndingTerm['kind']; terms: EndingTerm[] },
): Card {
  const w = words(locale)
  const named = terms.slice(0, NAMED_MOST)
  const more = terms.length - named.length
  return card(
    w.termsTold[kind](terms.length),
    [
      { kind: 'list', items: named.map((term) => termLine({ locale, act, town }, term)), empty: '' },
      ...(more > 0 ? [note(w.radarMore(more))] : []),
      buttons(press(w.seeRadar, line('member-radar'))),
    ],
    kind === 'term-30' ? 'alert' : 'plain',
  )
}
