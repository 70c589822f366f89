// The demo: LINE and Slack played on this machine, the town of the source document, and the playground to try them in.
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { type LineStandin, startLineStandin } from '../standin/line/platform.ts'
import { type PlaygroundPerson, playground } from '../standin/playground/playground.ts'
import { type SlackStandin, startSlackStandin } from '../standin/slack/platform.ts'
import { bringMenus, planFor } from './bot/line/menu/bring.ts'
import { slashCommands } from './bot/table/table.ts'
import type { LineSettings, SlackSettings } from './config.ts'
import type { Database } from './db/database.ts'
import { freshen } from './db/freshen.ts'
import { inTransaction } from './db/transaction.ts'
import { lineWay } from './platforms.ts'
import { demoTown } from './town-file/demo.ts'
import { checkTownFile, importTown } from './town-file/import.ts'

export type Demo = {
  line: LineSettings
  slack: SlackSettings
  lineStandin: LineStandin
  slackStandin: SlackStandin
  pages: Hono
  /** The stand-ins learn where the program listens. */
  point: (origin: string) => void
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
  const lineStandin = await startLineStandin({
    ...line,
    destination: town.lineDestination ?? `U${'0'.repeat(32)}`,
    redelivery: true,
  })
  const slackStandin = await startSlackStandin({ ...slack, teamId: town.slackTeamId ?? 'T0DEMO' })
  await furnish(database, { lineStandin, slackStandin })
  const pages = playground({
    line: lineStandin,
    slack: slackStandin,
    people: () => peopleOf(database),
    commands: shownCommands(),
  })
  const played = { ...line, apiUrl: lineStandin.origin, dataApiUrl: lineStandin.origin }
  return {
    line: played,
    slack: { ...slack, apiUrl: slackStandin.apiUrl },
    lineStandin,
    slackStandin,
    pages,
    point: (origin) => {
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

/** People with LINE whom the town does not know yet: to try connecting with a code. */
const STRANGERS = [
  { id: 'stranger-1', name: '未接続の方 その1', line: `U${'f1'.repeat(16)}` },
  { id: 'stranger-2', name: '未接続の方 その2', line: `U${'f2'.repeat(16)}` },
] as const

const ROLES: Record<string, string> = {
  staff: '庶務',
  director: 'ディレクター',
  mayor: '町長',
  supporter: '支援者',
  observer: 'オブザーバー',
  member: '委員',
  worker: '住民ワーカー',
}

async function peopleOf({ db }: Database): Promise<PlaygroundPerson[]> {
  const people = await db.person.findMany({
    include: { accounts: true, appointments: { include: { seat: true }, where: { to: null } }, worker: true },
    orderBy: { id: 'asc' },
  })
  const known = people.map(({ id, name, roles, accounts, appointments, worker }) => {
    const account = (platform: string) => accounts.find((one) => one.platform === platform)?.userId
    const [line, slack] = [account('line'), account('slack')]
    const note =
      appointments[0]?.seat.title ??
      (worker ? '住民ワーカー' : roles.map((role) => ROLES[role] ?? role).join('・'))
    return { id, name, note, ...(line ? { line } : {}), ...(slack ? { slack } : {}) }
  })
  return [
    ...known,
    ...STRANGERS.filter(({ line }) => !known.some((one) => one.line === line)).map((one) => ({
      ...one,
      note: '名簿にない方',
    })),
  ]
}

const shownCommands = () =>
  slashCommands.map(({ command, hint, summary }) => ({ command, usage: hint.ja, ...summary }))
