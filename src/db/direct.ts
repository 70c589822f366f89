// Raw statements of a turn go straight to the driver of the transaction Prisma opened; everything else stays Prisma's.
// Prisma's own path for a raw statement costs more than the statement (decisions/003).
import { AsyncLocalStorage } from 'node:async_hooks'
import type { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { Prisma, type PrismaClient } from './generated/client.ts'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Open = Awaited<ReturnType<Adapter['startTransaction']>>
/** The driver's transaction of the turn that runs in this context, until it is committed or rolled back. */
type Box = { open?: Open | undefined }

const turn = new AsyncLocalStorage<Box>()

/** Remembers the driver's transaction that each turn opens. */
export function rememberTransactions(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const box = turn.getStore()
      const open = await start(level)
      if (box) keep(box, open)
      return open
    }
    return adapter
  }
  return factory
}

/** Once Prisma ends the transaction, e.g. because it took too long, nothing may use its connection any more. */
function keep(box: Box, open: Open): void {
  const { commit, rollback } = { commit: open.commit.bind(open), rollback: open.rollback.bind(open) }
  box.open = open
  open.commit = () => {
    box.open = undefined
    return commit()
  }
  open.rollback = () => {
    box.open = undefined
    return rollback()
  }
}

type Limits = { maxWait: number; timeout: number }

/** One transaction, as `$transaction`; `$queryRaw` and `$executeRaw` in it take the short way. */
export function inTransaction<T>(
  db: PrismaClient,
  limits: Limits,
  work: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const box: Box = {}
  return turn.run(box, () => db.$transaction((tx) => work(shortened(tx, box)), limits))
}

const shortened = (tx: Prisma.TransactionClient, box: Box): Prisma.TransactionClient =>
  new Proxy(tx, {
    get: (target, key) => {
      if (key === '$queryRaw' && box.open) return (...said: Said) => query(box.open, said)
      if (key === '$executeRaw' && box.open) return (...said: Said) => box.open?.executeRaw(driverQuery(said))
      return Reflect.get(target, key)
    },
  })

type Said = [TemplateStringsArray | Prisma.Sql, ...unknown[]]

function driverQuery([first, ...values]: Said) {
  const { text: sql, values: args } = 'raw' in first ? Prisma.sql(first, ...values) : first
  return { sql, args, argTypes: args.map(() => ANY_TYPE) }
}

const ANY_TYPE = { arity: 'scalar', scalarType: 'unknown' } as const

async function query(open: Open | undefined, said: Said): Promise<Record<string, unknown>[]> {
  if (!open) throw new Error('The transaction has ended')
  const { columnNames, columnTypes, rows } = await open.queryRaw(driverQuery(said))
  return rows.map((row) =>
    Object.fromEntries(
      row.map((value, index) => [columnNames[index] ?? '', read(value, columnTypes[index])]),
    ),
  )
}

/** The driver hands dates, JSON and large numbers over as text. */
function read(value: unknown, type: number | undefined): unknown {
  if (typeof value !== 'string') return value
  if (type === ColumnTypeEnum.DateTime || type === ColumnTypeEnum.Date) return new Date(value)
  if (type === ColumnTypeEnum.Json) return JSON.parse(value)
  return type === ColumnTypeEnum.Int64 ? BigInt(value) : value
}
