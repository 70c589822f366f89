// (g) A vote of 10,000 seats: opened, with its notice to everybody; cast by crowds, beside the floor; watched on a board;
// closed and counted. By name, in secret, and for an officer.
import { pino } from 'pino'
import { newApp, vaultOf } from '../src/app.ts'
import { converse } from '../src/bot/engine/converse.ts'
import { deliverAll } from '../src/bot/queue/deliver.ts'
import { connect, type Database } from '../src/db/database.ts'
import { statement } from '../src/db/sql.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { readBoard } from '../src/domain/session/read-board.ts'
import { readMarks } from '../src/domain/session/read-marks.ts'
import { loadTown } from '../src/domain/town/read.ts'
import { openPlatforms } from '../src/platforms.ts'
import { eventOf, sendAll, type startSink } from './senders.ts'
import { makeTown, memberLine, openTable } from './town.ts'

const SEATS = 10_000
const SENDERS = 64
const MEETING = 'council-1'

type Started = { port: number; pid: number | undefined }
type Body = () => string
export type Arena = {
  url: string
  secret: string
  sink: Awaited<ReturnType<typeof startSink>>
  start: (script: string) => Promise<Started>
  stop: () => Promise<void>
  webhook: (events: unknown[]) => string
  beside: (
    name: string,
    both: [Started, Started],
    how: { bodies: () => Body[]; senders: number },
  ) => Promise<unknown>
}

const MOTIONS = { named: { no: 1, says: '賛成' }, secret: { no: 2, says: '反対' } } as const

export async function votes(arena: Arena): Promise<void> {
  const { url } = arena
  await makeTown(url, { members: SEATS })
  await openTable(url)
  const database = await connect(url, { onError: () => undefined })
  const chair = chairOf(database, arena)
  for (const [ballot, { no, says }] of Object.entries(MOTIONS)) {
    await database.sql.count(statement`insert into motion (town_id, meeting_id, no, item_no, title, ballot, state, at, by_id, via)
      values ('t', ${MEETING}, ${no}::int, 1, '議案', ${ballot}, 'draft', now(), 'p1', 'staff')`)
    await chair.opens(ballot, `motion-open meeting=${MEETING} motion=${no}`)
    await cast(arena, ballot, says)
    if (ballot === 'named') await watched(database)
    await chair.does(`${ballot}: closed and counted`, `motion-close meeting=${MEETING} motion=${no}`)
  }
  await chair.does('election: called', `election-new meeting=${MEETING} office=vice`)
  for (const n of [2, 3, 4])
    await chair.does('election: nominated', `election-candidate meeting=${MEETING} office=vice member=p${n}`)
  await chair.opens('election', `election-open meeting=${MEETING} office=vice`)
  await cast(arena, 'election', '投票 委員3')
  await watched(database)
  await chair.does('election: closed and counted', `election-close meeting=${MEETING} office=vice`)
  await database.close()
}

const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const begun = performance.now()
  const result = await work()
  console.log(`(g) ${what}: ${(performance.now() - begun).toFixed(0)} ms`)
  return result
}

/** Whoever presides, in this process: what they do is one turn, and its time is the turn's. */
function chairOf(database: Database, { secret, sink }: Arena) {
  const line = { channelSecret: secret, accessToken: 'bench', apiUrl: sink.origin, dataApiUrl: sink.origin }
  const vault = vaultOf({ line, slack: undefined })
  const app = newApp(database, vault)
  const log = pino({ level: 'warn', base: null })
  const { carriers } = openPlatforms({ line, slack: undefined }, log)
  let events = 0
  const does = (what: string, text: string) =>
    timed(what, async () => {
      events += 1
      const way = { town: 't', platform: 'line', userId: memberLine(1), eventId: `chair-${events}` } as const
      const reply = await converse(app, { ...way, text, manner: 'exact', room: 'private' })
      if (reply?.card.tone !== 'done') throw new Error(`${text}: ${JSON.stringify(reply?.card)}`)
    })
  return {
    does,
    /** Everybody hears of it. */
    opens: async (what: string, text: string) => {
      await does(`${what}: opened`, text)
      sink.counts.recipients = 0
      await timed(`${what}: notice delivered`, () => deliverAll({ ...database, carriers, log, vault }))
      console.log(`(g) ${what}: ${sink.counts.recipients} have heard`)
    },
  }
}

/** Crowds vote again and again, then everybody once. */
async function cast(
  { start, stop, beside, secret, webhook }: Arena,
  what: string,
  says: string,
): Promise<void> {
  const both: [Started, Started] = [await start('floor.ts'), await start('server.ts')]
  const body =
    (n: number): Body =>
    () =>
      webhook([eventOf(memberLine(n), says)])
  const some = (count: number) =>
    Array.from({ length: count }, () => body(1 + Math.floor(Math.random() * SEATS)))
  for (const { port } of both) await sendAll(port, secret, some(500))
  for (const senders of [16, SENDERS])
    await beside(`(g) ${what}, ${senders} senders:`, both, { bodies: () => some(4_000), senders })
  const everybody = Array.from({ length: SEATS }, (_, n) => body(n + 1))
  await timed(`${what}: all ${SEATS} vote`, () => sendAll(both[1].port, secret, everybody, SENDERS))
  await stop()
}

/** What a board costs: its mark each second, and its reading when that has changed. */
async function watched({ db, sql }: Database): Promise<void> {
  for (const _ of [1, 2, 3])
    await timed('board: mark', () => readMarks(sql, [{ town: 't', meeting: MEETING }]))
  await timed('board: read', () =>
    inTransaction(
      db,
      async (transaction) => {
        const now = new Date()
        const town = await loadTown({ ...transaction, town: 't' }, now)
        const meeting = town?.meetings.find(({ id }) => id === MEETING)
        return town && meeting && readBoard({ ...transaction, town: 't' }, town, meeting, now)
      },
      { isolationLevel: 'RepeatableRead', wide: true },
    ),
  )
}
