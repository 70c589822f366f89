// The PostgreSQL that comes along: made once in the data folder, found again when it is already running.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findGround, type Ground, runAs } from './ground.ts'

export type Cluster = {
  /** Connection string of one database of this server. */
  url: (database: string) => string
  /** Starts the server again, at the same port, where it has died; says whether it did. */
  revive: () => Promise<boolean>
  /** Stops the server, unless somebody else is still connected to it. */
  stop: () => Promise<void>
}

export type ClusterOptions = {
  dataDir: string
  say: (line: string) => void
  /** Extra settings of the server, e.g. `fsync=off` for tests. */
  settings?: string[]
}

const SUPERUSER = 'yoriai'
const READY_WITHIN_MS = 30_000

/** Opens the server of a data folder: makes it if there is none, joins it if it runs, recovers it if it was killed. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  await mkdir(options.dataDir, { recursive: true })
  const ground = await findGround(resolve(options.dataDir), options.say)
  const data = join(ground.home, 'postgres')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    options.say('Making the database (once)')
    await initialise(ground, data)
  }
  const password = (await readFile(join(ground.home, 'password'), 'utf8')).trim()
  const port = await runningPort(ground, data, password, options.settings ?? [])
  const url = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
  const revive = async () => {
    const lock = await readLock(data)
    if (lock && (await isAlive(lock.pid))) return false
    await rm(join(data, 'postmaster.pid'), { force: true })
    await startServer(ground, data, port, options.settings ?? [])
    return true
  }
  return { url, revive, stop: () => stopUnlessShared(data, url('postgres')) }
}

/** Makes sure a database of that name exists on the server. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  await withClient(cluster.url('postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database "${name}"`)
  })
}

/** Runs work on one plain connection and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Made beside its final place and moved there whole, so that a start broken off leaves nothing half-made. */
async function initialise(ground: Ground, data: string): Promise<void> {
  const fresh = `${data}.new`
  await rm(fresh, { recursive: true, force: true })
  const passwordFile = join(ground.home, 'password')
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (ground.owner) await chown(passwordFile, ground.owner.uid, ground.owner.gid)
  await runAs(ground, 'initdb', [
    ...['-D', fresh, '-U', SUPERUSER, `--pwfile=${passwordFile}`],
    ...['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-instructions'],
  ])
  await rename(fresh, data)
}

/** The port of the server on this data: of one that runs already, or of one started now. */
async function runningPort(ground: Ground, data: string, password: string, settings: string[]) {
  const until = Date.now() + READY_WITHIN_MS
  let started = false
  while (Date.now() < until) {
    const lock = await readLock(data)
    if (lock && (await answers(lock.port, password))) return lock.port
    if (!started && !(lock && (await isAlive(lock.pid)))) {
      started = true
      await rm(join(data, 'postmaster.pid'), { force: true })
      await startServer(ground, data, await freePort(), settings)
    }
    await sleep(40)
  }
  throw new Error(
    `PostgreSQL did not start within ${READY_WITHIN_MS / 1000} s; see ${join(ground.home, 'postgres.log')}`,
  )
}

/** In a process group of its own: Ctrl-C in the terminal is for the program, which stops the server last. */
async function startServer(ground: Ground, data: string, port: number, settings: string[]): Promise<void> {
  const log = await open(join(ground.home, 'postgres.log'), 'a')
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'jit=off',
    ...settings,
  ]
  const child = spawn(
    ground.binary('postgres'),
    ['-D', data, '-p', `${port}`, ...flags.flatMap((flag) => ['-c', flag])],
    {
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      cwd: ground.home,
      ...ground.owner,
    },
  )
  child.on('error', () => undefined)
  child.unref()
  await log.close()
}

/** `postmaster.pid`: line 1 is the process, line 4 the port. */
async function readLock(data: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port] = text.split('\n')
  return pid && port ? { pid: Number(pid), port: Number(port) } : undefined
}

/** A killed server whose parent has not noticed stays in the process table as a zombie (Z): it is dead. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  if (stat) return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const answers = (port: number, password: string): Promise<boolean> =>
  withClient(`postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`, async (client) => {
    await client.query('select 1')
    return true
  }).catch(() => false)

async function stopUnlessShared(data: string, url: string): Promise<void> {
  const others = await withClient(url, async (client) => {
    const found = await client.query<{ n: string }>(
      `select count(*) n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return Number(found.rows[0]?.n ?? 0)
  }).catch(() => 0)
  const lock = await readLock(data)
  if (others > 0 || !lock) return
  process.kill(lock.pid, 'SIGINT')
  for (let waited = 0; waited < 10_000 && existsSync(join(data, 'postmaster.pid')); waited += 20)
    await sleep(20)
}

export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
