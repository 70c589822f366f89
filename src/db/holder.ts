// One program at a time serves an embedded database. The lock lives in the database, so it is gone with its holder.
import { Client } from 'pg'
import { z } from 'zod'

const HOLDER_LOCK = 8_201_002

export type Holding = { ok: true; release: () => Promise<void> } | { ok: false; holder: string }

/** Takes hold of the database, or says who has it (process and port). */
export async function hold(url: string, me: string): Promise<Holding> {
  const client = new Client({ connectionString: url, application_name: me })
  client.on('error', () => undefined)
  await client.connect()
  const taken = z
    .array(z.object({ taken: z.boolean() }))
    .parse((await client.query('select pg_try_advisory_lock($1) as taken', [HOLDER_LOCK])).rows)
  if (taken[0]?.taken) return { ok: true, release: () => client.end() }
  const holders = z.array(z.object({ application_name: z.string() })).parse(
    (
      await client.query(
        `select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
          where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
        [HOLDER_LOCK],
      )
    ).rows,
  )
  await client.end()
  return { ok: false, holder: holders[0]?.application_name ?? 'another process' }
}
