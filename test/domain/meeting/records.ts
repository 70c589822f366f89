// What a town has on record, to be held beside what it had before: an operation that refuses leaves it as it was.
import { expect } from 'vitest'
import type { operations } from '../operation.ts'

export type Operations = ReturnType<typeof operations>

/** Everything operations on meetings could have written, whole rows. */
async function records({ database, town }: Operations) {
  const { db } = database()
  const where = { townId: town() }
  const byId = { orderBy: { id: 'asc' } } as const
  return {
    town: await db.town.findUniqueOrThrow({ where: { id: town() } }),
    people: await db.person.findMany({ where, ...byId }),
    accounts: await db.account.findMany({ where, orderBy: { userId: 'asc' } }),
    meetings: await db.meeting.findMany({ where, ...byId }),
    items: await db.item.findMany({ where, orderBy: [{ meetingId: 'asc' }, { no: 'asc' }] }),
    answers: await db.answer.findMany({ where, orderBy: [{ seatId: 'asc' }, { personId: 'asc' }] }),
    proxies: await db.proxy.findMany({ where, ...byId }),
    presences: await db.presence.findMany({ where, ...byId }),
    reminders: await db.reminder.findMany({ where, orderBy: [{ kind: 'asc' }, { personId: 'asc' }] }),
    audit: await db.auditEntry.findMany({ where, ...byId }),
  }
}

/** Runs work that must leave every row of the town as it was. */
export async function writingNothing<Result>(
  operation: Operations,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await records(operation)
  const result = await work()
  expect(await records(operation)).toEqual(before)
  return result
}

/** What work added to the audit trail. */
export async function auditOf(operation: Operations, work: () => Promise<unknown>): Promise<string[]> {
  const before = await operation.audited()
  await work()
  return (await operation.audited()).slice(before.length)
}
