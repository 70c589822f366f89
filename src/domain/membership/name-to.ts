import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted, permit } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { touchTown } from '../town/touch.ts'
import { insertTerm } from './appoint.ts'
import { officerOn } from './model.ts'

export type NameRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  | { kind: 'no-subcommittee' }
  | { kind: 'ended-already'; to: string }
  | { kind: 'named-already' }

const countRow = z.object({ position: z.int() })

/**
 * The chair of the parent body names somebody to a subcommittee, from the roster, related organisations or experts (第7条第2項);
 * the secretariat writes it down. Nobody of it is counted for the parent (Q4).
 */
export async function nameToSubcommittee(
  act: Act,
  { bodyId, personId, category = 'expert' }: { bodyId: string; personId: string; category?: string },
): Promise<Outcome<{ seatId: string }, NameRefusal>> {
  await act.sql.count(statement`select 1 from body where town_id = ${act.town} and id = ${bodyId} for update`)
  const town = await freshTown(act)
  const body = town.bodies.find(({ id }) => id === bodyId)
  if (!body) return refuse({ kind: 'no-such-body' })
  const parent = town.bodies.find(({ id }) => id === body.parentId)
  if (!parent) return refuse({ kind: 'no-subcommittee' })
  const today = dayIn(town, act.now)
  const actor = await readActor(act)
  const isChair = officerOn(parent, 'chair', today) === actor.personId
  const not = forbidden(permit(mayKeepOffice(actor).allowed || isChair, ['chair', 'staff'], '第7条第2項'))
  if (not) return refuse(not)
  if (body.to !== null && body.to < today) return refuse({ kind: 'ended-already', to: body.to })
  const [from = today] = [today, body.from].toSorted().slice(-1)
  const sits =
    await act.sql.count(statement`select 1 from appointment where town_id = ${act.town} and body_id = ${bodyId}
    and person_id = ${personId} and (to_date is null or to_date >= ${from}::date)`)
  if (sits > 0) return refuse({ kind: 'named-already' })
  const [next] = await act.sql.rows(
    countRow,
    statement`select coalesce(max(position), 0)::int + 1 as position from seat where town_id = ${act.town} and body_id = ${bodyId}`,
  )
  const { position } = countRow.parse(next)
  const seatId = `${bodyId}-${position}`
  await act.sql.count(statement`insert into seat (town_id, id, body_id, position, category, title)
    values (${act.town}, ${seatId}, ${bodyId}, ${position}, ${category}, ${body.name})`)
  await insertTerm(act, { seatId, bodyId, personId, from, to: body.to ?? undefined })
  await touchTown(act)
  await audit(act, { act: 'member.named', subject: seatId, facts: { person: personId, body: bodyId } })
  return done({ seatId })
}
