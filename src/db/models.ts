// Prisma's models inside a transaction of ours, on the same connection: begun only where an operation uses a model.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, QueryConfig, QueryResult } from 'pg'
import type { Prisma, PrismaClient } from './generated/client.ts'
import type { Pinned } from './pinned.ts'

export type Tx = Prisma.TransactionClient

/** What Prisma's driver asks of a connection inside a transaction. */
type Lent = {
  query: (config: QueryConfig) => Promise<QueryResult>
  on: () => void
  removeListener: () => void
  release: () => void
}
const pinning = new AsyncLocalStorage<Lent>()

/** Prisma's transactions take the connection of the transaction they stand in. */
export function lendPinned(pool: Pool): Pool {
  const connect = pool.connect.bind(pool)
  return Object.assign(pool, {
    connect: (...callback: Parameters<typeof connect>) => {
      const lent = pinning.getStore()
      return lent ? Promise.resolve(lent) : connect(...callback)
    },
  })
}

export type Models = {
  tx: Tx
  /** Prisma's transaction is over, where there was one: ours may be. */
  end: () => Promise<void>
}

/** Prisma keeps its own time limit, longer than ours so that ours decides. */
const BEYOND_MS = 5_000

export function models(db: PrismaClient, pinned: Pinned, timeoutMs: number): Models {
  const over = Promise.withResolvers<void>()
  let opened: { tx: Promise<Tx>; done: Promise<unknown> } | undefined
  const open = (): Promise<Tx> => {
    opened ??= begin(db, pinned, { over: over.promise, timeout: timeoutMs + BEYOND_MS })
    return opened.tx
  }
  return {
    tx: lazily(db, open),
    end: async () => {
      over.resolve()
      await opened?.done
    },
  }
}

function begin(
  db: PrismaClient,
  pinned: Pinned,
  { over, timeout }: { over: Promise<void>; timeout: number },
) {
  const begun = Promise.withResolvers<Tx>()
  const hold = async (tx: Tx) => {
    begun.resolve(tx)
    await over
  }
  const done = pinning
    .run(lent(pinned), () => db.$transaction(hold, { timeout, maxWait: timeout }))
    .catch(begun.reject)
  begun.promise.catch(() => undefined)
  return { tx: begun.promise, done }
}

/** Each call waits for Prisma's transaction to be begun: of a model (`tx.claim.findFirst`), or of its own (`tx.$queryRaw`). */
const lazily = (db: PrismaClient, open: () => Promise<Tx>): Tx =>
  new Proxy(db, {
    get: (_, name) =>
      new Proxy(async (...args: unknown[]) => call(await open(), name, args), {
        get:
          (_model, method) =>
          async (...args: unknown[]) => {
            const model: unknown = Reflect.get(await open(), name)
            return await call(model, method, args)
          },
      }),
  })

function call(delegate: unknown, method: string | symbol, args: unknown[]): unknown {
  const found: unknown = typeof delegate === 'object' && delegate ? Reflect.get(delegate, method) : undefined
  if (typeof found !== 'function') throw new Error(`Prisma has no ${String(method)} here`)
  return Reflect.apply(found, delegate, args)
}

/** What Prisma gets for its connection: statements go through, beginning and ending it is not Prisma's to do. */
const lent = ({ query }: Pinned): Lent => ({
  query: async (config) =>
    ENDS.test(config.text) ? { ...NOTHING_DONE, command: config.text } : query(config),
  on: () => undefined,
  removeListener: () => undefined,
  release: () => undefined,
})

const ENDS = /^\s*(?:begin|commit|rollback)\s*$/i
const NOTHING_DONE = { rows: [], fields: [], rowCount: 0, oid: 0 }
