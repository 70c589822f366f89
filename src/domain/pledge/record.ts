// A pledge given on paper: the secretariat writes it down, and takes it back where that was a mistake.
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { seatsOf } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { secrecyOf } from './may.ts'
import { termNow } from './read.ts'

export type RecordPledgeRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  /** They hold no seat of the body, now or to come. */
  | { kind: 'no-seat' }
  | { kind: 'no-duty'; article: string | null }

/** `again`: they had pledged already; `at` is the moment it was written down. */
export type RecordedPledge = { article: string | null; again: boolean; at: Date }

/**
 * A member has pledged secrecy on paper (rule 8), for their term in a body; who wrote it down, and how it reached them, stays
 * with it. What was pledged before stays as it is.
 */
export async function recordPledge(
  act: Act,
  { personId, bodyId }: { personId: string; bodyId: string },
): Promise<Outcome<RecordedPledge, RecordPledgeRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const town = await freshTown(act)
  if (!town.bodies.some(({ id }) => id === bodyId)) return refuse({ kind: 'no-such-body' })
  const from = termNow(await seatsOf(act, personId), bodyId, dayIn(town, act.now))
  if (!from) return refuse({ kind: 'no-seat' })
  const { required, article } = secrecyOf(town, { bodyId, startsAt: act.now })
  if (!required) return refuse({ kind: 'no-duty', article })
  const taken =
    await act.sql.count(statement`insert into pledge (town_id, body_id, person_id, from_date, article, at, by_id, via)
    values (${act.town}, ${bodyId}, ${personId}, ${from}::date, ${article}, ${act.now}, ${act.by}, ${act.via})
    on conflict do nothing`)
  if (taken > 0)
    await audit(act, {
      act: 'pledge.recorded',
      subject: bodyId,
      facts: { person: personId, role: 'member', article },
    })
  return done({ article, again: taken === 0, at: act.now })
}

export type TakeBackPledgeRefusal = NotPermitted | { kind: 'no-such-pledge' }

/** Takes back what the secretariat wrote down at that moment; what somebody pledged themselves is not theirs to take back. */
export async function takeBackPledge(
  act: Act,
  { personId, bodyId, at }: { personId: string; bodyId: string; at: Date },
): Promise<Outcome<null, TakeBackPledgeRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const gone = await act.sql.count(statement`delete from pledge
    where town_id = ${act.town} and body_id = ${bodyId} and person_id = ${personId} and at = ${at} and by_id <> person_id`)
  if (gone === 0) return refuse({ kind: 'no-such-pledge' })
  await audit(act, { act: 'pledge.taken-back', subject: bodyId, facts: { person: personId } })
  return done(null)
}
