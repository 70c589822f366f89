import type { Meeting } from '../../domain/meeting/model.ts'
import type { SecrecyRule } from '../../domain/pledge/may.ts'
import type { ListedPledge } from '../../domain/pledge/read.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { buttons, facts, type Part, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** The duty of secrecy, and the buttons that pledge it or leave it for later. */
export const pledgeParts = (locale: Locale, { id }: Pick<Meeting, 'id'>, secrecy: SecrecyRule): Part[] => [
  ...secrecyParts(locale, secrecy),
  buttons(
    press(words(locale).agree, line('pledge', { meeting: id }), { style: 'primary' }),
    press(words(locale).later, line('pledge', { meeting: id, sure: 'no' })),
  ),
]

/** When somebody pledged, and how: themselves, or on paper that staff wrote down. */
export function sayPledge(
  locale: Locale,
  { timezone }: Pick<TownModel, 'timezone'>,
  { at, via, by }: ListedPledge,
): string {
  const w = words(locale)
  const how =
    by === null ? w.byThemselves : w.onPaper(via === 'fax' ? w.received.fax : w.received.counter, by)
  return `${sayDay(at, timezone, locale)}・${how}`
}

/** The duty of secrecy and its article (rule 8), where the charter knows one. */
export const secrecyParts = (locale: Locale, { required, article }: SecrecyRule): Part[] =>
  required
    ? [text(words(locale).clause), ...(article ? [facts([commonWords(locale).article, article])] : [])]
    : []
