import { type Ledger, type LedgerEntry, readLedger } from '../../domain/fees/ledger.ts'
import { LIMIT_ARTICLE } from '../../domain/fees/limit.ts'
import { fiscalYear, fiscalYearOf } from '../../domain/fees/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import {
  buttons,
  type Card,
  card,
  facts,
  heading,
  near,
  note,
  type Part,
  press,
  secretLinks,
  strong,
  text,
} from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { FILE_HOURS, FILE_PATH, hoursFrom } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { higherWords, namedCategory, saidCategory, saidYear, warningWords } from './view.ts'
import { words } from './words.ts'

/** The ledger of a fiscal year: who is paid what, what is near the limit, and the sheets for the accounts. */
export async function fee(turn: Turn, args: ArgsOf<'fee'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const today = fiscalYearOf(dayIn(town, act.now))
  const year = args.year ?? today
  const ledger = await readLedger(act, town, year)
  const { from, to } = fiscalYear(year)
  const yens = (yen: number) => sayYen(yen, locale)
  return card(w.ledger(saidYear(year, locale)), [
    facts(
      [w.period, `${saidDay(from, locale)}${locale === 'ja' ? '〜' : ' – '}${saidDay(to, locale)}`],
      [w.people, w.sayPeople(ledger.entries.length)],
      [w.feeSum, yens(ledger.feeYen)],
      [w.expenseSum, yens(ledger.expenseYen)],
      [w.sum, yens(ledger.feeYen + ledger.expenseYen)],
    ),
    ...amountParts(locale, ledger),
    ...entryParts(locale, ledger),
    ...warningParts(turn, ledger),
    ...sheetParts(turn, year),
    buttons(
      press(w.yearBefore, line('fee', { year: year - 1 })),
      year < today ? press(w.yearAfter, line('fee', { year: year + 1 })) : undefined,
    ),
  ])
}

function amountParts(locale: Locale, { amounts }: Ledger): Part[] {
  const w = words(locale)
  const missing = amounts.filter(({ yen }) => yen === null).map(({ category }) => category)
  const [first] = missing
  const rows = amounts.map(({ category, yen }): [string, string] => [
    saidCategory(category, locale),
    yen === null ? w.amountNone : sayYen(yen, locale),
  ])
  return [
    ...(rows.length > 0 ? [heading(w.amounts), facts(...rows)] : []),
    ...(first === undefined
      ? []
      : [
          strong(
            w.amountMissing(
              listed(
                missing.map((one) => namedCategory(one, locale)),
                locale,
              ),
            ),
          ),
          text(w.amountMissingHint(first)),
          near(press(w.setAmount, line('fee-amount', { category: first }))),
        ]),
  ]
}

/** A card holds so many; the sheets hold everybody. */
const SHOWN_MOST = 15

function entryParts(locale: Locale, { entries }: Ledger): Part[] {
  const w = words(locale)
  const shown = entries.slice(0, SHOWN_MOST)
  const items = shown.map((entry) => ({
    title: w.entry(entry.name, sayYen(entry.feeYen + entry.expenseYen, locale)),
    note: entryNote(locale, entry),
  }))
  const higher = shown.flatMap(({ days }) => days.flatMap((day) => higherWords(locale, day) ?? []))
  return [
    { kind: 'list', items, empty: w.noAttendance },
    ...(entries.length > SHOWN_MOST ? [note(w.more(entries.length - SHOWN_MOST))] : []),
    ...(higher.length > 0 ? [note(higher.slice(0, SHOWN_MOST).join('\n'))] : []),
  ]
}

function entryNote(locale: Locale, { days, expenseYen }: LedgerEntry): string {
  const w = words(locale)
  const daily = [...new Set(days.flatMap(({ yen }) => yen ?? []))].map((yen) => sayYen(yen, locale))
  const unpriced = days.filter(({ yen }) => yen === null).length
  return [
    days.length > 0 ? w.daysAttended(days.length) : w.noDays,
    daily.length > 0 ? w.daily(listed(daily, locale)) : '',
    unpriced > 0 ? w.unpriced(unpriced) : '',
    expenseYen > 0 ? w.expenses(sayYen(expenseYen, locale)) : '',
  ]
    .filter(Boolean)
    .join(locale === 'ja' ? '・' : '; ')
}

function warningParts({ locale, town }: Turn, { entries }: Ledger): Part[] {
  const w = words(locale)
  const warnings = entries.flatMap((entry) => entry.warnings)
  if (warnings.length === 0) return []
  const more = warnings.length - SHOWN_MOST
  return [
    heading(w.warnings),
    text(
      warnings
        .slice(0, SHOWN_MOST)
        .map((one) => warningWords(locale, town, one))
        .join('\n'),
    ),
    ...(more > 0 ? [note(w.more(more))] : []),
    note(w.limitHint),
    facts([turnWords(locale).article, LIMIT_ARTICLE]),
  ]
}

function sheetParts({ locale, act, link }: Turn, year: number): Part[] {
  const w = words(locale)
  const until = hoursFrom(act.now, FILE_HOURS)
  const to = (form: 'xlsx' | 'csv') =>
    link({ path: FILE_PATH, kind: 'fees', facts: { year: `${year}`, form, locale }, until })
  return [
    heading(w.sheets),
    secretLinks({ label: w.excel, url: to('xlsx') }, { label: w.csv, url: to('csv') }),
    note(w.linkHint(FILE_HOURS)),
  ]
}
