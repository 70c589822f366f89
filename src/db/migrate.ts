// Prisma's migrations, applied by Prisma's own engine (WebAssembly). The engine is loaded only when there is work.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { withClient } from './cluster.ts'

const FOLDER = join(import.meta.dirname, '../../prisma')
const LOCK_FILE = 'migration_lock.toml'
/** Any fixed number: two instances starting together migrate one after the other. */
const MIGRATION_LOCK = 8_201_001

/** Applies what is missing and returns the names of the migrations applied. */
export async function migrate(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await appliedNames(client.query.bind(client))
    const missing = (await migrationNames()).filter((name) => !applied.has(name))
    if (missing.length === 0) return []
    const { engine, close } = await openEngine(url)
    try {
      const done = await engine.applyMigrations({
        migrationsList: await migrationsList(),
        filters: NO_FILTER,
      })
      return done.appliedMigrationNames
    } finally {
      engine.free()
      await close()
    }
  })
}

const NO_FILTER = { externalTables: [], externalEnums: [] }

async function openEngine(url: string) {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm')
  const factory = new PrismaPg({ connectionString: url })
  const opened: Awaited<ReturnType<PrismaPg['connect']>>[] = []
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    // The stock adapter cuts a script at every semicolon, even inside a function; PostgreSQL takes it whole,
    // as one transaction.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, bound)
  const close = async () => {
    for (const adapter of opened) await adapter.dispose()
  }
  return { engine, close }
}

type Query = (sql: string) => Promise<{ rows: { migration_name?: string; known?: boolean }[] }>

async function appliedNames(query: Query): Promise<Set<string>> {
  const known = await query(`select to_regclass('_prisma_migrations') is not null as known`)
  if (!known.rows[0]?.known) return new Set()
  const found = await query('select migration_name from _prisma_migrations where finished_at is not null')
  return new Set(found.rows.flatMap((row) => row.migration_name ?? []))
}

const migrationNames = async (): Promise<string[]> => {
  const entries = await readdir(join(FOLDER, 'migrations'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function migrationsList() {
  const migrationDirectories = []
  for (const path of await migrationNames()) {
    const sql = await readFile(join(FOLDER, 'migrations', path, 'migration.sql'), 'utf8')
    migrationDirectories.push({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })
  }
  const content = await readFile(join(FOLDER, 'migrations', LOCK_FILE), 'utf8')
  return {
    baseDir: FOLDER,
    lockfile: { path: LOCK_FILE, content },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}
