// What the migrations lead to is what prisma/schema.prisma says, and the next migration is written from the same.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { expect, inject, test } from 'vitest'
import { withClient } from '../../src/db/cluster.ts'
import { newDatabaseUrl } from '../database.ts'
import { ROOT } from '../e2e/program.ts'

const schemaOf = (path: string) => readFile(join(ROOT, 'prisma', path), 'utf8')

/** The statements that make the schema’s tables in an empty database. */
async function tablesOf(content: string, connectionString: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  return stdout ?? ''
}

const COLUMNS = `select table_name || '.' || column_name as what, udt_name, is_nullable, column_default, datetime_precision
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations' order by what`
const KEYS = `select conrelid::regclass || ': ' || pg_get_constraintdef(oid) as what from pg_constraint
  where connamespace = 'public'::regnamespace and contype in ('p', 'f') and conrelid <> '_prisma_migrations'::regclass`
/** Partial ones and those of exclusions stand only in SQL. */
const INDEXES = `select pg_get_indexdef(i.indexrelid) as what from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and i.indpred is null and not i.indisexclusion
    and c.relname <> '_prisma_migrations'`

const shapeOf = (url: string) =>
  withClient(url, async (client) => {
    const found = []
    for (const look of [COLUMNS, KEYS, INDEXES]) found.push((await client.query<{ what: string }>(look)).rows)
    return found.map((rows) => rows.toSorted((a, b) => (a.what < b.what ? -1 : 1)))
  })

test('移行を重ねた先は、schema.prisma のとおり', async () => {
  const [migrated, server] = [await newDatabaseUrl(), inject('databaseUrl')]
  const name = `test_schema_${process.pid}`
  const drawn = server.replace(/\/postgres$/, `/${name}`)
  await withClient(server, (client) => client.query(`create database "${name}"`))
  const tables = await tablesOf(await schemaOf('schema.prisma'), drawn)
  await withClient(drawn, (client) =>
    client.query(`create table _prisma_migrations (id text primary key); ${tables}`),
  )
  expect(await shapeOf(migrated)).toEqual(await shapeOf(drawn))
})

test('次の移行は、そこから書かれる', async () => {
  expect(await schemaOf('migrations/schema.prisma')).toBe(await schemaOf('schema.prisma'))
})
