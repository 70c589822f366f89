// Where notices stand in Slack that may still be edited, or are talked about in their threads.
import { z } from 'zod'
import { type Sql, statement } from '../../db/sql.ts'
import type { Place } from './message.ts'

const placeRow = z.object({ channel: z.string(), ts: z.string() })

export async function placeOf(sql: Sql, town: string, subject: string): Promise<Place | undefined> {
  const [found] = await sql.rows(
    placeRow,
    statement`select channel, ts from posted where town_id = ${town} and subject = ${subject}`,
  )
  return found
}

/** A notice said again about the same subject is the one that counts. */
export const notePlace = (
  sql: Sql,
  { town, subject, place }: { town: string; subject: string; place: Place },
): Promise<number> =>
  sql.count(statement`insert into posted (town_id, subject, channel, ts, at)
    values (${town}, ${subject}, ${place.channel}, ${place.ts}, now())
    on conflict (town_id, subject) do update set channel = excluded.channel, ts = excluded.ts, at = excluded.at`)
