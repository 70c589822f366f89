import { type MarkRefusal, markPaid, unmarkPaid } from '../../domain/pay/mark-paid.ts'
import { sumsOf } from '../../domain/pay/model.ts'
import { payMonth, unpaidOf } from '../../domain/pay/pay-month.ts'
import { payablesIn } from '../../domain/pay/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { jobName } from '../job/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press } from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseMonth } from './choose.ts'
import { monthButton, monthChanged, nothingPaid, saidMonth } from './view.ts'
import { words } from './words.ts'

/** Marks what is open of a month as paid, on a day that was not later than today; asked about first. */
export async function payPaid(turn: Turn, args: ArgsOf<'pay-paid'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const month = chooseMonth(turn, args.month)
  const on = args.on ?? dayIn(town, act.now)
  if (args.sure === 'no') return card(w.paidNot, [buttons(monthButton(locale, month))])
  if (on > dayIn(town, act.now)) return refusalAbout('on', w.paidToCome, w.paidToComeHint)
  if (args.sure !== 'yes' || args.yen === undefined) return ask(turn, month, on)
  const marked = await markPaid(act, { month, on, seenYen: args.yen })
  if (!marked.ok) return markRefused(locale, month, marked.refusal)
  const undo = line('pay-paid-undo', { month, on, claims: marked.value.claims })
  turn.undoable({ line: undo, label: w.paidUndo(saidMonth(month, locale)) })
  return card(
    w.paidDone(saidMonth(month, locale)),
    [
      sumFacts(locale, on, marked.value),
      buttons(press(commonWords(locale).undo, undo), monthButton(locale, month)),
    ],
    'done',
  )
}

type Sum = { claims: number; yen: number; withheld: number; net: number }

function sumFacts(locale: Locale, on: string, { claims, yen, withheld, net }: Sum): Part {
  const w = words(locale)
  return facts(
    [w.paidDay, saidDay(on, locale)],
    [w.deliveries, w.sayDeliveries(claims)],
    [w.gross, sayYen(yen, locale)],
    [w.withheld, sayYen(withheld, locale)],
    [w.net, sayYen(net, locale)],
  )
}

async function ask(turn: Turn, month: string, on: string): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const paid = payMonth(await payablesIn(act, { month }), month)
  if (paid.people.length === 0) return nothingPaid(locale, month)
  const due = unpaidOf(paid)
  const said = saidMonth(month, locale)
  if (due.length === 0) return refusal(w.paidAlready(said), w.paidAlreadyHint)
  const { yen, withheld, net } = sumsOf(due)
  return confirm(turn, {
    id: 'pay-paid',
    args: { month, on, yen },
    title: w.paidAsk(said),
    parts: [sumFacts(locale, on, { claims: due.length, yen, withheld, net }), note(w.paidAskHint)],
    yes: w.paidYes,
    no: w.paidNo,
  })
}

/** Takes back that a month was marked as paid on a day. */
export async function payPaidUndo(turn: Turn, args: ArgsOf<'pay-paid-undo'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const { on, claims } = args
  if (args.month === undefined || on === undefined || claims === undefined)
    return refusal(w.paidOtherwise, w.paidOtherwiseHint)
  const month = chooseMonth(turn, args.month)
  const back = await unmarkPaid(act, { month, on, claims })
  if (!back.ok)
    return back.refusal.kind === 'not-permitted'
      ? notPermitted(locale, back.refusal)
      : card(w.paidOtherwise, [note(w.paidOtherwiseHint), buttons(monthButton(locale, month))], 'refusal')
  return card(
    w.paidBack(saidMonth(month, locale), back.value.claims),
    [sumFacts(locale, on, back.value), buttons(monthButton(locale, month))],
    'done',
  )
}

function markRefused(locale: Locale, month: string, why: MarkRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'nothing-paid':
      return nothingPaid(locale, month)
    case 'all-paid':
      return refusal(w.paidAlready(saidMonth(month, locale)), w.paidAlreadyHint)
    case 'day-to-come':
      return refusalAbout('on', w.paidToCome, w.paidToComeHint)
    case 'before-delivery': {
      const { last } = why
      const said = w.paidBefore(jobName(locale, last), saidDay(last.delivered, locale))
      return refusalAbout('on', said, w.paidBeforeHint)
    }
    case 'month-changed':
      return monthChanged(locale, month)
  }
}
