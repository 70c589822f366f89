// How a transaction is begun and ended. Nothing outside this room knows; everything else gets the two ways to use one.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { type Connection, type Sql, sqlOver } from './sql.ts'

export type Tx = Prisma.TransactionClient

/** One transaction, by Prisma's models and by raw statements: both on the same connection. */
export type Transaction = { tx: Tx; sql: Sql }

export type Limits = {
  /** How long to wait for a connection. */
  maxWait?: number
  /** After this long it is rolled back. */
  timeout?: number
  isolationLevel?: Prisma.TransactionIsolationLevel
}

/** Runs work in one transaction: committed when it ends, rolled back when it throws or takes too long. */
export function inTransaction<Result>(
  db: PrismaClient,
  work: (transaction: Transaction) => Promise<Result>,
  limits: Limits = {},
): Promise<Result> {
  const begun: Begun = { connection: undefined }
  const sql = sqlOver(() => {
    if (!begun.connection) throw new Error('The transaction has ended')
    return begun.connection
  })
  return beginning.run(begun, () => db.$transaction((tx) => work({ tx, sql }), limits))
}

/** The connection of the transaction that is begun in this context, until it is committed or rolled back. */
type Begun = { connection: Connection | undefined }
const beginning = new AsyncLocalStorage<Begun>()

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Opened = Awaited<ReturnType<Adapter['startTransaction']>>

/** Notes the connection that Prisma's driver opens for each transaction. */
export function noteConnections(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const begun = beginning.getStore()
      const opened = await start(level)
      return begun ? noted(begun, opened) : opened
    }
    return adapter
  }
  return factory
}

const ENDS = /^\s*(?:commit|rollback)\s*$/i

/** Once Prisma ends the transaction, also because it took too long, nothing may use its connection any more. */
function noted(begun: Begun, opened: Opened): Opened {
  const connection: unknown = Reflect.get(opened, 'client')
  if (!(connection instanceof Client)) throw new Error('The driver’s transaction shows no connection')
  begun.connection = connection
  const execute = opened.executeRaw.bind(opened)
  opened.executeRaw = (query) => {
    if (ENDS.test(query.sql)) begun.connection = undefined
    return execute(query)
  }
  return opened
}
