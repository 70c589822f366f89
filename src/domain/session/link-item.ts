import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { findOrder } from '../order/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'

export type LinkItemRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'no-such-item'; items: number[] }
  | { kind: 'no-such-order'; no: number }

const itemRow = z.object({ no: z.int(), orderNo: z.int().nullable() })

/** The secretariat says which order an item of the agenda is about, or that it is about none; the one before is given back. */
export async function linkItem(
  act: Act,
  { meeting, itemNo, orderNo }: { meeting: SeenMeeting; itemNo: number; orderNo: number | null },
): Promise<Outcome<{ before: number | null }, LinkItemRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (orderNo !== null && !(await findOrder(act, orderNo)))
    return refuse({ kind: 'no-such-order', no: orderNo })
  const kept =
    await act.sql.count(statement`select 1 from meeting where town_id = ${act.town} and id = ${meeting.id}
    and revision = ${meeting.revision} and state in ('draft', 'convened', 'open') for no key update`)
  if (kept === 0) return refuse(await whyStale(act, meeting))
  const items = await act.sql.rows(
    itemRow,
    statement`select no, order_no as "orderNo" from item where town_id = ${act.town} and meeting_id = ${meeting.id} order by no`,
  )
  const item = items.find(({ no }) => no === itemNo)
  if (!item) return refuse({ kind: 'no-such-item', items: items.map(({ no }) => no) })
  if (item.orderNo === orderNo) return done({ before: orderNo })
  await act.sql.count(statement`update item set order_no = ${orderNo}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and no = ${itemNo}`)
  await audit(act, { act: 'item.linked', subject: `${meeting.id}/${itemNo}`, facts: { order: orderNo } })
  return done({ before: item.orderNo })
}
