import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Order } from '../order/model.ts'
import { type NewOrder, type ReceiveRefusal, receiveOrder } from '../order/receive.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { TownModel } from '../town/model.ts'
import { type Lead, type LeadRefusal, OPEN_STAGES, type SeenLead } from './model.ts'
import { findLead, whyLeadStays } from './read.ts'
import { writeStep } from './write-step.ts'

export type WinLeadRefusal = LeadRefusal | ReceiveRefusal

/** An open lead is won: it ends, and its client's order is there, exactly one (the order's key holds the lead). */
export async function winLead(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  { no, revision, order: given }: SeenLead & { order: Omit<NewOrder, 'clientNo' | 'leadNo'> },
): Promise<Outcome<{ lead: Lead; order: Order }, WinLeadRefusal>> {
  const kept = await act.sql.count(statement`select 1 from lead where town_id = ${act.town} and no = ${no}
    and stage in ${among(OPEN_STAGES)} and revision = ${revision} for no key update`)
  const before = await findLead(act, no)
  if (!before || kept === 0) return refuse(await whyLeadStays(act, no))
  const received = await receiveOrder(act, town, { ...given, clientNo: before.clientNo, leadNo: no })
  if (!received.ok) return received
  const order = received.value
  await act.sql.count(statement`update lead set stage = 'won', next_on = null, reason = null, changed_at = ${act.now},
    revision = revision + 1 where town_id = ${act.town} and no = ${no}`)
  await writeStep(act, { no, stage: 'won', nextOn: null, note: null })
  await audit(act, { act: 'lead.won', subject: `lead-${no}`, facts: { from: before.stage, order: order.no } })
  const lead = { ...before, stage: 'won' as const, nextOn: null, revision: revision + 1, orderNo: order.no }
  return done({ lead, order })
}
