// SIGKILL inside a tick of the metronome, alone and beside another tick: everybody who has not answered is reminded, once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { quietUntil } from '../../src/domain/calendar.ts'
import { botLines } from '../e2e/people.ts'
import { openPlace, type Place, settingsOf } from '../e2e/place.ts'
import { ROOT } from '../e2e/program.ts'
import { until } from '../e2e/waiting.ts'
import { FULL, killedAt, membersOf, record } from './harness.ts'

const MEMBERS = FULL ? 120 : 40
const STEPS = FULL
  ? ['before planned', 'after planned', 'before sealed', 'after sealed', 'before push', 'after push']
  : ['after planned', 'after push']
const HOUR_MS = 3_600_000

let place: Place | undefined
afterEach(async () => {
  await place?.close()
  place = undefined
})

/** One tick as of a time, in a process of its own; resolves with how that ended. */
async function tickOnce(settings: Record<string, string>, at: Date): Promise<number | NodeJS.Signals> {
  const flags = ['--disable-warning=ExperimentalWarning', join('src', 'cli.ts')]
  const child = spawn(process.execPath, [...flags, 'tick', '--at', at.toISOString()], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: 'ignore',
  })
  const [code, signal] = await once(child, 'exit')
  return signal ?? code
}

/** An hour of the last day before answers close that is not quiet; holidays are. */
function lastHourBefore(closes: Date): Date {
  const town = { quietFrom: 0, quietTo: 0 }
  for (let hours = 1; ; hours += 1) {
    const at = new Date(closes.getTime() - hours * HOUR_MS)
    if (!quietUntil(at, town, 'Asia/Tokyo')) return at
  }
}

const cases = STEPS.flatMap((step) =>
  (FULL ? ([1, 2] as const) : ([2] as const)).map((ticks) => ({ step, ticks })),
)

test.each(cases)(
  '毎分の処理が $step で止められても（同時に $ticks つ）、催促は一人に一度だけ',
  { timeout: 120_000 },
  async ({ step, ticks }) => {
    const own = await openPlace({ members: MEMBERS })
    place = own
    const { answersCloseAt } = await own.database.db.meeting.findFirstOrThrow({
      where: { answersCloseAt: { not: null } },
    })
    if (!answersCloseAt) throw new Error('no deadline')
    const at = lastHourBefore(answersCloseAt)
    const plain = settingsOf({ databaseUrl: own.database.url, line: own.line, slack: own.slack })
    // A push is also made by the running program: in that case it would do the work before the one that is to die.
    if (step.endsWith('push')) await own.program.stop()
    const beside = ticks === 2 ? [tickOnce(plain, at)] : []
    const [end] = await Promise.all([tickOnce({ ...plain, ...killedAt(step, 1) }, at), ...beside])
    if (ticks === 1) expect(end).toBe('SIGKILL')
    if (!own.program.running()) await own.another()
    expect(await tickOnce(plain, at)).toBe(0)
    const members = membersOf(MEMBERS)
    const heard = (userId: string) => botLines(own, userId).length
    await until(() => (members.every(({ userId }) => heard(userId) > 0) ? true : undefined), {
      what: () => 'everybody to be reminded',
      withinMs: 60_000,
    })
    const doubled = members.reduce((sum, { userId }) => sum + heard(userId) - 1, 0)
    const row = record({
      fault: `SIGKILL ${step} of a tick, ${ticks} tick(s) at once`,
      tries: MEMBERS,
      acknowledged: MEMBERS,
      lost: 0,
      doubled,
      beyondOne: 0,
    })
    expect(row.doubled).toBe(0)
  },
)
