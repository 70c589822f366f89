// Writes the next migration from a change of prisma/schema.prisma, offline: npm run migration -- <name>
// `prisma/migrations/schema.prisma` is the schema the migrations lead to; comparing the two files leaves alone
// what stands only in SQL (partial unique keys, checks, triggers).
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { openCluster } from '../src/db/cluster.ts'

const SCHEMA = 'prisma/schema.prisma'
const MIGRATED = 'prisma/migrations/schema.prisma'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- <name>   (small letters, digits and _)')
  process.exit(2)
}
const cluster = await openCluster({ dataDir: '.data/migration', say: console.error })
try {
  const sql = await difference(cluster.url('postgres'))
  if (sql === '') console.log('The migrations already lead to the schema.')
  else console.log(`Wrote ${await write(sql)}. Read it, and add what the schema language cannot say.`)
} finally {
  await cluster.stop()
}

async function difference(url: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  const migrated = await readFile(MIGRATED, 'utf8').catch(() => '')
  const diff = await engine.diff({
    from: migrated ? datamodel(migrated) : { tag: 'empty' },
    to: datamodel(await readFile(SCHEMA, 'utf8')),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  return diff.stdout?.includes('This is an empty migration') ? '' : (diff.stdout ?? '')
}

function datamodel(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] }
}

async function write(sql: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join('prisma/migrations', `${stamp}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), sql)
  await copyFile(SCHEMA, MIGRATED)
  return join(folder, 'migration.sql')
}
