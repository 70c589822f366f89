// Two operations in the same moment, each in its own transaction.
import { setTimeout as sleep } from 'node:timers/promises'
import { statement } from '../../../src/db/sql.ts'
import type { Act } from '../../../src/domain/act.ts'
import { LostRace } from '../../../src/domain/lost-race.ts'
import type { Doing } from '../operation.ts'
import type { Operations } from './records.ts'

export type Turn<Result> = { doing: Doing; work: (act: Act) => Promise<Result> }

const ATTEMPTS = 4
const PAUSE_MS = 3

/** Lost races, deadlocks, serialisation failures and unique keys are answered anew, as a conversation does. */
const isRace = (error: unknown): boolean =>
  error instanceof LostRace ||
  (error instanceof Error &&
    /\b(40P01|40001|23505|P2034|P2002)\b/.test(`${error.message} ${'code' in error ? error.code : ''}`))

export async function attempt<Result>({ run }: Operations, { doing, work }: Turn<Result>): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await run(doing, work)
    } catch (error) {
      if (!isRace(error) || attempts === ATTEMPTS) throw error
    }
  }
}

/** Both begin together; which comes first is the database's affair. */
export const atOnce = <One, Two>(
  operation: Operations,
  one: Turn<One>,
  two: Turn<Two>,
): Promise<[One, Two]> => Promise.all([attempt(operation, one), attempt(operation, two)])

/**
 * The second begins when the first has done everything but commit: it cannot see what the first did. The first commits
 * when the second has ended, or waits for it.
 */
export async function overlapping<One, Two>(
  operation: Operations,
  one: Turn<One>,
  two: Turn<Two>,
): Promise<[One, Two]> {
  const begun = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const first = operation.run(one.doing, async (act) => {
    const result = await one.work(act)
    begun.resolve()
    await leave.promise
    return result
  })
  await Promise.race([begun.promise, first])
  let ended = false
  const second = attempt(operation, two).finally(() => {
    ended = true
  })
  second.catch(() => undefined)
  while (!ended && !(await somebodyWaits(operation))) await sleep(PAUSE_MS)
  leave.resolve()
  return Promise.all([first, second])
}

const somebodyWaits = async ({ database }: Operations): Promise<boolean> =>
  (await database().sql.count(
    statement`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )) > 0
