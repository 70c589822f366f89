import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { settlePresiding, yieldTemporary } from '../session/preside.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { touchTown } from '../town/touch.ts'
import type { Election } from './model.ts'

/**
 * Whoever is elected holds the office from the day of the meeting; the term of whoever held it ends the day before, and so
 * does another office of theirs in the body. At an open table they preside from this moment, if they sit there (rule 6(2)).
 */
export async function takeOffice(
  act: Act,
  {
    town,
    meeting,
    office,
    personId,
  }: { town: TownModel; meeting: Meeting; office: Election['office']; personId: string },
): Promise<void> {
  const day = dayIn(town, meeting.startsAt)
  const held = statement`town_id = ${act.town} and body_id = ${meeting.bodyId} and (office = ${office} or person_id = ${personId})`
  await act.sql.count(statement`delete from office where ${held} and from_date >= ${day}::date`)
  await act.sql.count(statement`update office set to_date = ${day}::date - 1
    where ${held} and from_date < ${day}::date and (to_date is null or to_date >= ${day}::date)`)
  await act.sql.count(statement`insert into office (town_id, body_id, office, from_date, to_date, person_id)
    select town_id, id, ${office}, ${day}::date, to_date, ${personId} from body
    where town_id = ${act.town} and id = ${meeting.bodyId}`)
  await act.sql.count(statement`update election set state = 'decided', elected_id = ${personId}, decided_at = ${act.now}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and office = ${office}`)
  await touchTown(act)
  await audit(act, {
    act: 'office.taken',
    subject: meeting.bodyId,
    facts: { office, person: personId, from: day },
  })
  if (meeting.state !== 'open') return
  const elected = await freshTown(act)
  await yieldTemporary(act, elected, meeting)
  await settlePresiding(act, elected, meeting)
}
