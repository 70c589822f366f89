// Puts the running program together from open parts; main.ts and the tests start it the same way.

import { randomInt } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { inBackground } from './background.ts'
import { type Clock, startClock } from './bot/clock/clock.ts'
import { type Outage, watchOutages } from './bot/clock/outage.ts'
import type { App } from './bot/engine/converse.ts'
import { openTurns } from './bot/engine/opening.ts'
import { understand } from './bot/engine/understand.ts'
import { type Bringer, openBringer } from './bot/intake/bring.ts'
import { type Drain, startDrain } from './bot/intake/drain.ts'
import type { Intake } from './bot/intake/intake.ts'
import { openPipe, type Pipe } from './bot/intake/pipe.ts'
import { openStored } from './bot/intake/stored.ts'
import { townFinder } from './bot/intake/town-of-destination.ts'
import { listenLine } from './bot/line/listen.ts'
import { renderLine } from './bot/line/render.ts'
import { openQueues, startDelivering } from './bot/queue/deliver.ts'
import { giveUpAnswer, outboxOf } from './bot/queue/undelivered.ts'
import { waitingNow } from './bot/queue/waiting-now.ts'
import { openSlack } from './bot/slack/listen.ts'
import { commands } from './bot/table/table.ts'
import { sayWhen } from './bot/turn/dates.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { inTransaction } from './db/transaction.ts'
import { lineMessagesLeft, openPlatforms } from './platforms.ts'
import { openVault, type Vault } from './vault.ts'
import { openMetrics, showWaiting } from './web/metrics.ts'
import { createWeb, listen } from './web/server.ts'

export type Serving = { port: number; app: App; stop: () => Promise<void> }

export type Parts = {
  config: Pick<Config, 'port' | 'host' | 'line' | 'slack'> & {
    publicUrl?: string | undefined
    /** How long it serves on after it has said that it is leaving. */
    leavingMs?: number | undefined
  }
  database: Database
  log: Logger
  playground?: Hono | undefined
}

const READY_WITHIN_MS = 1_800
/** Often enough that a reply token still lives and can tell whether it was used. */
const BRING_AGAIN_MS = 10_000

/** Every instance with the same settings opens what another has sealed. */
export const vaultOf = ({ line, slack }: Pick<Config, 'line' | 'slack'>): Vault =>
  openVault([line?.channelSecret, slack?.signingSecret])

export const newApp = ({ db, boss }: Pick<Database, 'db' | 'boss'>, vault: Vault): App => ({
  db,
  boss,
  vault,
  towns: new Map(),
  post: outboxOf(boss, vault),
  now: () => new Date(),
  code: () => `${randomInt(100_000_000)}`.padStart(8, '0'),
})

export async function serve({ config, database, log, playground }: Parts): Promise<Serving> {
  const { db, boss, sql } = database
  await openQueues(boss)
  const vault = vaultOf(config)
  const app = newApp(database, vault)
  const metrics = openMetrics()
  const { carriers, answerers } = openPlatforms(config, log)
  const bringer = openBringer({
    ...{ sql, log, answerers, vault, outcome: metrics.answers },
    giveUp: (way, card, why) => giveUpAnswer({ db, boss, vault }, way, { card, why }),
  })
  const outage = watchOutages(app, sql, log)
  const pipe = openPipe(app)
  showWaiting(metrics, {
    look: () => waitingNow(sql),
    turns: pipe.waiting,
    lineLeft: async () => (config.line ? lineMessagesLeft(config.line) : undefined),
  })
  const parts = {
    ...{ app, pipe, stored: openStored(sql), bringer, log },
    ...{ metrics: metrics.intake, away: outage.noticed },
  }
  const drain = startDrain(parts)
  const intake: Intake = { ...parts, wake: drain.wake }
  const recovery = setInterval(
    () => inBackground(log, 'answers not looked for', bringer.again(app.now())),
    BRING_AGAIN_MS,
  )
  const clock = startClock(app, log)
  app.done = (town, id) => {
    clock.touched(town)
    if (commands[id].moves === 'quorum') clock.nudge(town)
  }
  const slack = config.slack
    ? openSlack({ ...config.slack, intake, townOf: townFinder(db, 'slackTeamId') })
    : undefined
  let leaving = false
  const ready = async () => {
    if (leaving) throw new Error('stopping')
    const installed = await Promise.race([
      outage.write().then(() => boss.isInstalled()),
      sleep(READY_WITHIN_MS, false, { ref: false }),
    ])
    if (!installed) throw new Error('database or queue do not answer')
  }
  const server = createWeb({
    line: lineDoor(config, intake),
    slack: slack?.request,
    ready,
    registry: metrics.registry,
    webhooks: metrics.webhooks,
    playground,
    leaving: () => leaving,
    hosts: [config.host, config.publicUrl && new URL(config.publicUrl).hostname],
    log,
  })
  await startDelivering({ db, sql, boss, carriers, log, vault, outcome: metrics.deliveries })
  await warmUp(app)
  const port = await listen(server, config.port, config.host)
  await slack?.start()
  return {
    port,
    app,
    stop: () =>
      stop({
        server,
        leave: () => {
          leaving = true
        },
        leavingMs: config.leavingMs ?? 0,
        slack,
        clock,
        drain,
        pipe: parts.pipe,
        bringer,
        recovery,
        outage,
        database,
      }),
  }
}

/** The first webhook should find towns, statements and patterns ready: the platforms do not wait long. */
async function warmUp({ db, towns, now }: App): Promise<void> {
  const nobody = {
    eventId: '',
    userId: '',
    text: '',
    platform: 'line',
    manner: 'typed',
    room: 'private',
  } as const
  for (const { id } of await db.town.findMany({ select: { id: true } }))
    await inTransaction(db, (transaction) => openTurns(transaction, towns, [{ ...nobody, town: id }], now()))
  for (const role of ['member', 'worker', 'staff'] as const) understand('3番の会議に出席します', role)
  renderLine({
    title: 'Yoriai',
    tone: 'plain',
    parts: [{ kind: 'text', text: sayWhen(now(), 'Asia/Tokyo', 'ja'), tone: 'plain' }],
  })
}

function lineDoor({ line }: Parts['config'], intake: Intake) {
  if (!line) return undefined
  const listener = {
    intake,
    channelSecret: line.channelSecret,
    townOf: townFinder(intake.app.db, 'lineDestination'),
  }
  return (request: IncomingMessage, response: ServerResponse, raw: Buffer) =>
    listenLine(listener, request, response, raw)
}

type Running = {
  server: Server
  /** From now on it is not ready, and connections are not kept. */
  leave: () => void
  leavingMs: number
  slack: { stop: () => Promise<void> } | undefined
  clock: Clock
  drain: Drain
  pipe: Pipe
  bringer: Bringer
  recovery: NodeJS.Timeout
  outage: Outage
  database: Database
}

/** Says that it is not ready, and serves on until whoever sends requests has seen it; then drains what runs, and closes. */
async function stop(running: Running): Promise<void> {
  const { server, slack, clock, drain, pipe, bringer, recovery, outage, database } = running
  running.leave()
  await sleep(running.leavingMs)
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 1_500).unref()
  await slack?.stop()
  await closed
  clearInterval(recovery)
  outage.stop()
  await drain.stop()
  await pipe.idle()
  await clock.stop()
  await bringer.close()
  await database.close()
}
