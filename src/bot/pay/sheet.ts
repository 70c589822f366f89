// What is paid in a month as a sheet for the accounts: a row for each delivery, each worker's sum, and the whole.
import { z } from 'zod'
import { handOutPayments } from '../../domain/pay/hand-out.ts'
import { netOf, type Payable } from '../../domain/pay/model.ts'
import type { PaidPerson, PayMonth } from '../../domain/pay/pay-month.ts'
import type { Cell, Sheet } from '../../sheet/sheet.ts'
import { sheetForm, writeSheet } from '../../sheet/write.ts'
import { jobName } from '../job/view.ts'
import type { Fetched, FileRequest } from '../turn/file.ts'
import type { Locale } from '../turn/locale.ts'
import { beside, invoiceWords, saidKind, saidMonth } from './view.ts'
import { words } from './words.ts'

const asked = z.strictObject({
  month: z.string(),
  form: sheetForm,
  locale: z.enum(['ja', 'en']),
})

/** The sheet a link of the table leads to; unknown where whoever it was given to may not have it any more. */
export async function payFile({ act, facts }: FileRequest): Promise<Fetched> {
  const { month, form, locale } = asked.parse(facts)
  const handed = await handOutPayments(act, { month, form })
  if (!handed.ok) return { kind: 'unknown' }
  const sheet = paySheet(locale, handed.value)
  return { kind: 'file', make: () => writeSheet(sheet, { called: words(locale).sheet.file(month), form }) }
}

export function paySheet(locale: Locale, paid: PayMonth): Sheet {
  const w = words(locale).sheet
  const all = paid.people.map((one) => personRows(locale, one))
  const rows = all.flat()
  const deliveries = paid.people.reduce((sum, { lines }) => sum + lines.length, 0)
  const whole = w.total(paid.people.length, deliveries)
  rows.push([null, whole, null, null, null, null, paid.yen, null, paid.withheld, paid.net, null])
  const ends = all.map((_, n) => all.slice(0, n + 1).reduce((sum, { length }) => sum + length, 0) - 1)
  return {
    name: saidMonth(paid.month, locale),
    columns: [
      { title: w.on, wide: 12 },
      { title: w.name, wide: 18 },
      { title: w.invoice, wide: 24 },
      { title: w.job, wide: 32 },
      { title: w.delivered, wide: 12 },
      { title: w.legal, wide: 16 },
      { title: w.gross, wide: 12 },
      { title: w.kind, wide: 22 },
      { title: w.withheld, wide: 14 },
      { title: w.net, wide: 14 },
      { title: w.notes, wide: 32 },
    ],
    rows,
    sums: [...ends, rows.length - 1],
  }
}

function personRows(locale: Locale, { name, invoiceNo, lines, yen, withheld, net }: PaidPerson): Cell[][] {
  const w = words(locale).sheet
  const invoice = invoiceWords(invoiceNo, locale)
  return [
    ...lines.map((one): Cell[] => [
      one.on,
      name,
      invoice,
      jobName(locale, one),
      one.delivered,
      one.legal,
      one.yen,
      one.kind === null ? null : saidKind(one.kind, locale),
      one.withheld,
      netOf(one),
      notesOf(locale, one),
    ]),
    [null, `${name} ${w.subtotal(lines.length)}`, invoice, null, null, null, yen, null, withheld, net, null],
  ]
}

function notesOf(locale: Locale, { standing, reworks, paidOn, isReorder }: Payable): string | null {
  const w = words(locale)
  const said = beside(
    locale,
    standing === 'accepted' ? undefined : w.standing[standing],
    reworks > 0 ? w.reworked(reworks) : undefined,
    isReorder ? w.reorder : undefined,
    paidOn === null ? undefined : w.paidOn(paidOn),
  )
  return said === '' ? null : said
}
