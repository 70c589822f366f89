// Thousands of turns at a steady pace: memory, connections and rows come to rest.
import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { statement } from '../../src/db/sql.ts'
import { botLines } from '../e2e/people.ts'
import { openPlace, type Place } from '../e2e/place.ts'
import { sideBySide } from '../e2e/waiting.ts'
import { answered, FULL, membersOf, record, settled } from './harness.ts'

const TURNS = FULL ? 20_000 : 1_500
const ROUNDS = 5
const MEMBERS = 100
const AT_ONCE = 8
/** What the heap of a process at rest moves by. */
const FLAT_MB = 60

let place: Place | undefined
afterAll(() => place?.close())

const memory = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
const connectionsRow = z.object({ n: z.int() })

test('何千の番のあとも、記憶と接続は増えつづけず、貯めたものは残らない', { timeout: 600_000 }, async () => {
  const own = await openPlace({ members: MEMBERS })
  place = own
  const members = membersOf(MEMBERS)
  const words = ['出席', '次回', '議題', '欠席', '私の出欠', '使い方', '未定']
  const seen: number[] = []
  let taken = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const turns = Array.from({ length: TURNS / ROUNDS }, (_, n) => n)
    await sideBySide(turns, AT_ONCE, async (n) => {
      const { status } = await own.line.say(members[n % MEMBERS]?.userId ?? '', words[n % words.length] ?? '')
      if (status === 200) taken += 1
    })
    seen.push(await memory(own.program.pid))
  }
  await answered(own)
  await settled(own)
  const [, warm = 0] = seen
  const last = seen.at(-1) ?? 0
  const [connections] = await own.database.sql.rows(
    connectionsRow,
    statement`select count(*)::int as n from pg_stat_activity where datname = current_database()`,
  )
  const inbox = await own.database.db.inbox.count()
  const answers = members.reduce((sum, { userId }) => sum + botLines(own, userId).length, 0)
  record({
    fault: `soak, ${TURNS} turns`,
    tries: TURNS,
    acknowledged: taken,
    lost: taken - inbox,
    doubled: 0,
    beyondOne: answers - inbox,
    note: `${seen.map((mb) => mb.toFixed(0)).join(' → ')} MB, ${connections?.n} connections`,
  })
  expect(taken).toBe(TURNS)
  expect(inbox).toBe(TURNS)
  expect(answers).toBe(TURNS)
  expect(last - warm).toBeLessThan(FLAT_MB)
  expect(connections?.n ?? 0).toBeLessThan(40)
})
