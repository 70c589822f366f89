import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { hashOf, type Minutes, TEXT_MOST } from './model.ts'
import { latestMinutes } from './read.ts'

export type DraftRefusal =
  | NotPermitted
  | { kind: 'meeting-not-closed' }
  | { kind: 'drafted-already' }
  | { kind: 'no-such-meeting' }

/** The first draft of the minutes of a meeting that is closed (N5); there is one, whoever asks first. */
export async function draftMinutes(
  act: Act,
  { meeting, text }: { meeting: Pick<Meeting, 'id'>; text: string },
): Promise<Outcome<Minutes, DraftRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const found = await act.tx.meeting.findUnique({
    where: { townId_id: { townId: act.town, id: meeting.id } },
    select: { state: true },
  })
  if (!found) return refuse({ kind: 'no-such-meeting' })
  if (found.state !== 'closed') return refuse({ kind: 'meeting-not-closed' })
  const whole = text.slice(0, TEXT_MOST)
  const written =
    await act.sql.count(statement`insert into minutes (town_id, meeting_id, version, state, text, sha256, at, by_id, via)
    values (${act.town}, ${meeting.id}, 1, 'draft', ${whole}, ${hashOf(whole)}, ${act.now}, ${act.by}, ${act.via})
    on conflict do nothing`)
  const minutes = await latestMinutes(act, meeting.id)
  if (written === 0 || !minutes) return refuse({ kind: 'drafted-already' })
  await audit(act, {
    act: 'minutes.drafted',
    subject: meeting.id,
    facts: { version: 1, sha256: minutes.sha256 },
  })
  return done(minutes)
}
