// 町が大きくなり、年月がたっても、一つのやりとりが触れる量は変わらない。

import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newApp } from '../../src/app.ts'
import { tick } from '../../src/bot/clock/clock.ts'
import { converse } from '../../src/bot/engine/converse.ts'
import { slashLine } from '../../src/bot/turn/line.ts'
import { plainText } from '../../src/bot/turn/plain-text.ts'
import type { Utterance } from '../../src/bot/turn/turn.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { statement } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openVault } from '../../src/vault.ts'
import { loadTown } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'
import { addHistory } from './history.ts'

const DAY = '2026-12-10T13:50+09:00'
/** Who says it, and what; without words they look at their Home tab. */
const LINES: [string, string][] = [
  ['s1', '/fee amount category=expert yen=9000 from=2026-04-01'],
  ['s1', '/charter amend body=council from=2026-11-20 set="written.allowed=true" article=第10条の2'],
  ['s1', '/motion written body=council title="会費の額" until=2026-12-15'],
  ['p2', '賛成'],
  ['p3', '反対'],
  ['s1', '/motion written'],
  ['s1', '/roadmap new title="条例案の提出" when="1月末" owner="山本 愛子"'],
  ['s1', '/roadmap'],
  ['s1', '/meeting present 第3回 田中一郎'],
  ['s1', '/meeting present 第3回 山本愛子'],
  ['s1', '/meeting present 第3回 髙橋健'],
  ['s1', '/meeting present 第3回 田中花'],
  ['s1', '/meeting open meeting=3'],
  ['s1', '/meeting board meeting=3'],
  ['s1', '/motion new meeting=3 item=2 title="会費の額"'],
  ['s1', '/motion open meeting=3 motion=1'],
  ['p2', '賛成 第1号'],
  ['p3', '反対 第1号'],
  ['s1', '/motion close meeting=3 motion=1'],
  ['p1', '裁決 賛成'],
  ['s1', '/motion why meeting=3 motion=1'],
  ['s1', '/motion meeting=3'],
  ['s1', '/election new meeting=3 office=vice'],
  ['s1', '/election candidate meeting=3 office=vice member=p3'],
  ['s1', '/election open meeting=3 office=vice'],
  ['p2', '投票 髙橋'],
  ['s1', '/election close meeting=3 office=vice'],
  ['s1', '/election meeting=3'],
  ['s1', '/meeting recuse meeting=3 item=1 member=p3 reason="親族の会社"'],
  ['s1', '/meeting left meeting=3 member=p4'],
  ['s1', '/meeting close meeting=3'],
  ['s1', '/minutes meeting=3'],
  ['s1', '/minutes action meeting=3 title="資料" owner=p2 due=2026-12-20'],
  ['s1', '/fee'],
  ['p2', '議事録'],
  ['p2', '設置スケジュール'],
  ['p2', '賛成'],
  ['s1', ''],
]
/** What shows a whole list says more where there is more: so many blocks besides. */
const LISTS: Record<string, number> = { '/motion written': 60 }
const PLAN_BLOCKS = 500
const isPlan = (line: string): boolean => /roadmap|スケジュール/.test(line)

let small: Database
let large: Database

async function opened(history: boolean): Promise<Database> {
  // One connection: what it has touched is known when it says so.
  const database = await connect(await newDatabaseUrl(), { onError: () => undefined, connections: 1 })
  await loadTown(database, smallTown, new Date(DAY))
  if (history) await inTransaction(database.db, ({ sql }) => addHistory(sql), { timeoutMs: 60_000 })
  await inTransaction(database.db, ({ sql }) => sql.count(statement`analyze`))
  return database
}

beforeAll(async () => {
  ;[small, large] = await Promise.all([opened(false), opened(true)])
}, 60_000)
afterAll(() => Promise.all([small, large].map((one) => one.close())))

const blocksRow = z.object({ table: z.string(), blocks: z.int() })

/** How many blocks of every table and its indexes were touched since the beginning. */
async function touched({ db, sql }: Database): Promise<Map<string, number>> {
  await inTransaction(db, (transaction) =>
    transaction.sql.count(statement`select pg_stat_force_next_flush()`),
  )
  const rows = await sql.rows(
    blocksRow,
    statement`select relname as table, (coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0) + coalesce(idx_blks_read, 0)
      + coalesce(idx_blks_hit, 0) + coalesce(toast_blks_read, 0) + coalesce(toast_blks_hit, 0))::int as blocks
      from pg_statio_user_tables where schemaname = 'public'`,
  )
  return new Map(rows.map(({ table, blocks }) => [table, blocks]))
}

type Cost = { line: string; answer: string; tables: Map<string, number> }

/** The meeting from its papers to its minutes, and what each word of it has touched. */
async function costs(database: Database): Promise<Cost[]> {
  const { db } = database
  let now = new Date(DAY)
  const app = newApp(database, openVault(['a secret of the test']), { now: () => now })
  const accounts = new Map((await db.account.findMany()).map((one) => [one.personId, one]))
  const found: Cost[] = []
  const measure = async (line: string, work: () => Promise<string>) => {
    const before = await touched(database)
    const answer = await work()
    const after = await touched(database)
    const more = [...after].map(([table, blocks]): [string, number] => [
      table,
      blocks - (before.get(table) ?? 0),
    ])
    found.push({ line, answer, tables: new Map(more) })
  }
  for (const [n, [who, line]] of LINES.entries()) {
    now = new Date(now.getTime() + 1_000)
    const account = accounts.get(who)
    if (!account) throw new Error(`${who} has no account`)
    await measure(line || 'home', async () => {
      const reply = await converse(app, saying({ n, line }, account))
      return reply ? plainText(reply.card) : ''
    })
  }
  await measure('tick', async () => {
    await tick(app, pino({ level: 'silent' }), now)
    return ''
  })
  return found
}

function saying(
  { n, line }: { n: number; line: string },
  { platform, userId }: { platform: string; userId: string },
): Utterance {
  const slash = line.startsWith('/')
  const [word = '', ...rest] = line.split(' ')
  return {
    ...{ eventId: `e${n}`, town: 'mura', userId, room: 'private' },
    platform: platform === 'line' ? 'line' : 'slack',
    text: slash ? slashLine(word, rest.join(' ')) : line,
    manner: slash ? 'exact' : 'typed',
    ...(line === '' && { occasion: 'home' }),
  }
}

/** Deeper indexes cost a little; a table that is read from end to end costs more than this. */
function grown({ line, tables }: Cost, before: Cost | undefined): string[] {
  const more = isPlan(line) ? PLAN_BLOCKS : (LISTS[line] ?? 25)
  return [...tables].flatMap(([table, blocks]) => {
    const was = before?.tables.get(table) ?? 0
    return blocks > 2 * was + more ? [`${line}: ${table} ${was} → ${blocks}`] : []
  })
}

const first = ({ answer }: Cost): string => answer.split('\n')[0]?.replace(/第?\d+/, '') ?? ''

test('十年たった町でも、どのやりとりも、触れる量は同じ', { timeout: 60_000 }, async () => {
  const before = await costs(small)
  const after = await costs(large)
  expect(after.map(first)).toEqual(before.map(first))
  for (const { answer } of after) expect(answer).not.toContain('うまく読み取れませんでした')
  expect(after.flatMap((one, n) => grown(one, before[n]))).toEqual([])
})

test('確かめ方の確かめ: 端から端まで読めば、わかる', async () => {
  const read = statement`select count(*) from motion where title like '%議案%'`
  const before = await touched(large)
  await inTransaction(large.db, ({ sql }) => sql.count(read))
  const tables = new Map(
    [...(await touched(large))].map(([table, n]) => [table, n - (before.get(table) ?? 0)]),
  )
  expect(grown({ line: '', answer: '', tables }, undefined)).toEqual([expect.stringContaining('motion')])
})
