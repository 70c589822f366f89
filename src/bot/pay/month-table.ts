import { directedBy } from '../../domain/pay/may.ts'
import { monthsAfter, type Payable, type Statement } from '../../domain/pay/model.ts'
import {
  isTold,
  lineOf,
  type PaidPerson,
  type PayMonth,
  payMonth,
  statementsDue,
  unpaidOf,
} from '../../domain/pay/pay-month.ts'
import { payablesIn, statementsOf } from '../../domain/pay/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import {
  buttons,
  type Card,
  card,
  facts,
  heading,
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
import { chooseMonth } from './choose.ts'
import { beside, invoiceWords, saidMonth } from './view.ts'
import { words } from './words.ts'

/** Everybody whose pay day lies in a month, with what they are paid; for the secretariat also the ways to go on. */
export async function monthTable(turn: Turn, args: ArgsOf<'pay'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const month = chooseMonth(turn, args.month)
  const directorId = directedBy(speaker)
  const paid = payMonth(await payablesIn(act, { month, directorId }), month)
  const told = directorId === undefined ? await statementsOf(act, month) : undefined
  const rows = paid.people.map((one) => personItem(locale, one, told))
  const empty = paid.people.length === 0
  const corrections = statementsDue(paid, told ?? []).filter(({ version }) => version > 1).length
  return card(w.monthTitle(saidMonth(month, locale)), [
    ...(directorId === undefined ? [] : [note(w.ownJobs)]),
    ...(empty ? [text(w.monthNone), note(w.monthNoneHint)] : [sumsOfMonth(locale, paid)]),
    ...(empty ? [] : [{ kind: 'list', items: rows.slice(0, SHOWN_MOST), empty: '' } satisfies Part]),
    ...(rows.length > SHOWN_MOST ? [note(w.moreItems(rows.length - SHOWN_MOST))] : []),
    ...(corrections > 0 ? [strong(w.correctionsDue(corrections))] : []),
    ...(paid.correcting.length > 0 ? [note(w.correctingOf(paid.correcting.length))] : []),
    ...paid.people.flatMap((one) => (isOverMillion(one) ? [note(w.overMillion(one.name))] : [])),
    ...(isStaff(speaker) && (!empty || told?.length) ? officeParts(turn, paid) : []),
    buttons(
      press(w.clock, line('pay-clock')),
      press(w.monthBefore, line('pay', { month: monthsAfter(month, -1) })),
      press(w.monthAfter, line('pay', { month: monthsAfter(month, 1) })),
    ),
  ])
}

/** A card holds so many; the sheets hold everybody. */
const SHOWN_MOST = 15
const MILLION = 1_000_000

/** The rate changes above a million paid at a time: what is worked out job by job is looked at then. */
const isOverMillion = ({ lines }: PaidPerson): boolean =>
  [
    ...Map.groupBy(
      lines.filter(({ kind }) => kind !== null),
      ({ on }) => on,
    ).values(),
  ].some((own) => own.length > 1 && own.reduce((sum, { yen }) => sum + yen, 0) > MILLION)

function sumsOfMonth(locale: Locale, { people, yen, withheld, net }: PayMonth): Part {
  const w = words(locale)
  const deliveries = people.reduce((sum, { lines }) => sum + lines.length, 0)
  return facts(
    [w.people, w.sayPeople(people.length)],
    [w.deliveries, w.sayDeliveries(deliveries)],
    [w.gross, sayYen(yen, locale)],
    [w.withheld, sayYen(withheld, locale)],
    [w.net, sayYen(net, locale)],
  )
}

function personItem(locale: Locale, one: PaidPerson, told: Statement[] | undefined) {
  const w = words(locale)
  const { name, yen, withheld, net, lines, personId, invoiceNo } = one
  const waiting = lines.filter(({ standing }) => standing === 'waiting').length
  const last = told?.find((statement) => statement.personId === personId)
  const days = [...new Set(lines.map(({ on }) => on))].map((day) => saidDay(day, locale))
  return {
    title: w.personItem(name, sayYen(yen, locale)),
    note: beside(
      locale,
      listed(
        lines.map(({ no }) => jobWords(locale).no(no)),
        locale,
      ),
      listed(days, locale),
      withheld > 0 ? w.withheldPlain(sayYen(withheld, locale)) : undefined,
      withheld > 0 ? w.netShort(sayYen(net, locale)) : undefined,
      waiting > 0 ? w.waitingCount(waiting) : undefined,
      invoiceWords(invoiceNo, locale),
      told && w.told[last ? (isTold(last.lines, lines.map(lineOf)) ? 'sent' : 'changed') : 'not'],
      paidWords(locale, lines),
    ),
  }
}

function paidWords(locale: Locale, lines: Payable[]): string | undefined {
  const w = words(locale)
  const paid = lines.filter(({ paidOn }) => paidOn !== null).length
  if (paid === 0) return undefined
  return paid === lines.length ? w.allPaid : w.partPaid(paid)
}

function officeParts({ locale, act, link }: Turn, paid: PayMonth): Part[] {
  const w = words(locale)
  const { month } = paid
  const until = hoursFrom(act.now, FILE_HOURS)
  const to = (form: 'xlsx' | 'csv') =>
    link({ path: FILE_PATH, kind: 'pay', facts: { month, form, locale }, until })
  return [
    heading(w.sheets),
    secretLinks({ label: w.excel, url: to('xlsx') }, { label: w.csv, url: to('csv') }),
    note(w.linkHint(FILE_HOURS)),
    buttons(
      press(w.send, line('pay-send', { month }), { style: 'primary' }),
      unpaidOf(paid).length > 0 ? press(w.markPaid, line('pay-paid', { month })) : undefined,
    ),
  ]
}
