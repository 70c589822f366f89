// How people are shown, to themselves and to the secretariat.
import type { Platform } from '../../domain/people/model.ts'
import { words as recruitWords } from '../recruit/words.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** What somebody the town does not know is told, and nothing else. */
export function strangerCard(locale: Locale, phone: string | undefined, platform: Platform): Card {
  const w = words(locale)
  const inSlack = platform === 'slack'
  return card(w.strangerTitle, [
    text(inSlack ? w.strangerHowSlack : w.strangerHow),
    note(inSlack ? w.strangerExampleSlack : w.strangerExample),
    text(phone ? w.strangerPhone(phone) : w.strangerNoPhone),
    ...(inSlack
      ? []
      : [
          buttons(
            press(recruitWords(locale).begin, line('recruit', { lang: locale })),
            press(commonWords(locale).talkToStaff, line('talk')),
          ),
        ]),
  ])
}

export const welcomeCard = (locale: Locale, name: string): Card =>
  card(
    words(locale).connected(name),
    [text(words(locale).connectedHint), buttons(press(commonWords(locale).help, line('help')))],
    'done',
  )
