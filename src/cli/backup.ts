// Everything there is, as one compressed file of lines: every row, the audit chain, and what waits in the queue.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { openQueues } from '../bot/queue/deliver.ts'
import { pendingMessages, pendingSchema, putPending } from '../bot/queue/pending.ts'
import { isEmpty, putRows, type Rows, rowsOf, setSequences, tablesInOrder } from '../db/dump.ts'
import { freshen } from '../db/freshen.ts'
import { inTransaction, type Transaction } from '../db/transaction.ts'
import { print, Refused, type Subcommand, Usage } from './terms.ts'
import { withDatabase } from './town.ts'

const FORMAT = 1
const LONG = { timeoutMs: 3_600_000, wide: true } as const

const line = z.union([
  z.object({ yoriai: z.literal('backup'), format: z.int(), at: z.string() }),
  z.object({ table: z.string(), rows: z.array(z.unknown()) }),
  z.object({ queue: pendingSchema }),
  z.object({ end: z.object({ rows: z.int(), messages: z.int(), sha256: z.string() }) }),
])

/** From one snapshot, while the program may be running; the file appears when it is whole. */
export const backup: Subcommand = async ([path], options) => {
  if (!path) throw new Usage('backup <file>')
  await withDatabase(async ({ db, boss }) => {
    await openQueues(boss)
    const counted = { rows: 0, messages: 0 }
    const fresh = `${path}.part`
    await inTransaction(
      db,
      (transaction) =>
        pipeline(
          Readable.from(linesOf(transaction, counted)),
          createGzip(),
          createWriteStream(fresh, { mode: 0o600 }),
        ),
      { ...LONG, isolationLevel: 'RepeatableRead' },
    ).catch(async (error: unknown) => {
      await rm(fresh, { force: true })
      throw error
    })
    await rename(fresh, path)
    if (options.json) print({ file: path, ...counted })
    process.stderr.write(`${path}: ${counted.rows} rows, ${counted.messages} waiting messages\n`)
  })
}

async function* linesOf(
  transaction: Transaction,
  counted: { rows: number; messages: number },
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const said = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield said({ yoriai: 'backup', format: FORMAT, at: new Date().toISOString() })
  for (const table of await tablesInOrder(transaction.sql))
    for await (const rows of rowsOf(transaction.sql, table)) {
      counted.rows += rows.length
      yield said({ table, rows })
    }
  for (const queue of await pendingMessages(transaction)) {
    counted.messages += 1
    yield said({ queue })
  }
  yield `${JSON.stringify({ end: { ...counted, sha256: hash.digest('hex') } })}\n`
}

/** Into an empty database only, all or nothing; the file is read to its end before anything is kept. */
export const restore: Subcommand = async ([path], options) => {
  if (!path) throw new Usage('restore <file>')
  await withDatabase(async ({ db, boss, sql }) => {
    await openQueues(boss)
    const restored = await inTransaction(
      db,
      async (transaction) => {
        for (const table of await tablesInOrder(transaction.sql))
          if (!(await isEmpty(transaction.sql, table)))
            throw new Refused(
              `This database is not empty (${table} holds rows): nothing was restored.\nPoint DATABASE_URL, or DATA_DIR, to a new one.`,
            )
        const counted = await putAll(transaction, boss, path)
        await setSequences(transaction.sql)
        return counted
      },
      LONG,
    )
    await freshen(sql)
    if (options.json) print({ file: path, ...restored })
    process.stderr.write(
      `${path}: ${restored.rows} rows and ${restored.messages} waiting messages restored\n`,
    )
  })
}

async function putAll(
  transaction: Transaction,
  boss: PgBoss,
  path: string,
): Promise<{ rows: number; messages: number }> {
  const broken = (why: string) => new Refused(`${path} ${why}: nothing was restored.`)
  const source = createReadStream(path)
  const unzipped = createGunzip()
  const reading = pipeline(source, unzipped).catch(() => undefined)
  const hash = createHash('sha256')
  const counted = { rows: 0, messages: 0 }
  let begun = false
  let whole = false
  try {
    for await (const text of createInterface({ input: unzipped })) {
      const read = line.safeParse(JSON.parse(text))
      if (!read.success || whole) throw broken('is no backup of Yoriai')
      const { data } = read
      if ('end' in data) {
        const same = data.end.sha256 === hash.digest('hex') && data.end.rows === counted.rows
        if (!same) throw broken('has been changed')
        whole = true
        continue
      }
      hash.update(`${text}\n`)
      if ('yoriai' in data) {
        if (data.format > FORMAT) throw broken('comes from a newer version')
        begun = true
      } else if (!begun) throw broken('is no backup of Yoriai')
      else if ('table' in data) await put(transaction, data, counted)
      else {
        await putPending(transaction, boss, data.queue)
        counted.messages += 1
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw broken('is no backup of Yoriai')
    const ofTheFile = error instanceof Error && 'code' in error && /^(?:Z_|E[A-Z]+$)/.test(`${error.code}`)
    throw ofTheFile ? broken('cannot be read') : error
  }
  await reading
  if (!whole) throw broken('cannot be read to its end')
  return counted
}

async function put({ sql }: Transaction, rows: Rows, counted: { rows: number }): Promise<void> {
  await putRows(sql, rows)
  counted.rows += rows.rows.length
}
