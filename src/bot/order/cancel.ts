import { cancelOrder } from '../../domain/order/cancel.ts'
import { shownOrderState } from '../../domain/order/model.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseOrder } from './choose.ts'
import { orderFacts, orderName, orderRefused } from './view.ts'
import { words } from './words.ts'

/** Cancels an order, once it is sure; whoever waits for a job of it hears that the job is closed. */
export async function orderCancel(turn: Turn, args: ArgsOf<'order-cancel'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseOrder(turn, args.order, {
    id: 'order-cancel',
    args,
    fits: (order) => ['received', 'split'].includes(shownOrderState(order)),
  })
  if ('card' in chosen) return chosen.card
  const { order } = chosen
  const name = orderName(locale, order)
  if (order.state === 'cancelled') return orderRefused(turn, { kind: 'order-cancelled' })
  if (args.sure === 'no') return card(w.cancelKept, [text(name)])
  if (!args.sure)
    return confirm(turn, {
      id: 'order-cancel',
      args: { order: order.no },
      title: w.cancelAsk(name),
      parts: [orderFacts(turn, order), text(w.cancelAskHint)],
      yes: w.cancel,
      no: w.cancelNo,
    })
  const cancelled = await cancelOrder(act, { no: order.no, revision: args.of ?? order.revision })
  if (!cancelled.ok) return orderRefused(turn, cancelled.refusal, order.no)
  for (const { no, people } of cancelled.value.waiting)
    turn.notify({
      to: { people },
      card: (theirs) => {
        const t = jobWords(theirs)
        return card(t.closedNotice(no), [buttons(press(t.jobsTitle, line('job')))])
      },
    })
  return card(w.cancelled(name), [], 'done')
}
