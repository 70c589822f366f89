// The demo: LINE and Slack played on this machine, the town of the source document, and the playground to try them in.
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { type LineStandin, startLineStandin } from '../standin/line/platform.ts'
import { createMovingClock } from '../standin/moving-clock.ts'
import type { PlaygroundPerson } from '../standin/playground/people.ts'
import { playground } from '../standin/playground/playground.ts'
import { type SlackStandin, startSlackStandin } from '../standin/slack/platform.ts'
import { bringMenus, planFor } from './bot/line/menu/bring.ts'
import { slashCommands } from './bot/table/table.ts'
import type { LineSettings, SlackSettings } from './config.ts'
import type { Database } from './db/database.ts'
import { freshen } from './db/freshen.ts'
import { inTransaction } from './db/transaction.ts'
import { CAST, LANGUAGES, ROLES, STRANGERS, startOf } from './demo/cast.ts'
import { demoClock } from './demo/clock.ts'
import { lineWay } from './platforms.ts'
import { demoTown } from './town-file/demo.ts'
import { checkTownFile, importTown } from './town-file/import.ts'

export type Demo = {
  line: LineSettings
  slack: SlackSettings
  lineStandin: LineStandin
  slackStandin: SlackStandin
  pages: Hono
  /** The clock that program and stand-ins go by. */
  now: () => Date
  /** The stand-ins learn where the program listens, and the clock how the program ticks. */
  point: (origin: string, tick: () => Promise<unknown>) => void
  /** Draws the LINE menus and gives everybody theirs. */
  bringMenus: () => Promise<void>
  stop: () => Promise<void>
}

/** Loads the demo town where there is no town yet; says whether it did. */
export async function loadDemoTown({ db, sql }: Pick<Database, 'db' | 'sql'>, now: Date): Promise<boolean> {
  if ((await db.town.count()) > 0) return false
  const raw = await demoTown(now)
  await inTransaction(
    db,
    async (transaction) => {
      const checked = await checkTownFile(transaction, raw)
      if (!checked.ok)
        throw new Error(
          `The demo town is wrong: ${checked.problems.map(({ path, problem }) => `${path} ${problem}`).join('; ')}`,
        )
      await importTown({ ...transaction, now }, checked.file)
    },
    { timeoutMs: 30_000, wide: true },
  )
  await freshen(sql)
  return true
}

/** Whether the only town there is, is the demo's own: a real one is not to be played by whoever opens the page. */
export async function isDemoTown({ db }: Pick<Database, 'db'>, now: Date): Promise<boolean> {
  const { town } = demoIdentity.parse(await demoTown(now))
  const towns = await db.town.findMany({ select: { id: true, lineDestination: true } })
  return towns.every(({ id, lineDestination }) => id === town.id && lineDestination === town.line.destination)
}

const demoIdentity = z.looseObject({
  town: z.looseObject({ id: z.string(), line: z.looseObject({ destination: z.string() }) }),
})

export async function openDemo(database: Database): Promise<Demo> {
  const town = await database.db.town.findFirstOrThrow()
  const line = {
    channelSecret: randomBytes(16).toString('hex'),
    accessToken: randomBytes(24).toString('hex'),
  }
  const slack = {
    signingSecret: randomBytes(16).toString('hex'),
    botToken: `xoxb-${randomBytes(16).toString('hex')}`,
  }
  const clock = createMovingClock()
  const lineStandin = await startLineStandin({
    ...line,
    destination: town.lineDestination ?? `U${'0'.repeat(32)}`,
    redelivery: true,
    now: clock.now,
  })
  const slackStandin = await startSlackStandin({
    ...slack,
    teamId: town.slackTeamId ?? 'T0DEMO',
    now: clock.now,
  })
  await furnish(database, { lineStandin, slackStandin })
  let tick = async (): Promise<unknown> => undefined
  const movable = await isDemoTown(database, new Date())
  const pages = playground({
    line: lineStandin,
    slack: slackStandin,
    people: () => peopleOf(database),
    commands: shownCommands(),
    cast: CAST,
    languages: LANGUAGES,
    // What is done at a later time is dated so: nothing of a town's own is.
    ...(movable ? { clock: demoClock({ database, clock, tick: () => tick() }) } : {}),
  })
  const played = { ...line, apiUrl: lineStandin.origin, dataApiUrl: lineStandin.origin }
  return {
    line: played,
    slack: { ...slack, apiUrl: slackStandin.apiUrl },
    lineStandin,
    slackStandin,
    pages,
    now: () => new Date(clock.now()),
    point: (origin, beat) => {
      tick = beat
      lineStandin.setWebhook(`${origin}/line/webhook`)
      slackStandin.setRequestUrl(`${origin}/slack/events`)
    },
    bringMenus: async () => {
      const way = { store: database, town: town.id, ...lineWay(played) }
      await bringMenus(way, await planFor(way))
    },
    stop: async () => {
      await lineStandin.close()
      await slackStandin.close()
    },
  }
}

type Standins = { lineStandin: LineStandin; slackStandin: SlackStandin }

async function furnish({ db }: Database, { lineStandin, slackStandin }: Standins): Promise<void> {
  const town = await db.town.findFirstOrThrow()
  const accounts = await db.account.findMany({ include: { person: true } })
  for (const { platform, userId, person } of accounts) {
    if (platform === 'line')
      lineStandin.addUser({ userId, displayName: person.name, language: person.locale })
    else
      slackStandin.addUser({
        id: userId,
        name: userId.toLowerCase(),
        realName: person.name,
        locale: person.locale === 'en' ? 'en-US' : 'ja-JP',
      })
  }
  for (const stranger of STRANGERS)
    lineStandin.addUser({ userId: stranger.line, displayName: stranger.name, language: 'ja' })
  const members = accounts.filter(({ platform }) => platform === 'slack').map(({ userId }) => userId)
  if (town.staffChannel) slackStandin.addChannel({ id: town.staffChannel, name: '庶務', members })
}

async function peopleOf({ db }: Database): Promise<PlaygroundPerson[]> {
  const people = await db.person.findMany({
    include: { accounts: true, appointments: { include: { seat: true }, where: { to: null } }, worker: true },
    orderBy: { id: 'asc' },
  })
  const known = people.map(({ id, name, roles, locale, accounts, appointments, worker }) => {
    const account = (platform: string) => accounts.find((one) => one.platform === platform)?.userId
    const [line, slack] = [account('line'), account('slack')]
    const note = appointments[0]?.seat.title ?? noteOf(worker ? ['worker'] : roles)
    const stranger = STRANGERS.find((one) => one.line === line)
    const start = startOf({ id, roles: worker ? [...roles, 'worker'] : roles })
    const reads: 'ja' | 'en' = locale === 'en' ? 'en' : 'ja'
    const reached = { ...(line ? { line } : {}), ...(slack ? { slack } : {}) }
    return { id: stranger?.id ?? id, name, note, locale: reads, start, ...reached }
  })
  const strangers = STRANGERS.filter(({ line }) => !known.some((one) => one.line === line))
  return [...known, ...strangers.map((one) => ({ ...one, start: startOf({ id: one.id, roles: [] }) }))]
}

const noteOf = (roles: string[]) => ({
  ja: roles.map((role) => ROLES[role]?.ja ?? role).join('・'),
  en: roles.map((role) => ROLES[role]?.en ?? role).join(', '),
})

const shownCommands = () =>
  slashCommands.map(({ command, hint, summary }) => ({ command, usage: hint.ja, ...summary }))
