import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { charterOf } from '../town/model.ts'
import { lockedMeeting } from './lock-meeting.ts'

export type RecuseRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'recusal-not-allowed'; article: string }
  | { kind: 'no-such-item'; items: number[] }
  | { kind: 'recused-already' }

type Recusing = { meeting: SeenMeeting; itemNo: number; seatId: string; reason: string }

/** The secretariat writes down that a seat stays out of an item (除斥), with the reason, where the charter knows it (V9). */
export async function recuse(
  act: Act,
  { meeting: seen, itemNo, seatId, reason }: Recusing,
): Promise<Outcome<{ article: string }, RecuseRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  return recordRecusal(act, { meeting: seen, itemNo, seatId, reason })
}

/** Writes a recusal down for whoever may: the charter knows it, the item is there, and it is written once. */
export async function recordRecusal(
  act: Act,
  { meeting: seen, itemNo, seatId, reason }: Recusing,
): Promise<Outcome<{ article: string }, Exclude<RecuseRefusal, NotPermitted>>> {
  const kept = await lockedMeeting(act, seen)
  if (!kept.ok) return kept
  const { town, meeting } = kept.value
  const { recusal } = charterOf(town, meeting).rules
  if (!recusal.allowed) return refuse({ kind: 'recusal-not-allowed', article: recusal.article })
  if (!meeting.items.some(({ no }) => no === itemNo))
    return refuse({ kind: 'no-such-item', items: meeting.items.map(({ no }) => no) })
  const written = await act.sql.count(statement`
    insert into recusal (town_id, meeting_id, item_no, seat_id, reason, by_id, via, at)
    values (${act.town}, ${meeting.id}, ${itemNo}, ${seatId}, ${reason}, ${act.by}, ${act.via}, ${act.now})
    on conflict do nothing`)
  if (written === 0) return refuse({ kind: 'recused-already' })
  await audit(act, { act: 'item.recused', subject: `${meeting.id}/${itemNo}`, facts: { seat: seatId } })
  return done({ article: recusal.article })
}
