import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { touchTown } from '../town/touch.ts'

export type EndBodyRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  | { kind: 'ended-already'; to: string }
  | { kind: 'ends-before-it-begins'; from: string }
  | { kind: 'meetings-after'; titles: string[] }

/**
 * A body ends on a day: terms and offices end with it, its subcommittees too. What it decided stays readable. Meetings called
 * for a later day have to be called off first.
 */
export async function endBody(
  act: Act,
  { bodyId, on }: { bodyId: string; on: string },
): Promise<Outcome<null, EndBodyRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  await act.sql.count(statement`select 1 from body where town_id = ${act.town} order by id for update`)
  const town = await freshTown(act)
  const body = town.bodies.find(({ id }) => id === bodyId)
  if (!body) return refuse({ kind: 'no-such-body' })
  if (body.to !== null && body.to <= on) return refuse({ kind: 'ended-already', to: body.to })
  if (on < body.from) return refuse({ kind: 'ends-before-it-begins', from: body.from })
  const ending = [bodyId, ...town.bodies.filter(({ parentId }) => parentId === bodyId).map(({ id }) => id)]
  const after = town.meetings.filter(
    (meeting) =>
      ending.includes(meeting.bodyId) &&
      ['draft', 'convened', 'open'].includes(meeting.state) &&
      dayIn(town, meeting.startsAt) > on,
  )
  if (after.length > 0) return refuse({ kind: 'meetings-after', titles: after.map(({ title }) => title) })
  await act.sql.count(statement`update body set to_date = ${on}::date
    where town_id = ${act.town} and id = any (${ending}) and (to_date is null or to_date > ${on}::date)`)
  for (const table of ['appointment', 'office'] as const) await cut(act, table, ending, on)
  await touchTown(act)
  await audit(act, { act: 'body.ended', subject: bodyId, facts: { on } })
  return done(null)
}

/** Terms that would go on end with the body; those that would begin later never do. */
async function cut(
  { sql, town }: Act,
  table: 'appointment' | 'office',
  bodies: string[],
  on: string,
): Promise<void> {
  if (table === 'appointment') {
    await sql.count(
      statement`delete from appointment where town_id = ${town} and body_id = any (${bodies}) and from_date > ${on}::date`,
    )
    await sql.count(statement`update appointment set to_date = ${on}::date
      where town_id = ${town} and body_id = any (${bodies}) and (to_date is null or to_date > ${on}::date)`)
    return
  }
  await sql.count(
    statement`delete from office where town_id = ${town} and body_id = any (${bodies}) and from_date > ${on}::date`,
  )
  await sql.count(statement`update office set to_date = ${on}::date
    where town_id = ${town} and body_id = any (${bodies}) and (to_date is null or to_date > ${on}::date)`)
}
