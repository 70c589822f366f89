import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepSales } from './may.ts'
import { isOpenStage, type Lead, type LeadRefusal, OPEN_STAGES, type SeenLead } from './model.ts'
import { findLead, whyLeadStays } from './read.ts'

/** What is left out stays; nobody sees to it where the owner is null. */
export type LeadChange = { topic?: string | undefined; ownerId?: string | null | undefined }
export type ChangeLeadRefusal = NotPermitted | LeadRefusal | { kind: 'no-such-person' }
export type ChangedLead = { lead: Lead; before: Lead }

/** Changes what an open lead is about, or who sees to it; its stage and its next step are moved. */
export async function changeLead(
  act: Act,
  { no, revision, topic, ownerId }: SeenLead & LeadChange,
): Promise<Outcome<ChangedLead, ChangeLeadRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  const owner = ownerId ? await nameOfPerson(act, ownerId) : null
  if (owner === undefined) return refuse({ kind: 'no-such-person' })
  const before = await findLead(act, no)
  if (!before) return refuse({ kind: 'no-such-lead', no })
  if (!isOpenStage(before.stage) || before.revision !== revision) return refuse(await whyLeadStays(act, no))
  const lead: Lead = {
    ...before,
    topic: topic ?? before.topic,
    ownerId: ownerId === undefined ? before.ownerId : ownerId,
    owner: ownerId === undefined ? before.owner : owner,
    changedAt: act.now,
    revision: revision + 1,
  }
  const changed =
    await act.sql.count(statement`update lead set topic = ${lead.topic}, owner_id = ${lead.ownerId}, changed_at = ${act.now},
      revision = revision + 1
    where town_id = ${act.town} and no = ${no} and stage in ${among(OPEN_STAGES)} and revision = ${revision}`)
  if (changed === 0) return refuse(await whyLeadStays(act, no))
  await audit(act, {
    act: 'lead.changed',
    subject: `lead-${no}`,
    facts: { was: before.ownerId, owner: lead.ownerId },
  })
  return done({ lead, before })
}
