// Operations as turns: one after the other, beside each other, or begun before another has ended.
import { setTimeout as sleep } from 'node:timers/promises'
import { statement } from '../../src/db/sql.ts'
import type { Act } from '../../src/domain/act.ts'
import { LostRace } from '../../src/domain/lost-race.ts'
import { type Doing, NOW } from './operation.ts'
import type { Operations } from './records.ts'

export type Turn<Result> = { doing: Doing; work: (act: Act) => Promise<Result> }

export const turn = <Result>(by: string, now: Date, work: Turn<Result>['work']): Turn<Result> => ({
  doing: { by, now },
  work,
})

const HOUR_MS = 3_600_000
export const hoursLater = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR_MS)

const ATTEMPTS = 4
const PAUSE_MS = 3

/** Worth another attempt, as in a conversation: lost races, deadlocks, serialisation failures, unique keys. */
const isRace = (error: unknown): boolean =>
  error instanceof LostRace ||
  (error instanceof Error &&
    /\b(40P01|40001|23505|P2034|P2002)\b/.test(`${error.message} ${'code' in error ? error.code : ''}`))

export async function take<Result>({ run }: Operations, { doing, work }: Turn<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(doing, work)
    } catch (error) {
      if (!isRace(error) || attempt === ATTEMPTS) throw error
    }
  }
}

/** What went before, one after the other; each of it must succeed. */
export async function given(operation: Operations, ...turns: Turn<{ ok: boolean }>[]): Promise<void> {
  for (const turn of turns) {
    const outcome = await take(operation, turn)
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  }
}

/** All begin together; which comes first is the database's affair. */
export const together = <Result>(operation: Operations, ...turns: Turn<Result>[]): Promise<Result[]> =>
  Promise.all(turns.map((turn) => take(operation, turn)))

/** Both begin together; which comes first is the database's affair. */
export const atOnce = <One, Two>(
  operation: Operations,
  one: Turn<One>,
  two: Turn<Two>,
): Promise<[One, Two]> => Promise.all([take(operation, one), take(operation, two)])

/**
 * The second begins when the first has done everything but commit: it cannot see what the first did. The first commits
 * when the second has ended, or waits for it.
 */
export async function overlapping<One, Two>(
  operation: Operations,
  first: Turn<One>,
  second: Turn<Two>,
): Promise<[One, Two]> {
  const begun = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const one = operation.run(first.doing, async (act) => {
    const result = await first.work(act)
    begun.resolve()
    await leave.promise
    return result
  })
  await Promise.race([begun.promise, one])
  let ended = false
  const two = take(operation, second).finally(() => {
    ended = true
  })
  two.catch(() => undefined)
  while (!ended && !(await somebodyWaits(operation))) await sleep(PAUSE_MS)
  leave.resolve()
  return Promise.all([one, two])
}

const somebodyWaits = async ({ database }: Operations): Promise<boolean> =>
  (await database().sql.count(
    statement`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )) > 0
