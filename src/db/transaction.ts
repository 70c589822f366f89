// How a transaction is begun and ended. Nothing outside this room knows; everything else gets the ways to use one.
import type { Pool, PoolClient } from 'pg'
import { DatabaseAway, judged } from './away.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { models, type Tx } from './models.ts'
import { pin } from './pinned.ts'
import { FREE_PLANNER, type Rows, type Sql, sqlOver, WIDE_WAYS } from './sql.ts'

/** One transaction, by Prisma's models and by raw statements: both on the same connection. */
export type Transaction = { tx: Tx; sql: Sql }

/** A transaction in the hands of who may end it: the rows of its last statement are committed with it, nothing can follow. */
export type Ending = Transaction & { last: Rows }

export type Limits = {
  /** After this long it is rolled back. */
  timeoutMs?: number
  isolationLevel?: Prisma.TransactionIsolationLevel
  /** Reads much of a town at once: the planner may scan whole tables, which turns never need. */
  wide?: boolean
}

const TIMEOUT_MS = 5_000

const BEGIN: Record<Prisma.TransactionIsolationLevel, string> = {
  ReadUncommitted: 'begin isolation level read uncommitted',
  ReadCommitted: 'begin isolation level read committed',
  RepeatableRead: 'begin isolation level repeatable read',
  Serializable: 'begin isolation level serializable',
}

/**
 * Turns find everything by key, and their plans are kept: a plan made while a table was small, or had no statistics, must
 * not turn out to read all of it later.
 */
export const PLANNER_BY_KEY = WIDE_WAYS.map((way) => `-c ${way}=off`).join(' ')

/** The connections of a client: Prisma's own statements and our transactions share them. */
const pools = new WeakMap<PrismaClient, Pool>()
export function sharing(db: PrismaClient, pool: Pool): void {
  pools.set(db, pool)
}

/** Runs work in one transaction: committed when it ends, rolled back when it throws or takes too long. */
export async function inTransaction<Result>(
  db: PrismaClient,
  work: (transaction: Ending) => Promise<Result>,
  { timeoutMs = TIMEOUT_MS, isolationLevel, wide }: Limits = {},
): Promise<Result> {
  const begin = isolationLevel ? BEGIN[isolationLevel] : 'begin'
  const pinned = pin(await connectionOf(db), wide ? `${begin}; ${FREE_PLANNER}` : begin)
  const prisma = models(db, pinned, timeoutMs)
  const over = sqlOver(() => pinned, { free: wide === true })
  const expired = deadline(timeoutMs)
  try {
    const last: Rows = async (schema, statement) => {
      await prisma.end()
      return sqlOver(() => ({ query: pinned.last }), { free: true }).rows(schema, statement)
    }
    const result = await Promise.race([work({ tx: prisma.tx, sql: over, last }), expired.promise])
    await prisma.end()
    await pinned.commit()
    return result
  } catch (error) {
    prisma.end().catch(() => undefined)
    await pinned.rollback()
    throw pinned.away() && !(error instanceof DatabaseAway) ? new DatabaseAway(error) : error
  } finally {
    expired.clear()
  }
}

async function connectionOf(db: PrismaClient): Promise<PoolClient> {
  const pool = pools.get(db)
  if (!pool) throw new Error('This client has no connections for transactions')
  try {
    return await pool.connect()
  } catch (error) {
    throw judged(error)
  }
}

/** Rejects when the time is over; nobody need listen. */
function deadline(milliseconds: number): { promise: Promise<never>; clear: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () => reject(new TransactionTimeout(`The transaction took longer than ${milliseconds} ms`))
  const timer = setTimeout(late, milliseconds)
  promise.catch(() => undefined)
  return { promise, clear: () => clearTimeout(timer) }
}

/** A transaction that took too long, and was rolled back. */
export class TransactionTimeout extends Error {
  override name = 'TransactionTimeout'
}
