// How much waits, and for how long: what whoever looks after the program wants to see.
import { z } from 'zod'
import { type Sql, statement, verbatim } from '../../db/sql.ts'

const waitingRow = z.object({
  stored: z.int(),
  /** In seconds, of the oldest. */
  storedAge: z.number(),
  unbrought: z.int(),
  queued: z.int(),
  queueAge: z.number(),
  lost: z.int(),
})

export type WaitingNow = z.output<typeof waitingRow>

/** Events not answered yet, answers not known to have arrived, notices to be delivered now, and what is listed as undelivered. */
export async function waitingNow(sql: Sql): Promise<WaitingNow | undefined> {
  const [row] = await sql.rows(waitingRow, WAITING)
  return row
}

const age = (since: string) => `coalesce(extract(epoch from now() - min(${since})), 0)::float8`
const WAITING = statement`select
    (select count(*)::int from stored_event) as stored,
    (select ${verbatim(age('stored_at'))} from stored_event) as "storedAge",
    (select count(*)::int from inbox where at > now() - interval '1 hour' and at < now() - interval '20 seconds'
      and replied_at is null and reply is not null and not given_up) as unbrought,
    (select count(*)::int from pgboss.job where name = 'deliver' and state in ('created', 'retry') and start_after <= now()) as queued,
    (select ${verbatim(age('start_after'))} from pgboss.job where name = 'deliver' and state in ('created', 'retry') and start_after <= now()) as "queueAge",
    (select count(*)::int from pgboss.job where name = 'undelivered' and state = 'created') as lost`
