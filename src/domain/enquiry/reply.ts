import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { findEnquiry, type ListedEnquiry } from './read.ts'

export type ReplyRefusal = NotPermitted | { kind: 'no-such-enquiry' }

/**
 * Staff answer somebody; what they say is passed on and not kept. To answer is to open again what had
 * ended, so that the person's next words come back.
 */
export async function replyToEnquiry(act: Act, id: number): Promise<Outcome<ListedEnquiry, ReplyRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const replied =
    await act.sql.count(statement`update enquiry e set replied_at = ${act.now}, last_at = ${act.now},
      ended_at = case when exists (select 1 from enquiry o where o.town_id = e.town_id and o.platform = e.platform
        and o.user_id = e.user_id and o.ended_at is null and o.id <> e.id) then e.ended_at end
    where town_id = ${act.town} and id = ${id}`)
  const found = await findEnquiry(act, id)
  if (replied === 0 || !found) return refuse({ kind: 'no-such-enquiry' })
  await audit(act, { act: 'enquiry.replied', subject: `enquiry-${id}` })
  return done(found)
}
