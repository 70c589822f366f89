// What a worker is asked and told about supporters.

import type { SupportRefusal } from '../../domain/supporter/answer-support.ts'
import type { Support } from '../../domain/supporter/model.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import { words } from './words.ts'

export function askCard(locale: Locale, { id, supporter }: Support): Card {
  const w = words(locale)
  return card(
    w.ask(supporter),
    [
      text(w.askHint),
      note(w.askEnd),
      buttons(
        press(w.agree, line('supporter-agree', { support: id }), { style: 'primary' }),
        press(w.decline, line('supporter-decline', { support: id })),
      ),
    ],
    'question',
  )
}

export function supportRefused(locale: Locale, why: SupportRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-support':
      return refusal(w.noSuch, w.settledHint)
    case 'support-settled':
      return refusal(w.settled, w.settledHint)
  }
}
