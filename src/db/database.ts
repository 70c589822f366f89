// Opens the database: embedded or given, migrated, with the client, the queue and a few side connections.

import { Socket } from 'node:net'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { judged } from './away.ts'
import { type Cluster, ensureDatabase, openCluster } from './cluster.ts'
import { PrismaClient } from './generated/client.ts'
import { migrate } from './migrate.ts'
import { lendPinned } from './models.ts'
import { type Connection, type Sql, sqlOver } from './sql.ts'
import { PLANNER_BY_KEY, sharing } from './transaction.ts'

export type Database = {
  url: string
  db: PrismaClient
  boss: PgBoss
  /** Single statements, each by itself, over a few connections apart from the turns'. */
  sql: Sql
  /** Present where the database is the embedded one. */
  cluster?: Cluster | undefined
  close: () => Promise<void>
}

export type DatabaseOptions = {
  url?: string | undefined
  dataDir: string
  say: (line: string) => void
  onError: (error: Error) => void
  /** How long a statement may be without a word from the database. */
  silentMs?: number
  /** Connections for turns. */
  connections?: number
}

const NAME = 'yoriai'

/** Where the database is; starts the embedded server if none is named. */
export async function locate({
  url,
  dataDir,
  say,
}: Pick<DatabaseOptions, 'url' | 'dataDir' | 'say'>): Promise<{ url: string; cluster?: Cluster }> {
  if (url) return { url }
  const cluster = await openCluster({ dataDir, say })
  await ensureDatabase(cluster, NAME)
  return { url: cluster.url(NAME), cluster }
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, cluster } = await locate(options)
  const applied = await migrate(url)
  if (applied.length > 0) options.say(`Database brought up to date: ${applied.join(', ')}`)
  return { ...(await connect(url, options)), cluster }
}

/** Connects to a database that is up to date. */
export async function connect(
  url: string,
  {
    onError,
    connections = 12,
    silentMs = SILENT_MS,
  }: Pick<DatabaseOptions, 'onError' | 'connections' | 'silentMs'>,
) {
  const stream = () => watchedSocket(silentMs)
  // Prisma hands instants over without their offset: the session must speak UTC.
  const options = '-c TimeZone=UTC'
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 4_000,
    // Statements of a transaction leave without waiting for each other's answers.
    pipeline: true,
    stream,
    options: `${options} ${PLANNER_BY_KEY} ${NEVER_STUCK}`,
  })
  pool.on('error', onError)
  const prisma = { statementNameGenerator: statementNames() }
  const db = new PrismaClient({ adapter: new PrismaPg(lendPinned(pool), prisma) })
  sharing(db, pool)
  const side = new Pool({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: 1_500,
    stream,
    options,
  })
  side.on('error', onError)
  const queue = {
    connectionString: url,
    max: 4,
    useListenNotify: true,
    schedule: false,
    // What a dead instance had in hand is found this soon after its time.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    application_name: 'yoriai queue',
    stream,
    options,
  }
  const boss = new PgBoss(queue)
  boss.on('error', onError)
  await boss.start()
  const close = async () => {
    await boss.stop({ graceful: true, timeout: 5_000 })
    await side.end()
    await db.$disconnect()
    await pool.end()
  }
  return { url, db, boss, sql: sqlOver(() => alone(side), { free: true }), close }
}

/** Statements each by itself. */
const alone = (pool: Pool): Connection => ({
  query: async (config) => {
    try {
      return await pool.query(config)
    } catch (error) {
      throw judged(error)
    }
  },
})

/** A transaction whose program is gone, or that waits for one that is, ends. */
const NEVER_STUCK = '-c lock_timeout=20s -c idle_in_transaction_session_timeout=120s'

/** Longer than any statement of ours takes. */
const SILENT_MS = 30_000

/** A connection that falls silent under a statement (the network dropped it without a word) ends, and is replaced. */
function watchedSocket(silentMs: number): Socket {
  const socket = new Socket()
  socket.setKeepAlive(true, 10_000)
  return socket.setTimeout(silentMs, () =>
    socket.destroy(new Error('Connection terminated: the database fell silent')),
  )
}

/** Statements kept prepared on each connection; planning them anew would cost more than running them. */
const STATEMENTS_MOST = 300

function statementNames(): ({ sql }: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // Without a name a statement is parsed and planned each time: right for the rare ones beyond the limit.
    const name = names.size < STATEMENTS_MOST ? `s${names.size}` : ''
    if (name) names.set(sql, name)
    return name
  }
}
