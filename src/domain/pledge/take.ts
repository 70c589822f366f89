import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { freshTown } from '../town/read.ts'
import { secrecyOf } from './may.ts'
import { owesPledge, type Part } from './model.ts'
import { partInMeeting } from './read.ts'

export type PledgeRefusal =
  /** They have no part in the meeting, or none any more. */
  | { kind: 'no-part' }
  /** The charter of the body asks for none. */
  | { kind: 'no-duty'; article: string | null }

/** What was pledged, and by which article; `again`: it had been before. */
export type Pledged = { meeting: Meeting; article: string | null; again: boolean }

/**
 * The one who acts pledges secrecy (rule 8): a member for their term in the body, a proxy or an observer for the meeting.
 * Pledging again changes nothing; nobody pledges for somebody else.
 */
export async function takePledge(
  act: Act,
  { meetingId }: { meetingId: string },
): Promise<Outcome<Pledged, PledgeRefusal>> {
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  const part = meeting && (await partInMeeting(act, town, meeting))
  if (!meeting || !part || part.role === 'staff') return refuse({ kind: 'no-part' })
  const { required, article } = secrecyOf(town, meeting)
  if (!required) return refuse({ kind: 'no-duty', article })
  if (!owesPledge(part, { required })) return done({ meeting, article, again: true })
  const taken = await act.sql.count(recorded(act, { part, bodyId: meeting.bodyId, article }))
  if (taken > 0)
    await audit(act, {
      act: 'pledge.taken',
      subject: meeting.bodyId,
      facts: { person: act.by, role: part.role, meeting: meeting.id, article },
    })
  return done({ meeting, article, again: taken === 0 })
}

type Taking = { part: Exclude<Part, { role: 'staff' }>; bodyId: string; article: string | null }

function recorded({ town, by, via, now }: Act, { part, bodyId, article }: Taking) {
  switch (part.role) {
    case 'member':
      return statement`insert into pledge (town_id, body_id, person_id, from_date, article, at, by_id, via)
        values (${town}, ${bodyId}, ${by}, ${part.from}::date, ${article}, ${now}, ${by}, ${via}) on conflict do nothing`
    case 'proxy':
      return statement`update proxy set pledged_at = ${now} where town_id = ${town} and id = ${part.proxyId}
        and state = 'accepted' and pledged_at is null`
    case 'observer':
      return statement`update observer set pledged_at = ${now} where town_id = ${town} and id = ${part.id}
        and state = 'accepted' and pledged_at is null`
  }
}
