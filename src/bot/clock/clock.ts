// The metronome: node-cron ticks every minute; a tick plans what is due, seals the audit, and clears what is over.
import cron, { type ScheduledTask } from 'node-cron'
import type { Logger } from 'pino'
import { inBackground } from '../../background.ts'
import { inTransaction } from '../../db/transaction.ts'
import { sealAudit } from '../../domain/audit/seal.ts'
import { faultOf } from '../../fault.ts'
import type { App } from '../engine/converse.ts'
import { recall } from '../engine/opening.ts'
import { planTown, watchTown } from './plan-town.ts'
import { clearOld } from './retention.ts'

const TICK = { timeoutMs: 50_000, wide: true }

/** One tick for every town; a town that fails does not keep the others waiting. Says how many notices go out. */
export async function tick(
  app: App,
  log: Logger,
  at: Date = app.now(),
): Promise<{ notices: number; sealed: number }> {
  let notices = 0
  let sealed = 0
  for (const { id, version } of await app.db.town.findMany({ select: { id: true, version: true } })) {
    try {
      notices += await inTransaction(
        app.db,
        async (transaction) => {
          const town = await recall(transaction, new Map(), { id, version, now: at })
          return town ? planTown({ transaction, boss: app.boss, post: app.post, town, now: at }) : 0
        },
        TICK,
      )
      sealed += await sealTown(app, id)
    } catch (error) {
      log.error({ town: id, fault: faultOf(error) }, 'tick failed')
    }
  }
  // A tick as of another time plans for that time; what is old is old by the clock on the wall.
  const wall = new Date(Math.min(at.getTime(), app.now().getTime()))
  await inTransaction(app.db, ({ sql }) => clearOld(sql, wall), TICK)
  return { notices, sealed }
}

/** Seals until nothing is left, batch by batch. */
export async function sealTown({ db }: Pick<App, 'db'>, town: string): Promise<number> {
  for (let total = 0; ; ) {
    const sealed = await inTransaction(db, ({ tx, sql }) => sealAudit({ tx, sql, town }), TICK)
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

/** Starts the metronome; `beside` is done at each of its ticks too. */
export function startClock(
  app: App,
  log: Logger,
  beside: () => Promise<void> = () => Promise.resolve(),
): Clock {
  let running = Promise.resolve()
  const beat = async () => {
    await Promise.all([tick(app, log), beside()])
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
    await look(app, id).catch((error: unknown) =>
      log.warn({ town: id, fault: `${error}` }, 'quorum not looked at'),
    )
    rest.set(id, (performance.now() - begun) * NUDGE_REST)
  }
  const unsealed = new Set<string>()
  const sealing = setInterval(() => {
    const towns = [...unsealed]
    unsealed.clear()
    for (const id of towns) inBackground(log, 'audit not sealed', sealTown(app, id))
  }, SEAL_EVERY_MS)
  return {
    touched: (id) => unsealed.add(id),
    nudge: (id) => {
      if (!nudges.has(id))
        nudges.set(
          id,
          setTimeout(
            () => inBackground(log, 'quorum not looked at', watch(id)),
            Math.max(NUDGE_MS, rest.get(id) ?? 0),
          ),
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

async function look(app: App, id: string): Promise<void> {
  await inTransaction(
    app.db,
    async (transaction) => {
      const found = await transaction.tx.town.findUnique({ where: { id }, select: { version: true } })
      const now = app.now()
      const town = found
        ? await recall(transaction, app.towns, { id, version: found.version, now })
        : undefined
      if (town) await watchTown({ transaction, boss: app.boss, post: app.post, town, now })
    },
    TICK,
  )
}
