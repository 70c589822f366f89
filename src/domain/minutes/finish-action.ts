import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted, permit } from '../permission.ts'

export type FinishRefusal = NotPermitted | { kind: 'no-such-action' } | { kind: 'action-done' }

const ownedRow = z.object({ state: z.string(), ownerId: z.string().nullable(), title: z.string() })

/** Whoever owns it, or the secretariat, says that it is done. */
export async function finishAction(
  act: Act,
  { id }: { id: number },
): Promise<Outcome<{ title: string }, FinishRefusal>> {
  const [item] = await act.sql.rows(
    ownedRow,
    statement`select state, owner_id as "ownerId", title from action_item where town_id = ${act.town} and id = ${id} for update`,
  )
  if (!item) return refuse({ kind: 'no-such-action' })
  const actor = await readActor(act)
  const not = forbidden(permit(item.ownerId === act.by || mayKeepOffice(actor).allowed, ['staff'], null))
  if (not) return refuse(not)
  if (item.state === 'done') return refuse({ kind: 'action-done' })
  await act.sql.count(statement`update action_item set state = 'done', ended_at = ${act.now}, ended_by = ${act.by}
    where town_id = ${act.town} and id = ${id} and state = 'open'`)
  await audit(act, { act: 'action.done', subject: `${id}` })
  return done({ title: item.title })
}
