// A fresh database for a test file: a copy of the migrated template.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { withClient } from '../src/db/cluster.ts'
import { connect, type Database } from '../src/db/database.ts'

/** The address of a new, migrated, empty database. */
export async function newDatabaseUrl(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = inject('databaseUrl')
  const template = inject('template')
  for (let attempt = 0; ; attempt += 1) {
    try {
      await withClient(server, (client) => client.query(`create database "${name}" template "${template}"`))
      break
    } catch (error) {
      // Two files copying the template in the same moment: one waits.
      if (attempt === 20) throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  return server.replace(/\/postgres$/, `/${name}`)
}

/** Opens a database for the whole test file; use it inside tests and hooks. */
export function testDatabase(): () => Database {
  let database: Database | undefined
  beforeAll(async () => {
    database = await connect(await newDatabaseUrl(), { onError: () => undefined })
  })
  afterAll(() => database?.close())
  return () => {
    if (!database) throw new Error('The database is open only inside tests and hooks')
    return database
  }
}
