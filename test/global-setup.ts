// One PostgreSQL for the whole run, with a migrated template that every test file copies.
import type { TestProject } from 'vitest/node'
import { openQueues } from '../src/bot/deliver.ts'
import { ensureDatabase, openCluster, withClient } from '../src/db/cluster.ts'
import { connect } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database on the run's server. */
    databaseUrl: string
  }
}

export const TEMPLATE = 'template_town'

export default async function setup(project: TestProject) {
  const cluster = await openCluster({
    dataDir: '.data/test',
    say: () => undefined,
    settings: ['fsync=off', 'max_connections=200'],
  })
  await withClient(cluster.url('postgres'), async (client) => {
    const old = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'test_%' or datname = $1`,
      [TEMPLATE],
    )
    for (const { datname } of old.rows) await client.query(`drop database "${datname}" with (force)`)
  })
  await ensureDatabase(cluster, TEMPLATE)
  await migrate(cluster.url(TEMPLATE))
  const database = await connect(cluster.url(TEMPLATE), { onError: () => undefined })
  await openQueues(database.boss)
  await database.close()
  project.provide('databaseUrl', cluster.url('postgres'))
  return () => cluster.stop()
}
