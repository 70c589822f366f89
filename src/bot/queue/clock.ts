// The metronome: node-cron ticks every minute; a tick plans what is due, seals the audit, and clears what is over.
import cron, { type ScheduledTask } from 'node-cron'
import type { Logger } from 'pino'
import { sealAudit } from '../../domain/audit/seal.ts'
import { faultOf } from '../../fault.ts'
import type { House } from '../engine/converse.ts'
import { recall } from '../engine/opening.ts'
import { planTown, watchTown } from './plan-town.ts'

const DAY_MS = 86_400_000
const KEEP_EVENTS_MS = 3 * DAY_MS
const TICK = { maxWait: 5_000, timeout: 50_000 }

/** One tick for every town; a town that fails does not keep the others waiting. Says how many things were said. */
export async function tick(
  house: House,
  log: Logger,
  at: Date = house.now(),
): Promise<{ said: number; sealed: number }> {
  let said = 0
  let sealed = 0
  for (const { id, version } of await house.db.town.findMany({ select: { id: true, version: true } })) {
    try {
      said += await house.db.$transaction(async (tx) => {
        const town = await recall(tx, new Map(), { id, version, now: at })
        return town ? planTown({ tx, boss: house.boss, town, now: at }) : 0
      }, TICK)
      sealed += await sealTown(house, id)
    } catch (error) {
      log.error({ town: id, fault: faultOf(error) }, 'tick failed')
    }
  }
  await house.db.$executeRaw`delete from inbox where at < ${new Date(at.getTime() - KEEP_EVENTS_MS)}`
  return { said, sealed }
}

/** Seals until nothing is left, batch by batch. */
export async function sealTown({ db }: Pick<House, 'db'>, town: string): Promise<number> {
  for (let total = 0; ; ) {
    const sealed = await db.$transaction((tx) => sealAudit(tx, town), TICK)
    total += sealed
    if (sealed === 0) return total
  }
}

export type Clock = {
  stop: () => Promise<void>
  /** The town's quorum may look different now. */
  nudge: (town: string) => void
  /** Something was written in the town: its audit is sealed shortly. */
  touched: (town: string) => void
}

const NUDGE_MS = 1_000
const SEAL_EVERY_MS = 4_000
/** Looking at the quorum may take at most this share of the time. */
const NUDGE_REST = 10

/** Starts the metronome. `extra` runs with each tick, e.g. to pick up what a stopped instance left. */
export function startClock(house: House, log: Logger, extra: () => Promise<void>): Clock {
  let running = Promise.resolve()
  const beat = async () => {
    await tick(house, log)
    await extra()
  }
  const task: ScheduledTask = cron.schedule(
    '* * * * *',
    () => {
      running = beat().catch((error: unknown) => log.error({ fault: faultOf(error) }, 'tick failed'))
      return running
    },
    { timezone: 'Asia/Tokyo', noOverlap: true, name: 'metronome', unref: true },
  )
  const nudges = new Map<string, NodeJS.Timeout>()
  const rest = new Map<string, number>()
  const watch = async (id: string) => {
    const begun = performance.now()
    nudges.delete(id)
    await look(house, id).catch((error: unknown) =>
      log.warn({ town: id, fault: `${error}` }, 'quorum not looked at'),
    )
    rest.set(id, (performance.now() - begun) * NUDGE_REST)
  }
  const unsealed = new Set<string>()
  const sealing = setInterval(() => {
    const towns = [...unsealed]
    unsealed.clear()
    for (const id of towns)
      void sealTown(house, id).catch((error: unknown) =>
        log.warn({ town: id, fault: `${error}` }, 'audit not sealed'),
      )
  }, SEAL_EVERY_MS)
  return {
    touched: (id) => unsealed.add(id),
    nudge: (id) => {
      if (!nudges.has(id))
        nudges.set(
          id,
          setTimeout(() => void watch(id), Math.max(NUDGE_MS, rest.get(id) ?? 0)),
        )
    },
    stop: async () => {
      await task.stop()
      clearInterval(sealing)
      for (const timer of nudges.values()) clearTimeout(timer)
      await running
    },
  }
}

async function look(house: House, id: string): Promise<void> {
  await house.db.$transaction(async (tx) => {
    const found = await tx.town.findUnique({ where: { id }, select: { version: true } })
    const now = house.now()
    const town = found ? await recall(tx, house.towns, { id, version: found.version, now }) : undefined
    if (town) await watchTown({ tx, boss: house.boss, town, now })
  }, TICK)
}
