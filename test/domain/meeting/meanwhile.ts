// What happens to a town between the moment somebody reads it and the moment they act.
import { statement } from '../../../src/db/sql.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { type Change, changeMeeting } from '../../../src/domain/meeting/change.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import type { Operations } from '../records.ts'
import { granted } from './granted.ts'

export const STAFF = { by: 's1', via: 'slack' } as const
export const ANOTHER_DAY = { startsAt: new Date('2026-12-17T14:00+09:00') }
export const ANOTHER_DEADLINE = { answersCloseAt: new Date('2026-12-09T17:00+09:00') }

/** Somebody else calls the meeting off. */
export async function cancelled(operation: Operations): Promise<void> {
  const meeting = await operation.meeting()
  granted(await operation.run(STAFF, (act) => cancelMeeting(act, meeting)))
}

/** Somebody else changes the meeting; without more it goes to another day. */
export async function changed(operation: Operations, change: Change = ANOTHER_DAY): Promise<Meeting> {
  const meeting = await operation.meeting()
  return granted(await operation.run(STAFF, (act) => changeMeeting(act, meeting, change)))
}

/** On 1 December, before the meeting, somebody else takes the seat over. */
export async function succeeded(
  { database, town }: Operations,
  { seatId, personId = 'n1' }: { seatId: string; personId?: string },
): Promise<void> {
  const { db } = database()
  const seat = { townId: town(), seatId, bodyId: 'council' }
  await db.appointment.updateMany({ where: { ...seat, to: null }, data: { to: new Date('2026-11-30') } })
  await db.appointment.create({ data: { ...seat, personId, from: new Date('2026-12-01') } })
}

/** Somebody's roles in the register become these. */
export async function hasRoles(
  { database, town }: Operations,
  personId: string,
  roles: string[],
): Promise<void> {
  await database().db.person.update({
    where: { townId_id: { townId: town(), id: personId } },
    data: { roles },
  })
}

/** The charter asks for another leave, allows no proxy, and so on. */
export async function proxyRule(
  { database, town }: Operations,
  rule: Record<string, unknown>,
): Promise<void> {
  await database().sql.count(statement`update charter_version
    set rules = jsonb_set(rules, '{proxy}', rules -> 'proxy' || ${JSON.stringify(rule)}::jsonb)
    where town_id = ${town()} and id = 'council-2024'`)
}
