// Town files for the tests, and the two ways through the gate: in and out.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../../src/db/database.ts'
import { statement, verbatim } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { exportTown } from '../../src/town-file/export.ts'
import { checkTownFile, importTown } from '../../src/town-file/import.ts'
import type { Problem } from '../../src/town-file/problems.ts'

export const NOW = new Date('2026-11-22T10:00+09:00')

/** Accounts as the platforms write them, made from a word. */
export const lineUser = (word: string): string => `U${createHash('md5').update(word).digest('hex')}`
export const slackUser = (word: string): string => `U${word.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`

/** The example of the outside contract, word for word but for the account of the bot. */
export const example = (id = 'tateshina') => ({
  town: {
    id,
    name: '立科町',
    timezone: 'Asia/Tokyo',
    line: { destination: `Ubot-${id}` },
    slack: { teamId: `T01-${id}`, staffChannel: 'C01' },
  },
  people: [
    {
      id: 'p1',
      name: '田中 一郎',
      kana: 'たなか いちろう',
      roles: ['member'],
      line: lineUser(id),
      slack: slackUser(id),
    },
    { id: 'p9', name: '林 はるか', roles: ['worker'] },
  ],
  skills: [{ id: 'typing', name: 'データ入力' }],
  bodies: [
    {
      id: 'council',
      name: 'テレワーク推進会議',
      charter: 'council-2024',
      from: '2024-07-01',
      seats: [
        {
          id: 's1',
          category: 'expert',
          title: '総務省地域情報化アドバイザー',
          holder: 'p1',
          office: 'chair',
        },
      ],
    },
  ],
  meetings: [
    {
      body: 'council',
      no: 3,
      title: '第3回推進会議',
      place: '役場 第1会議室',
      state: 'convened',
      startsAt: '2026-12-10T14:00+09:00',
      endsAt: '2026-12-10T16:00+09:00',
      answersCloseAt: '2026-12-08T17:00+09:00',
      items: [
        { no: 1, title: '前回報告', kind: 'report' },
        { no: 2, title: '議案第1号', kind: 'motion', notified: true },
      ],
    },
  ],
  workers: [{ person: 'p9', state: 'active', skills: ['typing'] }],
  jobs: [
    {
      no: 3,
      title: '名簿入力',
      slots: 2,
      payYen: 3000,
      dueAt: '2026-12-20T17:00+09:00',
      skills: ['typing'],
      state: 'open',
    },
  ],
})

/** Takes a file in, as the command line does, and says what changed; problems are thrown. */
export const take = ({ db }: Database, raw: unknown, now = NOW) =>
  inTransaction(
    db,
    async ({ tx, sql }) => {
      const checked = await checkTownFile({ tx, sql }, raw)
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems, null, 2))
      return importTown({ tx, sql, now }, checked.file)
    },
    { timeoutMs: 60_000 },
  )

/** The problems of a file, place by place. */
export const problemsOf = ({ db }: Database, raw: unknown): Promise<Problem[]> =>
  inTransaction(db, async (transaction) => {
    const checked = await checkTownFile(transaction, raw)
    return checked.ok ? [] : checked.problems
  })

export const show = ({ db }: Database, town: string, now = NOW) =>
  inTransaction(db, ({ tx, sql }) => exportTown({ tx, sql, town }, now), {
    isolationLevel: 'RepeatableRead',
    timeoutMs: 60_000,
  })

const named = z.object({ name: z.string() })
const stored = z.object({ row: z.string() })

/** Everything stored, row by row, as the database sees it: a row written anew has another `xmin`. */
export async function everyRow({ sql }: Database): Promise<string> {
  const tables = await sql.rows(
    named,
    statement`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const rows = []
  for (const { name } of tables) {
    const found = await sql.rows(
      stored,
      statement`select ${name} || ' ' || t.xmin || ' ' || to_jsonb(t) as row from ${verbatim(`"${name}"`)} t order by to_jsonb(t)::text`,
    )
    rows.push(...found.map(({ row }) => row))
  }
  return rows.join('\n')
}
