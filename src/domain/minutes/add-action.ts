import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'

export type ActionRefusal = NotPermitted | { kind: 'no-such-meeting' } | { kind: 'due-in-the-past' }

const made = z.object({ id: z.int() })

/** Writes down what somebody is to do after a meeting, until a day of the town. */
export async function addAction(
  act: Act,
  {
    meetingId,
    title,
    ownerId,
    due,
    today,
  }: { meetingId: string; title: string; ownerId: string; due: string; today: string },
): Promise<Outcome<{ id: number }, ActionRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (due < today) return refuse({ kind: 'due-in-the-past' })
  const [row] = await act.sql.rows(
    made,
    statement`insert into action_item (town_id, meeting_id, title, owner_id, due, state, at, by_id, via)
      select m.town_id, m.id, ${title}, ${ownerId}, ${due}::date, 'open', ${act.now}::timestamptz, ${act.by}, ${act.via}
      from meeting m where m.town_id = ${act.town} and m.id = ${meetingId} returning id`,
  )
  if (!row) return refuse({ kind: 'no-such-meeting' })
  await audit(act, { act: 'action.added', subject: `${meetingId}/${row.id}`, facts: { owner: ownerId, due } })
  return done(row)
}
