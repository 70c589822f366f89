import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { mayKeepSales } from './may.ts'
import {
  isOpenStage,
  type Lead,
  type LeadRefusal,
  type NextRefusal,
  OPEN_STAGES,
  type OpenStage,
  type SeenLead,
} from './model.ts'
import { findLead, whyLeadStays } from './read.ts'
import { writeStep } from './write-step.ts'

export type LeadMove = { stage: OpenStage | 'lost'; note?: string | undefined; nextOn?: string | undefined }
export type MoveLeadRefusal =
  | NotPermitted
  | LeadRefusal
  | NextRefusal
  | { kind: 'reason-missing' }
  | { kind: 'nothing-moves' }
export type MovedLead = { lead: Lead; before: Lead }

/**
 * Moves an open lead to another open stage, forward or back, or gives it up with a reason; the same stage is a step where
 * it has a new day or a word. A day of the next step that has come is over with the step.
 */
export async function moveLead(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  { no, revision, stage, note, nextOn }: SeenLead & LeadMove,
): Promise<Outcome<MovedLead, MoveLeadRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  const today = dayIn(town, act.now)
  const before = await findLead(act, no)
  if (!before) return refuse({ kind: 'no-such-lead', no })
  if (!isOpenStage(before.stage) || before.revision !== revision) return refuse(await whyLeadStays(act, no))
  if (stage === 'lost' && !note) return refuse({ kind: 'reason-missing' })
  if (nextOn !== undefined && nextOn < today) return refuse({ kind: 'next-in-the-past' })
  if (stage === before.stage && !note && (nextOn ?? before.nextOn) === before.nextOn)
    return refuse({ kind: 'nothing-moves' })
  const kept = before.nextOn !== null && before.nextOn > today ? before.nextOn : null
  const next = stage === 'lost' ? null : (nextOn ?? kept)
  const reason = stage === 'lost' ? (note ?? null) : null
  const moved =
    await act.sql.count(statement`update lead set stage = ${stage}, next_on = ${next}::date, reason = ${reason},
      changed_at = ${act.now}, revision = revision + 1
    where town_id = ${act.town} and no = ${no} and stage in ${among(OPEN_STAGES)} and revision = ${revision}`)
  if (moved === 0) return refuse(await whyLeadStays(act, no))
  await writeStep(act, { no, stage, nextOn: next, note: note ?? null })
  await audit(act, {
    act: 'lead.moved',
    subject: `lead-${no}`,
    facts: { from: before.stage, to: stage, next },
  })
  const lead = { ...before, stage, nextOn: next, reason, changedAt: act.now, revision: revision + 1 }
  return done({ lead, before })
}
