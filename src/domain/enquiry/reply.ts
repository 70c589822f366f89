import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { findEnquiry, type ListedEnquiry } from './read.ts'

export type ReplyRefusal = NotPermitted | { kind: 'no-such-enquiry' }

/** Staff answer somebody; what they say is passed on and not kept. Staff may answer after the enquiry has ended, too. */
export async function replyToEnquiry(act: Act, id: number): Promise<Outcome<ListedEnquiry, ReplyRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const replied =
    await act.sql.count(statement`update enquiry set replied_at = ${act.now}, last_at = ${act.now}
    where town_id = ${act.town} and id = ${id}`)
  const found = await findEnquiry(act, id)
  if (replied === 0 || !found) return refuse({ kind: 'no-such-enquiry' })
  await audit(act, { act: 'enquiry.replied', subject: `enquiry-${id}` })
  return done(found)
}
