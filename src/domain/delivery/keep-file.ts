import { createHash } from 'node:crypto'
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { mayWorkAs } from '../claim/may.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { FILE_MOST_BYTES, TOWN_MOST_BYTES } from '../papers/model.ts'
import { sniffType } from '../papers/sniff.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { takesFiles } from './read.ts'

export type KeepFileRefusal =
  | NotPermitted
  | { kind: 'none-held' }
  | { kind: 'file-empty' }
  | { kind: 'file-too-large'; mostBytes: number }
  | { kind: 'file-not-taken' }
  | { kind: 'town-full' }

/**
 * Keeps what a worker has sent, once for all who send the same, before it is said what it belongs to. What it is, its own
 * bytes say; nothing is kept of somebody who has no work it could belong to.
 */
export async function keepFile(
  act: Act,
  { personId, content }: { personId: string; content: Uint8Array },
): Promise<Outcome<{ sha256: string }, KeepFileRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  if (!(await takesFiles(act, personId))) return refuse({ kind: 'none-held' })
  if (content.byteLength === 0) return refuse({ kind: 'file-empty' })
  if (content.byteLength > FILE_MOST_BYTES)
    return refuse({ kind: 'file-too-large', mostBytes: FILE_MOST_BYTES })
  if (!(await sniffType(content))) return refuse({ kind: 'file-not-taken' })
  const sha256 = createHash('sha256').update(content).digest('hex')
  const known = await act.sql.count(statement`update stored_file set at = ${act.now}
    where town_id = ${act.town} and sha256 = ${sha256}`)
  if (known > 0) return done({ sha256 })
  if ((await keptBytes(act)) + content.byteLength > TOWN_MOST_BYTES) return refuse({ kind: 'town-full' })
  await act.sql.count(statement`insert into stored_file (town_id, sha256, content, at)
    values (${act.town}, ${sha256}, ${Buffer.from(content)}, ${act.now}) on conflict do nothing`)
  return done({ sha256 })
}

const sumRow = z.object({ bytes: z.number() })

/** What the files and papers of the town take; whoever adds one waits for whoever adds another, as with papers. */
async function keptBytes({ sql, town }: Act): Promise<number> {
  await sql.count(statement`select pg_advisory_xact_lock(hashtextextended(${`papers ${town}`}, 0))`)
  const [sum] = await sql.rows(
    sumRow,
    statement`select ((select coalesce(sum(octet_length(content)), 0) from stored_file where town_id = ${town})
      + (select coalesce(sum(size), 0) from paper where town_id = ${town} and kind = 'file' and withdrawn_at is null))::float8 as bytes`,
  )
  return sum?.bytes ?? 0
}
