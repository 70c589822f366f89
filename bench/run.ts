// What it costs, beside the floor. Each figure is the median of its rounds; both sides run in turn, in one run.
// npm run bench [-- rsvp claims overload reminders ready growth votes | understand [<file.json> …] [--wrong]]
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openQueues } from '../src/bot/queue/deliver.ts'
import { ensureDatabase, openCluster, withClient } from '../src/db/cluster.ts'
import { connect } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { MEMORY } from '../test/e2e/program.ts'
import { cpuMs } from './cpu.ts'
import { overload } from './overload.ts'
import { ready } from './ready.ts'
import { reminders } from './reminders.ts'
import { eventOf, type Round, sendAll, startSink } from './senders.ts'
import { DESTINATION, importTownOf, makeTown, memberLine } from './town.ts'
import { understanding } from './understand.ts'
import { votes } from './votes.ts'

const SECRET = randomBytes(16).toString('hex')
const EVENTS = 4_000
const ROUNDS = 3

const cluster = await openCluster({ dataDir: '.data/bench', say: console.error })
const sink = await startSink()
const children: ChildProcess[] = []

async function freshDatabase(name: string): Promise<string> {
  await withClient(cluster.url('postgres'), (client) =>
    client.query(`drop database if exists "${name}" with (force)`),
  )
  await ensureDatabase(cluster, name)
  const url = cluster.url(name)
  await migrate(url)
  const database = await connect(url, { onError: () => undefined })
  await openQueues(database.boss)
  await database.close()
  return url
}

type Started = { port: number; pid: number | undefined }

const start = (script: string, args: string[]): Promise<Started> =>
  new Promise((done, fail) => {
    const child = fork(join(import.meta.dirname, script), args, {
      execArgv: [...MEMORY, '--disable-warning=ExperimentalWarning'],
    })
    children.push(child)
    child.once('message', (message: { port: number }) => done({ port: message.port, pid: child.pid }))
    child.once('error', fail)
  })

const stopChildren = async (): Promise<void> => {
  for (const child of children.splice(0)) {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }
}

const webhook = (events: unknown[]): string => JSON.stringify({ destination: DESTINATION, events })
const answers = (members: number, text: string) =>
  Array.from(
    { length: EVENTS },
    () => () => webhook([eventOf(memberLine(1 + Math.floor(Math.random() * members)), text)]),
  )

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const row = (name: string, rounds: Round[]): string =>
  `${name.padEnd(34)} ${median(rounds.map(({ perSecond }) => perSecond))
    .toFixed(0)
    .padStart(7)}/s   p50 ${median(rounds.map(({ p50 }) => p50))
    .toFixed(1)
    .padStart(6)} ms   p99 ${median(rounds.map(({ p99 }) => p99))
    .toFixed(1)
    .padStart(6)} ms   failed ${rounds.reduce((sum, { failed }) => sum + failed, 0)}`

type Measured = Round & { program: number; postgres: number }

/** One round, with the CPU time that a turn took of the program and of PostgreSQL. */
async function measured(on: Started, bodies: (() => string)[], senders: number): Promise<Measured> {
  const before = cpuMs(on.pid)
  const round = await sendAll(on.port, SECRET, bodies, senders)
  const after = cpuMs(on.pid)
  return {
    ...round,
    program: (after.program - before.program) / bodies.length,
    postgres: (after.postgres - before.postgres) / bodies.length,
  }
}

const cpu = (rounds: Measured[]): string =>
  `   CPU a turn ${median(rounds.map(({ program }) => program)).toFixed(2)} + ${median(rounds.map(({ postgres }) => postgres)).toFixed(2)} ms`

/** Rounds on the floor and on ours in turn, and the ratio of the two. */
async function beside(
  name: string,
  [floor, ours]: [Started, Started],
  { bodies, senders, rounds = ROUNDS }: { bodies: () => (() => string)[]; senders: number; rounds?: number },
): Promise<{ floor: number; ours: number }> {
  const [there, here]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    there.push(await measured(floor, bodies(), senders))
    here.push(await measured(ours, bodies(), senders))
  }
  const ratios = here.map(({ perSecond }, n) => perSecond / (there[n]?.perSecond ?? 1))
  console.log(row(`${name} floor`, there) + cpu(there))
  console.log(row(`${name} ours`, here) + cpu(here))
  console.log(`${name} ratio to the floor: ${median(ratios).toFixed(2)}`)
  const rate = (of: Measured[]): number => median(of.map(({ perSecond }) => perSecond))
  return { floor: rate(there), ours: rate(here) }
}

/** A town that has just come in by import, before anything else was done with it. */
async function rsvp(): Promise<void> {
  const url = await freshDatabase('bench_rsvp')
  await importTownOf(url, 10_000)
  const floor = await start('floor.ts', [url, SECRET, sink.origin])
  const ours = await start('server.ts', [url, SECRET, sink.origin])
  const both: [Started, Started] = [floor, ours]
  const warm = answers(10_000, '出席').slice(0, 500)
  for (const { port } of both) await sendAll(port, SECRET, warm)
  await beside('(a) 16 senders:', both, { bodies: () => answers(10_000, '出席'), senders: 16 })
  await beside('(a) 64 senders:', both, { bodies: () => answers(10_000, '出席'), senders: 64 })
  const few = () => answers(10_000, '出席').slice(0, 800)
  await beside('(a) one alone:', both, { bodies: few, senders: 1 })
  await stopChildren()
}

async function claims(): Promise<void> {
  const url = await freshDatabase('bench_claims')
  await makeTown(url, { members: 10, workers: 1_000, slots: 100 })
  const floor = await start('floor.ts', [url, SECRET, sink.origin])
  const ours = await start('server.ts', [url, SECRET, sink.origin])
  const bodies = () =>
    Array.from({ length: 1_000 }, (_, n) => () => webhook([eventOf(memberLine(11 + n), '応募 1')]))
  await beside('(b) 1,000 for 100:', [floor, ours], { bodies, senders: 64, rounds: 1 })
  const counted = await withClient(url, (client) =>
    client.query(`select (select taken from job) as taken, count(*)::int as claims from claim`),
  )
  console.log(
    `(b) slots taken ${counted.rows[0].taken}, claims ${counted.rows[0].claims} (100 of 100 expected)`,
  )
  await stopChildren()
}

/** Five times what the program can do, for a while: everybody is answered in time, and nothing acknowledged is lost. */
async function tooMuch(): Promise<void> {
  const url = await freshDatabase('bench_overload')
  await makeTown(url, { members: 10_000 })
  const ours = await start('server.ts', [url, SECRET, sink.origin])
  await overload({
    ...ours,
    url,
    secret: SECRET,
    body: () => webhook([eventOf(memberLine(1 + Math.floor(Math.random() * 10_000)), '出席')]),
  })
  await stopChildren()
}

/** What a turn costs as a town grows, beside what the floor's costs: the reads of a larger table are PostgreSQL's own. */
async function growth(): Promise<void> {
  const rates: { floor: number; ours: number }[] = []
  for (const members of [100, 10_000, 1_000_000]) {
    const url = await freshDatabase('bench_growth')
    await makeTown(url, { members })
    const both: [Started, Started] = [
      await start('floor.ts', [url, SECRET, sink.origin]),
      await start('server.ts', [url, SECRET, sink.origin]),
    ]
    for (const { port } of both) await sendAll(port, SECRET, answers(members, '出席').slice(0, 1_500))
    rates.push(
      await beside(`(e) ${members.toLocaleString('en-GB')} members:`, both, {
        bodies: () => answers(members, '出席'),
        senders: 16,
      }),
    )
    await stopChildren()
  }
  const cost = (side: 'floor' | 'ours'): string =>
    ((rates[0]?.[side] ?? 0) / (rates.at(-1)?.[side] ?? 1)).toFixed(2)
  console.log(
    `(e) cost at 1,000,000 members against 100: ours ${cost('ours')}, the floor's own ${cost('floor')} (aim 1.1)`,
  )
}

async function tenThousandVotes(): Promise<void> {
  const url = await freshDatabase('bench_votes')
  const starting = (script: string) => start(script, [url, SECRET, sink.origin])
  await votes({ url, secret: SECRET, sink, start: starting, stop: stopChildren, webhook, beside })
}

const all: Record<string, () => Promise<void>> = {
  rsvp,
  claims,
  overload: tooMuch,
  reminders: async () => reminders(await freshDatabase('bench_reminders'), sink),
  ready: () => ready(),
  growth,
  votes: tenThousandVotes,
}
const chosen = process.argv.slice(2)
if (chosen[0] === 'understand') {
  const files = chosen.filter((word) => word.endsWith('.json'))
  await understanding(files, chosen.includes('--wrong'))
}
for (const [name, work] of Object.entries(all)) if (chosen.length === 0 || chosen.includes(name)) await work()
await stopChildren()
sink.server.close()
sink.server.closeAllConnections()
await cluster.stop()
