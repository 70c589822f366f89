// Starts Yoriai: reads the settings, opens the database, sets up the platforms, and says where it can be reached.
import { inBackground } from './background.ts'
import { tick } from './bot/clock/clock.ts'
import { type Config, readConfig, WrongEnvironment } from './config.ts'
import { isDatabaseAway } from './db/away.ts'
import { type Database, openDatabase } from './db/database.ts'
import { hold } from './db/holder.ts'
import { type Demo, isDemoTown, loadDemoTown, openDemo } from './demo.ts'
import { faultOf } from './fault.ts'
import { openLog } from './log.ts'
import { serve } from './serve.ts'

const begun = performance.now()
const say = (words: string): void => {
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${words}\n`)
}

const LEAVING_MS = 2_000

/** How often the embedded database is looked after. */
const WATCH_EVERY_MS = 2_000

async function main(): Promise<void> {
  const config = readConfig()
  const { log, flush } = openLog(config.logLevel)
  say('Opening the database')
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    say,
    onError: (error) => log.warn({ fault: error.message }, 'database connection lost'),
  })
  leaving = () => database.cluster?.stop()
  const release = await takeHold(config, database)
  if (config.demo && !config.demoNamed) await refuseRealTown(database)
  const demo = config.demo ? await startDemo(database) : undefined
  // Where others may serve the same database, whoever sends requests is given time to see that this one leaves.
  const leavingMs = config.databaseUrl && !demo ? LEAVING_MS : 0
  const settings = { ...config, leavingMs, ...(demo && { line: demo.line, slack: demo.slack }) }
  const serving = await serve({
    config: settings,
    database,
    log,
    playground: demo?.pages,
    now: demo?.now,
  })
  const origin = `http://${config.host}:${serving.port}`
  demo?.point(origin, () => tick(serving.app, log))
  say(`Ready: ${config.publicUrl ?? origin}`)
  if (demo) say(`Playground: ${config.publicUrl ?? origin}/playground`)
  if (demo) inBackground(log, 'LINE menus not there', demo.bringMenus())
  const watch = setInterval(
    () =>
      database.cluster?.revive().then(
        (died) => died && say('PostgreSQL had stopped; started again'),
        () => undefined,
      ),
    WATCH_EVERY_MS,
  )
  // The last net: a promise nobody caught is a fault to be mended, and no reason to leave everybody alone.
  process.on('unhandledRejection', (error) =>
    log.error({ fault: faultOf(error) }, 'a promise without a catch'),
  )
  stopOnSignal(async () => {
    clearInterval(watch)
    await serving.stop()
    await demo?.stop()
    await release()
    await database.cluster?.stop()
    flush()
  })
}

/** One program serves an embedded database; a database of one's own may be served by several. */
async function takeHold({ databaseUrl, port }: Config, database: Database): Promise<() => Promise<void>> {
  if (databaseUrl) return async () => undefined
  const held = await hold(database.url, `yoriai process ${process.pid}, port ${port}`)
  if (held.ok) return held.release
  await database.close()
  throw new WrongEnvironment(
    `This folder is in use by ${held.holder}.\nStop it first, or set DATA_DIR to another folder.`,
  )
}

/** A town of one's own, started without its LINE and Slack, is not opened to whoever finds the playground. */
async function refuseRealTown(database: Database): Promise<void> {
  if (await isDemoTown(database, new Date())) return
  await database.close()
  throw new WrongEnvironment(
    'This database holds a town of its own, and neither LINE nor Slack is set.\nSet LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN, or SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN,\nor YORIAI_DEMO=on to play with it on this machine.',
  )
}

async function startDemo(database: Database): Promise<Demo> {
  if (await loadDemoTown(database, new Date())) say('Demo town loaded')
  const demo = await openDemo(database)
  say('LINE and Slack are played on this machine')
  return demo
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = async () => {
    if (stopping) return
    stopping = true
    say('Stopping')
    await stop()
    say('Stopped')
    process.exit(0)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

/** Wrong settings are said in a sentence; only faults of the program show where they happened. */
function sayWhy(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof WrongEnvironment) return error.message
  if (isDatabaseAway(error))
    return `The database does not answer (${error.message}).\nCheck DATABASE_URL, or that DATA_DIR can be written.`
  return 'code' in error || error.message.startsWith('Port ')
    ? `${error.message}\nCheck HOST and PORT.`
    : (error.stack ?? error.message)
}

/** What a start that fails leaves behind is put away. */
let leaving: () => Promise<void> | undefined = () => undefined

main().catch(async (error: unknown) => {
  process.stderr.write(`\n${sayWhy(error)}\n`)
  await leaving()
  process.exit(1)
})
