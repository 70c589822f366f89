import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'

export type RenewBoardRefusal = NotPermitted | { kind: 'renewed-since' }

/** A new link to a meeting's board, in the place of the `n`th: whoever has the former sees nothing any more, at once. */
export async function renewBoard(
  act: Act,
  { meetingId, n }: { meetingId: string; n: number },
): Promise<Outcome<{ n: number }, RenewBoardRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const renewed = await act.sql.count(statement`update meeting set board_no = board_no + 1
    where town_id = ${act.town} and id = ${meetingId} and board_no = ${n}`)
  if (renewed === 0) return refuse({ kind: 'renewed-since' })
  await touchTown(act)
  await audit(act, { act: 'board.renewed', subject: meetingId, facts: { n: n + 1 } })
  return done({ n: n + 1 })
}
