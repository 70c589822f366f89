import { isTold, payMonth } from '../../domain/pay/pay-month.ts'
import { payablesOf, payees, statementsFor } from '../../domain/pay/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMonth } from './choose.ts'
import { linesNow, saidMonth, statementCard } from './view.ts'
import { words } from './words.ts'

/** A worker's own statement of a month: as it was sent last, or what it would say now. */
export async function statement(turn: Turn, args: ArgsOf<'statement'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const month = chooseMonth(turn, args.month)
  const own = await payablesOf(act, speaker.personId)
  const now = linesNow(payMonth(own, month))
  const sent = (await statementsFor(act, speaker.personId)).find((one) => one.month === month)
  if (!sent && now.length === 0)
    return card(w.statementNone(saidMonth(month, locale)), [
      text(w.statementNoneHint),
      buttons(press(w.payTitle, line('pay'))),
    ])
  const [payee] = await payees(act, [speaker.personId])
  const worker = { name: speaker.name, invoiceNo: payee?.invoiceNo ?? null }
  if (!sent) return statementCard(locale, town, { month, lines: now, as: 'planned', worker })
  const as = sent.version > 1 ? 'corrected' : 'sent'
  return statementCard(locale, town, { month, lines: sent.lines, as, worker }, [
    note(w.sentAt(sayWhen(sent.at, town.timezone, locale))),
    ...(isTold(sent.lines, now) ? [] : [text(w.changedSince)]),
  ])
}
