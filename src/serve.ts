// Puts the running program together from open parts; main.ts and the tests start it the same way.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { originOf } from './app.ts'
import type { App } from './bot/engine/converse.ts'
import { fetchFile, takeFile } from './bot/engine/fetch-file.ts'
import { fetchPicture } from './bot/engine/fetch-picture.ts'
import { lookAtUpload, takeUpload } from './bot/engine/take-upload.ts'
import { writeIcal } from './bot/feed/write-ical.ts'
import type { Intake } from './bot/intake/intake.ts'
import { townFinder } from './bot/intake/town-of-destination.ts'
import { listenLine } from './bot/line/listen.ts'
import { waitingNow } from './bot/queue/waiting-now.ts'
import { openSlack, type SlackDoor } from './bot/slack/listen.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { findFeed, readFeedMeetings } from './domain/feed/read.ts'
import { draw } from './drawing/draw.ts'
import { lineAccount, lineMessagesLeft } from './platforms.ts'
import { type AskAccount, lineAccounts } from './web/board/line-account.ts'
import { boardRoutes } from './web/board/routes.ts'
import { watchBoards } from './web/board/watch-boards.ts'
import { openMetrics, showWaiting } from './web/metrics.ts'
import { picturePages } from './web/pictures.ts'
import { createWeb, listen } from './web/server.ts'
import { uploadRoutes } from './web/upload/routes.ts'
import { startWorking, type Working } from './working.ts'

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
  /** The demo's own clock; without it, the one on the wall. */
  now?: App['now'] | undefined
}

export async function serve({ config, database, log, playground, now }: Parts): Promise<Serving> {
  const metrics = openMetrics()
  const working = await startWorking({ config, database, log, metrics, now })
  const { app, intake } = working
  showWaiting(metrics, {
    look: () => waitingNow(database.sql),
    turns: intake.pipe.waiting,
    lineLeft: async () => (config.line ? lineMessagesLeft(config.line) : undefined),
  })
  const pictures = picturePages({
    draw,
    vault: app.vault,
    svgOf: ({ town, request }) => fetchPicture({ sql: database.sql, town }, request),
    now: app.now,
    log,
  })
  const presence = openPresence(working, database)
  const slack = slackDoor(config, intake)
  const boards = watchBoards({ source: working.boards, now: app.now, log })
  // The demo's LINE account exists nowhere: its codes are typed.
  const lineId = lineAccounts(playground ? undefined : accountIn(config, app), log)
  const server = createWeb({
    line: lineDoor(config, working),
    slack: slack?.request,
    ready: presence.ready,
    leaving: presence.leaving,
    registry: metrics.registry,
    webhooks: metrics.webhooks,
    files: { fetch: (token) => fetchFile(app, token), take: (token, read) => takeFile(app, token, read) },
    upload: uploadRoutes({
      look: (token) => lookAtUpload(app, token),
      take: (token, sent) => takeUpload(app, token, sent),
      log,
    }),
    pictures,
    calendars: {
      read: (token, meetingId) => readCalendar(database, { token, meetingId, now: app.now() }),
      origin: () => app.origin,
    },
    playground,
    board: boardRoutes({ boards, vault: app.vault, lineId, now: app.now, log }),
    hosts: [config.host, config.publicUrl && new URL(config.publicUrl).hostname],
    log,
  })
  const port = await listen(server, config.port, config.host)
  app.origin = originOf(config, port)
  await slack?.start()
  /** Says that it is not ready, and serves on until whoever sends requests has seen it; then drains what runs, and closes. */
  const stop = async () => {
    presence.leave()
    boards.stop()
    await sleep(config.leavingMs ?? 0)
    await Promise.all([close(server), slack?.stop()])
    await working.stop()
    await database.close()
  }
  return { port, app, stop }
}

type Asked = { token: string; meetingId: string | undefined; now: Date }

/** Two statements, both by key: a calendar is asked for every hour by everybody who has it. */
async function readCalendar(
  { sql }: Database,
  { token, meetingId, now }: Asked,
): Promise<string | undefined> {
  const owner = await findFeed(sql, token)
  if (!owner) return undefined
  const meetings = await readFeedMeetings(sql, owner, { now, id: meetingId })
  return meetingId !== undefined && meetings.length === 0 ? undefined : writeIcal(owner, meetings)
}

const READY_WITHIN_MS = 1_800

type Presence = { ready: () => Promise<void>; leave: () => void; leaving: () => boolean }

/** Ready while the database takes what it is given, the queue is there, and nobody has told the program to stop. */
function openPresence({ outage }: Working, { boss }: Database): Presence {
  let leaving = false
  return {
    leaving: () => leaving,
    leave: () => {
      leaving = true
    },
    ready: async () => {
      if (leaving) throw new Error('stopping')
      const installed = await Promise.race([
        outage.write().then(() => boss.isInstalled()),
        sleep(READY_WITHIN_MS, false, { ref: false }),
      ])
      if (!installed) throw new Error('database or queue do not answer')
    },
  }
}

function accountIn({ line }: Parts['config'], { db }: App): AskAccount | undefined {
  if (!line) return undefined
  const townOf = townFinder(db, 'lineDestination')
  return async () => {
    const { userId, basicId } = await lineAccount(line)
    return { town: await townOf(userId), lineId: basicId }
  }
}

const slackDoor = ({ slack }: Parts['config'], intake: Intake): SlackDoor | undefined =>
  slack && openSlack({ ...slack, intake, townOf: townFinder(intake.app.db, 'slackTeamId') })

function lineDoor({ line }: Parts['config'], { intake, languages }: Working) {
  if (!line) return undefined
  const listener = {
    intake,
    channelSecret: line.channelSecret,
    townOf: townFinder(intake.app.db, 'lineDestination'),
    languageOf: languages.line,
  }
  return (request: IncomingMessage, response: ServerResponse, raw: Buffer) =>
    listenLine(listener, request, response, raw)
}

const CUT_AFTER_MS = 1_500

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), CUT_AFTER_MS).unref()
  await closed
}
