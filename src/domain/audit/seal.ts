// The audit chain: entries are sealed in batches behind the turns, so that no turn waits for another's entry.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'

/** What stands before the first entry of every town. */
const GENESIS = '0'.repeat(64)
const BATCH = 1_000

const entryRow = z.object({
  id: z.bigint(),
  at: z.date(),
  actor: z.string(),
  via: z.string(),
  act: z.string(),
  subject: z.string(),
  facts: z.string(),
  n: z.int().nullable(),
  hash: z.string().nullable(),
})
const headRow = z.object({ n: z.int(), hash: z.string() })
type Entry = z.output<typeof entryRow>

/** sha256 over the hash before and the entry's every field: a change, a removal or a swap breaks all that follows. */
const link = (before: string, town: string, n: number, entry: Entry): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        before,
        town,
        n,
        entry.at.toISOString(),
        entry.actor,
        entry.via,
        entry.act,
        entry.subject,
        entry.facts,
      ]),
    )
    .digest('hex')

/** Seals up to one batch of a town's entries and says how many; two instances take turns at the chain's head. */
export async function sealAudit({ sql, town }: Reader): Promise<number> {
  await sql.count(
    statement`insert into audit_head (town_id, n, hash) values (${town}, 0, ${GENESIS}) on conflict do nothing`,
  )
  const [head] = await sql.rows(
    headRow,
    statement`select n, hash from audit_head where town_id = ${town} for update`,
  )
  const entries = await sql.rows(
    entryRow,
    statement`select id, at, actor, via, act, subject, facts::text, n, hash from audit_entry
      where town_id = ${town} and n is null order by audit_entry.id limit ${BATCH}`,
  )
  if (!head || entries.length === 0) return 0
  const sealed = chain(town, head, entries)
  const last = sealed[sealed.length - 1] ?? head
  await sql.count(statement`update audit_entry e set n = s.n, hash = s.hash
    from unnest(${sealed.map(({ id }) => id)}::bigint[], ${sealed.map(({ n }) => n)}::int[], ${sealed.map(({ hash }) => hash)}::text[])
      as s (id, n, hash) where e.id = s.id`)
  await sql.count(statement`update audit_head set n = ${last.n}, hash = ${last.hash} where town_id = ${town}`)
  return sealed.length
}

function chain(town: string, head: { n: number; hash: string }, entries: Entry[]) {
  let { n, hash } = head
  return entries.map((entry) => {
    n += 1
    hash = link(hash, town, n, entry)
    return { id: entry.id, n, hash }
  })
}

export type Verdict = {
  town: string
  intact: boolean
  entries: number
  head: string
  unsealed: number
  firstBroken: number | null
}

/** Walks a town's chain from its beginning: intact, or the number of the first entry that does not fit. */
export async function verifyAudit(reader: Reader): Promise<Verdict> {
  const { sql, town } = reader
  let n = 0
  let hash = GENESIS
  for (;;) {
    const entries = await sql.rows(
      entryRow,
      statement`select id, at, actor, via, act, subject, facts::text, n, hash from audit_entry
        where town_id = ${town} and n > ${n} order by n limit ${BATCH}`,
    )
    if (entries.length === 0) break
    for (const entry of entries) {
      const expected = link(hash, town, n + 1, entry)
      if (entry.n !== n + 1 || entry.hash !== expected)
        return verdict(reader, { n, hash, firstBroken: n + 1 })
      n += 1
      hash = expected
    }
  }
  const head = await auditHead(reader)
  const fits = head.entries === n && (n === 0 || head.head === hash)
  return verdict(reader, { n, hash, firstBroken: fits ? null : n + 1 })
}

async function verdict(
  reader: Reader,
  { n, hash, firstBroken }: { n: number; hash: string; firstBroken: number | null },
): Promise<Verdict> {
  const { unsealed } = await auditHead(reader)
  return { town: reader.town, intact: firstBroken === null, entries: n, head: hash, unsealed, firstBroken }
}

/** The end of the chain, and how many entries wait to be sealed. */
export async function auditHead({
  tx,
  town,
}: Reader): Promise<{ entries: number; head: string; unsealed: number }> {
  const head = await tx.auditHead.findUnique({ where: { townId: town } })
  const unsealed = await tx.auditEntry.count({ where: { townId: town, n: null } })
  return { entries: head?.n ?? 0, head: head?.hash ?? GENESIS, unsealed }
}
