import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { findEnquiry, type ListedEnquiry } from './read.ts'

export type EndRefusal = NotPermitted | { kind: 'no-such-enquiry' } | { kind: 'enquiry-ended' }

/** Staff have dealt with an enquiry: the next words of its person begin another. */
export async function endEnquiry(act: Act, id: number): Promise<Outcome<ListedEnquiry, EndRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const ended = await act.sql.count(statement`update enquiry set ended_at = ${act.now}, ended_by = ${act.by}
    where town_id = ${act.town} and id = ${id} and ended_at is null`)
  const found = await findEnquiry(act, id)
  if (!found) return refuse({ kind: 'no-such-enquiry' })
  if (ended === 0) return refuse({ kind: 'enquiry-ended' })
  await audit(act, { act: 'enquiry.ended', subject: `enquiry-${id}` })
  return done(found)
}
