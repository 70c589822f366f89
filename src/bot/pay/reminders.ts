import type { Pressing } from '../../domain/pay/due.ts'
import { remindPayments } from '../../domain/pay/remind.ts'
import { buttons, type Card, card, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { pressingItem } from './view.ts'
import { words } from './words.ts'

/** The secretariat hears 10, 5 and 1 bank days before a delivery has to be paid, and where that was missed (J3). */
export async function remindOfPayments({ act, notify }: Plan): Promise<void> {
  const near = await remindPayments(act)
  if (near.length > 0) notify({ to: { staff: true }, card: (locale) => nearCard(locale, near) })
}

const SHOWN_MOST = 15

function nearCard(locale: Locale, near: Pressing[]): Card {
  const w = words(locale)
  const over = near.filter(({ pressure }) => pressure === 'over').length
  const more = near.length - SHOWN_MOST
  return card(
    over > 0 ? w.pressOver(over) : w.pressTitle(near.length),
    [
      { kind: 'list', items: near.slice(0, SHOWN_MOST).map((one) => pressingItem(locale, one)), empty: '' },
      ...(more > 0 ? [note(w.moreItems(more))] : []),
      note(w.pressHint),
      buttons(press(w.clock, line('pay-clock'), { style: 'primary' })),
    ],
    'alert',
  )
}
