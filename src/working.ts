// Everything that works behind the doors: turns, stored events, answers on their way, notices, the clock.
import type { Logger } from 'pino'
import { newApp, originOf, vaultOf } from './app.ts'
import { inBackground } from './background.ts'
import { startClock } from './bot/clock/clock.ts'
import { watchMenus } from './bot/clock/menus.ts'
import { type Outage, watchOutages } from './bot/clock/outage.ts'
import { watchUsage } from './bot/clock/usage.ts'
import type { App } from './bot/engine/converse.ts'
import { openTurns } from './bot/engine/opening.ts'
import { understand } from './bot/engine/understand.ts'
import { openBringer } from './bot/intake/bring.ts'
import { openContents } from './bot/intake/contents.ts'
import { startDrain } from './bot/intake/drain.ts'
import type { Intake } from './bot/intake/intake.ts'
import { type Languages, watchLanguages } from './bot/intake/languages.ts'
import { openPipe } from './bot/intake/pipe.ts'
import { openStored } from './bot/intake/stored.ts'
import { renderLine } from './bot/line/render.ts'
import { openQueues, startDelivering } from './bot/queue/deliver.ts'
import { giveUpAnswer } from './bot/queue/undelivered.ts'
import { commands } from './bot/table/table.ts'
import { sayWhen } from './bot/turn/dates.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { inTransaction } from './db/transaction.ts'
import { FILE_MOST_BYTES } from './domain/papers/model.ts'
import { readBoard } from './domain/session/read-board.ts'
import { readMarks } from './domain/session/read-marks.ts'
import { loadTown } from './domain/town/read.ts'
import { openPlatforms } from './platforms.ts'
import type { BoardSource } from './web/board/watch-boards.ts'
import type { Metrics } from './web/metrics.ts'

export type Working = {
  app: App
  intake: Intake
  outage: Outage
  /** How the platforms are asked for somebody's language. */
  languages: Languages
  /** Where the meeting boards are read. */
  boards: BoardSource
  /** Finishes what was taken, then stops. */
  stop: () => Promise<void>
}

type With = {
  config: Pick<Config, 'line' | 'slack' | 'host' | 'port' | 'publicUrl'>
  database: Database
  log: Logger
  metrics: Metrics
  now?: App['now'] | undefined
}

/** Often enough that a reply token still lives and can tell whether it was used. */
const BRING_AGAIN_MS = 10_000

export async function startWorking({ config, database, log, metrics, now }: With): Promise<Working> {
  const { db, boss, sql } = database
  await openQueues(boss)
  const vault = vaultOf(config)
  const app = newApp(database, vault, { origin: originOf(config), now })
  const { carriers, answerers, give, usage, languages, content } = openPlatforms(config, log, app.now)
  const bringer = openBringer({
    ...{ sql, log, answerers, vault, outcome: metrics.answers },
    giveUp: (way, card, why) => giveUpAnswer({ db, boss, vault }, way, { card, why }),
  })
  const outage = watchOutages(app, sql, log)
  const pipe = openPipe(app)
  const contents = openContents({ app, fetch: content, mostBytes: FILE_MOST_BYTES, log })
  const parts = {
    ...{ app, pipe, stored: openStored(sql, vault), bringer, log },
    ...{ metrics: metrics.intake, away: outage.noticed },
  }
  const drain = startDrain({ ...parts, contents })
  const lookForAnswers = () => inBackground(log, 'answers not looked for', bringer.again(app.now()))
  const recovery = setInterval(lookForAnswers, BRING_AGAIN_MS)
  const menus = watchMenus({ db, sql }, log, give)
  const askUsage = watchUsage({ sql, log, now: app.now }, usage)
  const beside = async () => {
    await Promise.all([menus.all(), askUsage()])
  }
  const clock = startClock(app, log, beside)
  inBackground(log, 'LINE messages of the month not known', askUsage())
  const watched = watchLanguages({ sql, log, languages, now: app.now, learned: menus.nudge })
  app.languageOpen = watched.open
  app.done = (town, id) => {
    clock.touched(town)
    const { moves } = commands[id]
    if (moves === 'quorum' || moves === 'table') clock.nudge(town)
    if (moves === 'menu' || moves === 'table') menus.nudge(town)
  }
  await startDelivering({ db, sql, boss, carriers, log, vault, outcome: metrics.deliveries })
  await warmUp(app)
  const stop = async () => {
    clearInterval(recovery)
    outage.stop()
    contents.stop()
    await drain.stop()
    await pipe.idle()
    await clock.stop()
    await menus.stop()
    await bringer.close()
    await watched.stop()
  }
  const boards = { read: boardReader(app), marks: (of) => readMarks(sql, of) } satisfies BoardSource
  return { app, intake: { ...parts, wake: drain.wake }, outage, languages, boards, stop }
}

/** A board is one moment: everything on it is read from the same. */
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', wide: true } as const

const boardReader =
  ({ db, now }: App): BoardSource['read'] =>
  ({ town, meeting: id }) =>
    inTransaction(
      db,
      async (transaction) => {
        const at = now()
        const model = await loadTown({ ...transaction, town }, at)
        const meeting = model?.meetings.find((one) => one.id === id)
        return model && meeting && readBoard({ ...transaction, town }, model, meeting, at)
      },
      ONE_MOMENT,
    )

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
