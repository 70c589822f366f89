// A town that lived under the first schema is brought to the newest, with everything it had.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { withClient } from '../../src/db/cluster.ts'
import { connect } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { ROOT } from '../e2e/program.ts'

const FIRST = ['20261122000000_tables', '20261122000100_guards', '20261125000000_notices']
const AT = '2026-11-20T01:02:03.004Z'
const utterance = {
  ...{
    eventId: 'e2',
    town: 't',
    platform: 'line',
    userId: 'U1',
    text: '出席',
    manner: 'typed',
    room: 'private',
  },
  reply: { token: 'x', at: 1, redelivered: false },
}

test('前の版の町は、持っているものごと新しい版になる', { timeout: 60_000 }, async () => {
  const name = `upgrade_${process.pid}`
  const server = inject('databaseUrl')
  await withClient(server, (client) => client.query(`create database "${name}"`))
  const url = server.replace(/\/postgres$/, `/${name}`)
  await withClient(url, async (client) => {
    await client.query(`create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
      finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    for (const [n, migration] of FIRST.entries()) {
      const sql = await readFile(join(ROOT, 'prisma/migrations', migration, 'migration.sql'), 'utf8')
      await client.query(sql)
      await client.query(
        'insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)',
        [`${n}`, createHash('sha256').update(sql).digest('hex'), migration],
      )
    }
    await client.query(`insert into town (id, name) values ('t', '町')`)
    await client.query(
      `insert into person (town_id, id, name, name_key, roles, locale) values ('t', 'p1', '人', '人', '{member}', 'ja'), ('t', 'p2', '英', '英', '{}', 'en')`,
    )
    await client.query(
      `insert into account (town_id, platform, user_id, person_id) values ('t', 'line', 'U1', 'p1'), ('t', 'slack', 'U01', 'p1')`,
    )
    await client.query(
      `insert into inbox (platform, event_id, town_id, at, card, reply) values ('line', 'e0', 't', $1, '{"title":"x","parts":[]}', 'null'), ('line', 'e1', 't', $1, '{"title":"y","parts":[]}', '{"token":"z","at":1,"redelivered":false}')`,
      [AT],
    )
    await client.query(
      `insert into stored_event (platform, event_id, utterance, stored_at) values ('line', 'e2', $1, $2)`,
      [utterance, AT],
    )
  })

  const applied = await migrate(url)
  expect(applied.length).toBeGreaterThan(0)
  expect(await migrate(url)).toEqual([])

  const database = await connect(url, { onError: () => undefined, connections: 2 })
  try {
    const { db } = database
    expect(await db.town.findMany()).toMatchObject([{ id: 't', name: '町' }])
    expect(await db.account.count()).toBe(2)
    // Nobody can tell whether Japanese was chosen; English was.
    expect(await db.person.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { locale: 'ja', localeFrom: 'default' },
      { locale: 'en', localeFrom: 'person' },
    ])
    expect(await db.inbox.findMany({ orderBy: { eventId: 'asc' } })).toMatchObject([
      { eventId: 'e0', reply: null, tries: 0, givenUp: false },
      { eventId: 'e1', reply: { token: 'z' } },
    ])
    expect(await db.storedEvent.findMany()).toMatchObject([
      { eventId: 'e2', who: 't/line/U1', tries: 0, dueAt: new Date(AT), utterance: { text: '出席' } },
    ])
  } finally {
    await database.close()
  }
})
