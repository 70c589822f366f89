// A backup restored elsewhere is the same town: rows, audit chain and waiting messages; a file that is not whole restores nothing.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { pendingMessages } from '../../src/bot/queue/pending.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { statement } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { attachFile } from '../../src/domain/papers/attach.ts'
import { exportTown } from '../../src/town-file/export.ts'
import { loadTown, openTalk } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { granted } from '../domain/meeting/granted.ts'
import { PDF } from '../domain/papers/attaching.ts'
import { ROOT } from '../e2e/program.ts'
import { smallTown } from '../fixtures/small-town.ts'

const NOW = '2026-11-30T10:00+09:00'
let folder = ''
let from: Database
let file = ''

/** The command line on a database: what it printed, or how it refused. */
async function yoriai(
  database: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: database }
  const run = promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args],
    { cwd: ROOT, env },
  )
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yoriai-backup-'))
  file = join(folder, 'town.gz')
  from = await connect(await newDatabaseUrl(), { onError: () => undefined })
  await loadTown(from, smallTown, new Date(NOW))
  const talk = await openTalk(from, NOW)
  for (const [who, text] of [
    ['山本 愛子', '出席'],
    ['髙橋 健', '代理 試験太郎'],
    ['林 はるか', '応募 3'],
    ['田中 花', '欠席'],
  ] as const)
    await talk.say(who, text)
  await talk.tick()
  const act = { town: smallTown.town.id, now: new Date(NOW), by: 's1', via: 'slack' } as const
  const about = { meetingId: 'council-3', itemNo: null, title: '見積書', secret: true }
  await inTransaction(from.db, async (transaction) => {
    granted(await attachFile({ ...transaction, ...act }, { ...about, content: PDF }))
    granted(await attachFile({ ...transaction, ...act }, { ...about, content: PDF }))
  })
  expect((await yoriai(from.url, 'audit', 'verify')).code).toBe(0)
})
afterAll(async () => {
  await from.close()
  await rm(folder, { recursive: true, force: true })
})

const everything = z.object({ all: z.string() })
async function shown(database: Database) {
  const [rows] = await database.sql.rows(
    everything,
    statement`select schema_to_xml('public', false, false, '')::text as all`,
  )
  const town = await inTransaction(database.db, (transaction) =>
    exportTown({ ...transaction, town: smallTown.town.id }, new Date(NOW)),
  )
  const waiting = await inTransaction(database.db, pendingMessages)
  const lines = (rows?.all ?? '')
    .replace(/<pulse>[\s\S]*?<\/pulse>/, '')
    .replace(/<_x005F_prisma[\s\S]*?<\/_x005F_prisma_migrations>/, '')
  return {
    rows: lines
      .split('\n')
      .map((line) => line.trim())
      .toSorted(),
    town,
    waiting,
  }
}

test('よそで戻したものは、行も、記録の鎖も、待っている知らせも同じ', { timeout: 60_000 }, async () => {
  const made = await yoriai(from.url, 'backup', file, '--json')
  expect(made).toMatchObject({ code: 0 })
  expect(JSON.parse(made.out).messages).toBeGreaterThan(0)
  const url = await newDatabaseUrl()
  expect(await yoriai(url, 'restore', file)).toMatchObject({ code: 0 })
  const to = await connect(url, { onError: () => undefined })
  try {
    expect(await shown(to)).toEqual(await shown(from))
    const verdict = await yoriai(url, 'audit', 'verify', '--json')
    expect(JSON.parse(verdict.out)).toMatchObject({ intact: true })
    // What comes next has a number of its own.
    const talk = await openTalk(to, '2026-12-01T10:00+09:00')
    expect((await talk.say('原 しずか', '応募 5', { eventId: 'after-1' })).tone).toBe('done')
    expect((await talk.say('山本 愛子', '欠席', { eventId: 'after-2' })).tone).toBe('done')
  } finally {
    await to.close()
  }
})

test('空でないデータベースには戻さない', async () => {
  const refused = await yoriai(from.url, 'restore', file)
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('not empty')
})

test('途中で切れたもの、変えられたもの、ちがうものからは、何も戻さない', { timeout: 60_000 }, async () => {
  const url = await newDatabaseUrl()
  const whole = await readFile(file)
  const text = gunzipSync(whole).toString()
  const lines = text.trimEnd().split('\n')
  const bad: Record<string, Buffer> = {
    cut: whole.subarray(0, whole.length - 200),
    'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
    changed: gzipSync(text.replace('山本 愛子', '山本 愛美')),
    'a line missing': gzipSync(`${[...lines.slice(0, 3), ...lines.slice(4)].join('\n')}\n`),
    'something else': gzipSync('{"hello":"world"}\n'),
    'no gzip': Buffer.from('hello'),
    empty: Buffer.alloc(0),
  }
  for (const [what, content] of Object.entries(bad)) {
    const path = join(folder, 'bad.gz')
    await writeFile(path, content)
    const refused = await yoriai(url, 'restore', path)
    expect(refused, what).toMatchObject({ code: 1 })
    expect(refused.err, what).toContain('nothing was restored')
  }
  expect((await yoriai(url, 'restore', join(folder, 'none.gz'))).code).toBe(1)
  const to = await connect(url, { onError: () => undefined })
  expect(await to.db.town.count()).toBe(0)
  expect(await to.db.auditEntry.count()).toBe(0)
  await to.close()
})
