import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { isoDay } from '../calendar.ts'
import { HANDED_IN } from '../claim/model.ts'
import { agreedMode, payDaysOf } from '../pay/pay-by.ts'
import { agreedPayment } from '../terms/read.ts'
import type { TownModel } from '../town/model.ts'
import { inspectionEnd } from './due.ts'

const without = z.object({ id: z.int(), at: z.date(), agreed: agreedMode, reorderDue: z.string().nullable() })

const AT_ONCE = 500

/**
 * Deliveries that came in by a town file, or were made before their days were written down with them, get the days they
 * have had all along: every delivery has a day by which it is paid (J3), and one on which its inspection ends (J8).
 */
export async function fillDeliveryDays(
  { sql, town }: Act,
  { timezone, settings }: Pick<TownModel, 'timezone' | 'settings'>,
): Promise<number> {
  const rows = await sql.rows(
    without,
    statement`select c.id, c.delivered_at as at, agreed.mode as agreed, agreed.reorder as "reorderDue" from claim c
      ${agreedPayment}
      where c.town_id = ${town} and c.delivered_at is not null and c.state in ${among([...HANDED_IN, 'rework'])}
        and (c.pay_legal is null or c.pay_on is null or (c.state = 'delivered' and c.inspect_by is null))
      order by c.id limit ${AT_ONCE}`,
  )
  for (const { id, at, agreed, reorderDue } of rows) {
    const { legal, pay } = payDaysOf(
      { delivered: isoDay(at, timezone), legal: null, on: null, agreed, reorderDue },
      settings.payMode,
    )
    await sql.count(statement`update claim set
        pay_on = case when pay_legal is null then ${pay}::date else coalesce(pay_on, pay_legal) end,
        pay_legal = coalesce(pay_legal, ${legal}::date),
        inspect_by = case when state = 'delivered'
          then coalesce(inspect_by, ${inspectionEnd(at, settings.inspectionDays, timezone)}::timestamptz) else inspect_by end
      where town_id = ${town} and id = ${id} and delivered_at = ${at}`)
  }
  return rows.length
}
