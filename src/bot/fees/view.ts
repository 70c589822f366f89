// How fees are said: fiscal years, categories, and whoever comes near the limit.
import type { LimitWarning } from '../../domain/fees/limit.ts'
import { type FeeDay, fiscalYear } from '../../domain/fees/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

/** 令和8年度; FY 2026 in English. */
export const saidYear = (year: number, locale: Locale): string =>
  locale === 'ja' ? saidDay(fiscalYear(year).from, 'ja').replace(/年.*$/, '年度') : `FY ${year}`

type Known = keyof ReturnType<typeof words>['category']
const isKnown = (category: string, known: object): category is Known => Object.hasOwn(known, category)

/** Categories are the town's own words; those of the shipped rosters have a name in both languages. */
export function saidCategory(category: string, locale: Locale): string {
  const known = words(locale).category
  return isKnown(category, known) ? known[category] : category
}

/** With the word it is given by: 有識者（expert）. */
export const namedCategory = (category: string, locale: Locale): string =>
  locale === 'ja'
    ? `${saidCategory(category, locale)}（${category}）`
    : `${saidCategory(category, locale)} (${category})`

/** What somebody has got in a calendar year, and what is near (M2). */
export function warningWords(
  locale: Locale,
  { bodies }: Pick<TownModel, 'bodies'>,
  warning: LimitWarning,
): string {
  const w = words(locale)
  const { name, year, yen, nextYen, expenseYen, otherYen, bodyId } = warning
  const body = bodies.find(({ id }) => id === bodyId)?.name ?? bodyId
  const yens = (amount: number) => sayYen(amount, locale)
  return [
    nextYen === null
      ? w.over(name, year, body, yens(yen))
      : w.next(name, year, body, yens(yen), yens(nextYen), yens(yen + nextYen)),
    expenseYen > 0 ? w.alsoExpenses(yens(expenseYen)) : '',
    otherYen > 0 ? w.alsoOther(yens(otherYen)) : '',
  ]
    .filter(Boolean)
    .join(locale === 'ja' ? '' : ' ')
}

/** Where the seats of a day have different amounts, it is said which one counts (M1); undefined elsewhere. */
export function higherWords(locale: Locale, { day, yen, others }: FeeDay): string | undefined {
  const w = words(locale)
  if (others.length === 0 || yen === null) return undefined
  const said = others.map(
    (one) =>
      `${saidCategory(one.category, locale)} ${one.yen === null ? w.amountNone : sayYen(one.yen, locale)}`,
  )
  return w.higher(saidDay(day, locale), sayYen(yen, locale), listed(said, locale))
}
