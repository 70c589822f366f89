import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import type { LeadStage } from './model.ts'

/** Adds a step to the history of a lead whose row the caller has just written. */
export async function writeStep(
  act: Act,
  { no, stage, nextOn, note }: { no: number; stage: LeadStage; nextOn: string | null; note: string | null },
): Promise<void> {
  await act.sql.count(statement`insert into lead_step (town_id, lead_no, no, stage, next_on, note, at, by_id, via)
    select ${act.town}, ${no}::int, coalesce(max(no), 0) + 1, ${stage}, ${nextOn}::date, ${note}, ${act.now}::timestamptz,
      ${act.by}, ${act.via}
    from lead_step where town_id = ${act.town} and lead_no = ${no}`)
}
