import { isoDay } from '../../domain/calendar.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { payBy } from '../../domain/pay/pay-by.ts'
import { jobName } from '../job/view.ts'
import { type Card, card, facts, note, text } from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Amount and latest day of payment of everything delivered (J3); the clock starts with the delivery. */
export async function pay({ locale, act, speaker, town }: Turn): Promise<Card> {
  const w = words(locale)
  const held = await claimsOf(act, speaker.personId, { inHand: false })
  const due = held.flatMap((one) => (one.deliveredAt ? [{ ...one, deliveredAt: one.deliveredAt }] : []))
  if (due.length === 0) return card(w.payTitle, [text(w.payNone), note(w.payNoneHint)])
  const items = due.map((one) => {
    const by = payBy(isoDay(one.deliveredAt, town.timezone), 'strict-60')
    return {
      title: `${jobName(locale, one)}：${sayYen(one.payYen, locale)}`,
      note: w.payByHint(saidDay(by.pay, locale)),
    }
  })
  const sum = due.reduce((total, { payYen }) => total + payYen, 0)
  return card(w.payTitle, [{ kind: 'list', items, empty: '' }, facts([w.paySum, sayYen(sum, locale)])])
}
