// One PostgreSQL for the whole run, with a migrated template that every test file copies.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openQueues } from '../src/bot/queue/deliver.ts'
import { type Cluster, ensureDatabase, openCluster, withClient } from '../src/db/cluster.ts'
import { connect } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database on the run's server. */
    databaseUrl: string
    /** The migrated database that test files copy. */
    template: string
  }
}

/** A template is good for one set of migrations and one version of the queue. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const folder = join(import.meta.dirname, '../prisma/migrations')
  for (const file of (await readdir(folder, { recursive: true })).sort())
    if (file.endsWith('.sql')) hash.update(await readFile(join(folder, file)))
  return hash
    .update(await readFile(join(import.meta.dirname, '../package.json')))
    .digest('hex')
    .slice(0, 12)
}

async function makeTemplate(cluster: Cluster, template: string): Promise<void> {
  await ensureDatabase(cluster, template)
  await migrate(cluster.url(template))
  const database = await connect(cluster.url(template), { onError: () => undefined })
  await openQueues(database.boss)
  await database.close()
  await withClient(cluster.url('postgres'), (client) =>
    client.query(`alter database "${template}" is_template true`),
  )
}

/** Databases of earlier runs; those in use belong to a run going on beside this one. */
async function clearAway(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const old = await client.query<{ datname: string }>(
      `select datname from pg_database d where datname like 'test\\_%'
        and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)`,
    )
    for (const { datname } of old.rows)
      await client.query(`drop database if exists "${datname}"`).catch(() => undefined)
  })
}

export default async function setup(project: TestProject) {
  const cluster = await openCluster({
    dataDir: '.data/test',
    say: () => undefined,
    settings: ['fsync=off', 'max_connections=200'],
  })
  const template = `template_${await fingerprint()}`
  await clearAway(cluster.url('postgres'))
  await withClient(cluster.url('postgres'), async (client) => {
    // Two runs in one folder make the template one after the other.
    await client.query('select pg_advisory_lock(1)')
    const made = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [
      template,
    ])
    if (made.rowCount === 0) await makeTemplate(cluster, template)
  })
  project.provide('template', template)
  project.provide('databaseUrl', cluster.url('postgres'))
  return () => cluster.stop()
}
