// Refusals in the words of the person who hears them: the reason, and what to do next.
import type { Audience, NotPermitted } from '../../domain/permission.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from './card.ts'
import { line } from './line.ts'
import type { Locale } from './locale.ts'
import { words } from './words.ts'

export const refusal = (title: string, hint?: string): Card =>
  card(title, hint ? [text(hint)] : [], 'refusal')

/** A refusal that a form shows beside one of its fields. */
export const refusalAbout = (field: string, title: string, hint?: string): Card => ({
  ...refusal(title, hint),
  about: field,
})

/** Something later about the same thing has been heard: it stands, and is shown. */
export const saidSince = (locale: Locale, stands: Part[]): Card =>
  card(words(locale).saidSince, [text(words(locale).saidSinceHint), ...stands], 'refusal')

const named = (who: Audience[], locale: Locale): string =>
  who.map((audience) => words(locale).audience[audience]).join(locale === 'ja' ? '・' : ', ')

/** Who may instead, and by which article where one speaks. */
export function notPermitted(
  locale: Locale,
  { who, article }: Pick<NotPermitted, 'who' | 'article'>,
  { isStaff = false }: { isStaff?: boolean } = {},
): Card {
  const w = words(locale)
  return card(
    w.notAllowedTitle,
    [
      text(w.notAllowed(named(who, locale))),
      ...(article ? [facts([w.article, article])] : []),
      ...(isStaff ? [] : [note(w.notAllowedHint)]),
      buttons(press(w.help, line('help'))),
    ],
    'refusal',
  )
}
