// What waits in the queue, out and in again: for backup and restore. Each keeps its id, by which LINE knows it again.
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Transaction } from '../../db/transaction.ts'
import { messageSchema } from './message.ts'
import { DELIVER, UNDELIVERED, within } from './outbox.ts'

export const pendingSchema = z.object({
  queue: z.enum([DELIVER, UNDELIVERED]),
  id: z.string(),
  message: messageSchema,
  startAfter: z.iso.datetime({ offset: true }),
})
export type Pending = z.output<typeof pendingSchema>

const pendingRow = z.object({
  queue: z.enum([DELIVER, UNDELIVERED]),
  id: z.string(),
  message: z.unknown(),
  startAfter: z.date(),
})

/** Messages that have not left, those on their way, and those listed as undelivered. */
export async function pendingMessages({ sql }: Transaction): Promise<Pending[]> {
  const rows = await sql.rows(
    pendingRow,
    statement`select name as queue, id::text as id, data as message, start_after as "startAfter" from pgboss.job
      where (name = ${DELIVER} and state in ('created', 'retry', 'active')) or (name = ${UNDELIVERED} and state = 'created')
      order by created_on`,
  )
  return rows.flatMap(({ message, startAfter, ...row }) => {
    const read = messageSchema.safeParse(message)
    return read.success ? [{ ...row, message: read.data, startAfter: startAfter.toISOString() }] : []
  })
}

export async function putPending(
  transaction: Transaction,
  boss: PgBoss,
  { queue, id, message, startAfter }: Pending,
): Promise<void> {
  await boss.insert(queue, [{ id, data: message, startAfter: new Date(startAfter) }], {
    db: within(transaction),
  })
}
