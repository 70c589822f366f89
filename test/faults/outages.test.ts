// PostgreSQL dies, is restarted, or finds its disk full while everybody talks: what was acknowledged is there.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openQueues } from '../../src/bot/queue/deliver.ts'
import { type Cluster, ensureDatabase, openCluster } from '../../src/db/cluster.ts'
import { connect } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { inSlack } from '../e2e/people.ts'
import { openPlace, type Place } from '../e2e/place.ts'
import { STAFF } from '../e2e/village.ts'
import { until } from '../e2e/waiting.ts'
import { answered, countLine, everybodyAnswers, FULL, membersOf, record, settled } from './harness.ts'

const MEMBERS = FULL ? 200 : 60
const KILLS = FULL ? 5 : 1
const TIMEOUT_MS = 240_000
const FOLDER = '/tmp/yoriai-faults'

let place: Place | undefined
let cluster: Cluster | undefined
let undo: () => Promise<void> = async () => undefined

afterEach(async () => {
  await place?.close()
  await cluster?.stop()
  await undo()
  place = undefined
  cluster = undefined
  undo = async () => undefined
})

/** A PostgreSQL of the test's own, which it may kill, and a program on it. */
async function ownPlace(
  dataDir: string,
  members: number,
): Promise<{ place: Place; cluster: Cluster; dataDir: string }> {
  await mkdir(dataDir, { recursive: true })
  cluster = await openCluster({ dataDir, say: () => undefined })
  await ensureDatabase(cluster, 'faults')
  const url = cluster.url('faults')
  await migrate(url)
  const database = await connect(url, { onError: () => undefined, connections: 2 })
  await openQueues(database.boss)
  await database.close()
  place = await openPlace({ members, databaseUrl: url })
  return { place, cluster, dataDir }
}

/** The server's own file: its process is on the first line. */
async function postmaster(dataDir: string): Promise<number> {
  for (const folder of [join(dataDir, 'server', 'postgres'), join(dataDir, 'postgres')]) {
    const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
    if (text) return Number(text.split('\n')[0])
  }
  throw new Error('PostgreSQL does not run')
}

const ready = async ({ program }: Place): Promise<number> => (await fetch(`${program.origin}/readyz`)).status

describe.each([
  { how: 'SIGKILL', signal: 'SIGKILL' },
  { how: 'restart', signal: 'SIGINT' },
] as const)('PostgreSQL: $how のさなかに', ({ how, signal }) => {
  test('受け取ったと言った返事は残り、二度は効かない', { timeout: TIMEOUT_MS }, async () => {
    const dataDir = join(FOLDER, how)
    await rm(dataDir, { recursive: true, force: true })
    const own = await ownPlace(dataDir, MEMBERS)
    const members = membersOf(MEMBERS)
    let over = false
    const breaking = (async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await new Promise((done) => setTimeout(done, 300 + kill * 200))
        process.kill(await postmaster(dataDir), signal)
        await until(async () => ((await own.cluster.revive().catch(() => false)) ? true : undefined), {
          what: () => 'PostgreSQL to come back',
          withinMs: 30_000,
        })
      }
      over = true
    })()
    const said = await everybodyAnswers(own.place, members, { next: () => own.place.program, atOnce: 8 })
    await breaking
    expect(over).toBe(true)
    await settled(own.place)
    const row = await countLine(own.place, `PostgreSQL ${how} × ${KILLS}`, { members, ...said })
    expect(row).toMatchObject({ acknowledged: MEMBERS, lost: 0, doubled: 0 })
    expect(own.place.program.running()).toBe(true)
    await until(async () => ((await ready(own.place)) === 200 ? true : undefined), {
      what: () => 'to be ready',
      withinMs: 20_000,
    })
  })
})

/** A disk of a few megabytes; undefined where this user may not make one. */
function smallDisk(folder: string, megabytes: number): (() => Promise<void>) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
    return async () => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    }
  } catch {
    return undefined
  }
}

test('ディスクがいっぱいの間は受け取ったと言わず、用意ができていないと答え、空けば続ける', {
  timeout: TIMEOUT_MS,
}, async (context) => {
  const folder = join(FOLDER, 'disk')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const unmount = smallDisk(folder, 180)
  if (!unmount) {
    record({
      fault: 'disk full',
      tries: 0,
      acknowledged: 0,
      lost: 0,
      doubled: 0,
      beyondOne: 0,
      note: 'not tried: this user may not make a small disk',
    })
    return context.skip()
  }
  undo = unmount
  const own = await ownPlace(folder, MEMBERS)
  const members = membersOf(MEMBERS)
  const [before, after] = [members.slice(0, 20), members.slice(20)]
  const said = await everybodyAnswers(own.place, before, { next: () => own.place.program })
  // All that is left of the disk, and what the log has in reserve.
  const rubbish = join(folder, 'rubbish')
  await fill(rubbish)
  await until(
    async () => {
      await fill(rubbish)
      return (await own.place.line.say(before[0]?.userId ?? '', '次回')).status === 503 ? true : undefined
    },
    { what: () => 'a turn that is not taken', withinMs: 60_000 },
  )
  await until(async () => ((await ready(own.place)) === 503 ? true : undefined), {
    what: () => 'not to be ready',
    withinMs: 20_000,
  })
  // A turn whose rows still find room is taken, and counts; all others are refused.
  const meanwhile: string[] = []
  for (const { userId, text } of after.slice(0, 5)) {
    const { status, events } = await own.place.line.say(userId, text)
    expect([200, 503]).toContain(status)
    if (status === 200) meanwhile.push(...events.map(({ webhookEventId }) => `${webhookEventId}`))
  }
  await new Promise((done) => setTimeout(done, 6_000))
  await rm(rubbish, { force: true })
  await own.cluster.revive().catch(() => false)
  await until(async () => ((await ready(own.place)) === 200 ? true : undefined), {
    what: () => 'to be ready again',
    withinMs: 60_000,
  })
  const later = await everybodyAnswers(own.place, after, { next: () => own.place.program })
  await inSlack(own.place, STAFF).sees('元に戻りました', 30_000)
  await answered(own.place)
  const row = await countLine(own.place, 'disk full', {
    members: after,
    events: [...said.events, ...later.events],
    acknowledged: [...said.acknowledged, ...meanwhile, ...later.acknowledged],
  })
  expect(row).toMatchObject({ lost: 0 })
  expect(own.place.program.running()).toBe(true)
})

/** Writes until nothing more fits. */
async function fill(file: string): Promise<void> {
  for (const bytes of [64 * 1024, 4 * 1024, 512]) {
    const block = Buffer.alloc(bytes)
    const fits = () =>
      writeFile(file, block, { flag: 'a' }).then(
        () => true,
        () => false,
      )
    for (let n = 0; n < 10_000 && (await fits()); n += 1);
  }
}
