// What is on record: an operation that refuses leaves every row as it was; one that does something leaves an entry.
import { expect } from 'vitest'
import { z } from 'zod'
import { statement } from '../../src/db/sql.ts'
import type { operations } from './operation.ts'

export type Operations = ReturnType<typeof operations>

const whole = z.object({ everything: z.string() })

async function everything({ database }: Operations): Promise<string> {
  const [found] = await database().sql.rows(
    whole,
    statement`select schema_to_xml('public', false, false, '')::text as everything`,
  )
  return (found?.everything ?? '').replace(REMEMBERED, '')
}

/** When somebody last spoke of something is remembered, also where the answer was no. */
const REMEMBERED = /<spoken>[\s\S]*?<\/spoken>/

/** Runs work that must leave every row of every table as it was. */
export async function writingNothing<Result>(
  operation: Operations,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await everything(operation)
  const result = await work()
  const after = await everything(operation)
  // Line by line only where something differs: to show it.
  if (after !== before) expect(after.split('\n')).toEqual(before.split('\n'))
  return result
}

/** The last audit entry of the town, without its seal. */
export const lastAudit = ({ database, town }: Operations) =>
  database().db.auditEntry.findFirstOrThrow({
    where: { townId: town() },
    orderBy: { id: 'desc' },
    select: { act: true, actor: true, via: true, subject: true, facts: true, at: true },
  })

/** What work added to the audit trail. */
export async function auditOf(operation: Operations, work: () => Promise<unknown>): Promise<string[]> {
  const before = await operation.audited()
  await work()
  return (await operation.audited()).slice(before.length)
}
