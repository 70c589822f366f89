// A place to try the program in: a database with a town, a LINE and a Slack played on this machine, and programs on them.
import { afterAll, beforeAll, expect } from 'vitest'
import { z } from 'zod'
import { releaseHeld } from '../../src/bot/queue/outbox.ts'
import { connect, type Database } from '../../src/db/database.ts'
import { statement } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { quietUntil } from '../../src/domain/calendar.ts'
import { exportTown } from '../../src/town-file/export.ts'
import { asText } from '../../standin/json.ts'
import { type LineStandin, startLineStandin } from '../../standin/line/platform.ts'
import { type SlackStandin, startSlackStandin } from '../../standin/slack/platform.ts'
import { loadTown } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { faultsOf, type Program, startProgram } from './program.ts'
import { CHANNEL, type Extras, STAFF, TOWN, village } from './village.ts'
import { until } from './waiting.ts'

export const LINE_SECRET = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
export const SLACK_SECRET = '8f742231b10e8888abcd99yyyzzz85a5'
export const LINE_TOKEN = 'line-token-of-the-test'
const BOT_TOKEN = 'xoxb-token-of-the-test'

/** Somebody with LINE whom the town does not know. */
export const STRANGERS = ['f1', 'f2', 'f3', 'f4'].map((mark) => `U${mark.repeat(16)}`)

export type Place = {
  database: Database
  line: LineStandin
  slack: SlackStandin
  program: Program
  /** A further instance on the same database. */
  another: (settings?: Record<string, string>) => Promise<Program>
  /** Webhooks, commands and presses go to this instance from now on. */
  point: (to: Program) => void
  /** LINE's own clock is that many milliseconds off. */
  shiftLineClock: (ms: number) => void
  town: () => ReturnType<typeof exportTown>
  close: () => Promise<void>
}

export type PlaceOptions = Extras & {
  /** A database of the test's own, migrated and empty. */
  databaseUrl?: string
  /** Settings of the first program, beside the usual. */
  settings?: Record<string, string>
  /** Where the program finds the database, when not directly. */
  through?: (databaseUrl: string) => Promise<string>
  /** How a program is started: as a child process, unless the test is about its insides. */
  start?: (where: Where) => Promise<Program>
  /** How long LINE waits for a webhook's answer: two seconds, unless the test is about something else. */
  lineDeadlineMs?: number
}

export async function openPlace(options: PlaceOptions = {}): Promise<Place> {
  const database = await connect(options.databaseUrl ?? (await newDatabaseUrl()), {
    onError: () => undefined,
    connections: 4,
  })
  await loadTown(database, village(options), new Date())
  let shift = 0
  const line = await startLineStandin({
    channelSecret: LINE_SECRET,
    accessToken: LINE_TOKEN,
    destination: TOWN.line.destination,
    deadlineMs: options.lineDeadlineMs ?? 2_000,
    now: () => Date.now() + shift,
  })
  const slack = await startSlackStandin({
    signingSecret: SLACK_SECRET,
    botToken: BOT_TOKEN,
    teamId: TOWN.slack.teamId,
    eventRetryDelaysMs: [],
  })
  await furnish(database, line, slack)
  const databaseUrl = options.through ? await options.through(database.url) : database.url
  const programs: Program[] = []
  const another = async (settings: Record<string, string> = {}) => {
    const where = { databaseUrl, line, slack }
    const program = options.start
      ? await options.start(where)
      : await startProgram({ ...settingsOf(where), ...settings })
    programs.push(program)
    return program
  }
  const point = ({ origin }: Program) => {
    line.setWebhook(`${origin}/line/webhook`)
    slack.setRequestUrl(`${origin}/slack/events`)
  }
  const program = await another(options.settings)
  point(program)
  const mornings = keepAwake(database)
  return {
    database,
    line,
    slack,
    program,
    another,
    point,
    shiftLineClock: (ms) => {
      shift = ms
    },
    town: () =>
      inTransaction(database.db, (transaction) => exportTown({ ...transaction, town: TOWN.id }, new Date())),
    close: async () => {
      clearInterval(mornings)
      await Promise.all(programs.map((one) => one.stop()))
      await Promise.all([line.close(), slack.close(), database.close()])
    },
  }
}

const MORNING_EVERY_MS = 100
const MONTH_MS = 30 * 86_400_000

/** The village has no quiet hours, but holidays are quiet everywhere: what is held on such a day goes out as if it were over. */
function keepAwake({ db, boss }: Database): NodeJS.Timeout | undefined {
  if (!quietUntil(new Date(), { quietFrom: 0, quietTo: 0 }, TOWN.timezone)) return undefined
  const release = () =>
    inTransaction(db, (transaction) =>
      releaseHeld({ transaction, boss }, TOWN.id, new Date(Date.now() + MONTH_MS)),
    )
  return setInterval(() => void release().catch(() => undefined), MORNING_EVERY_MS)
}

export type Where = { databaseUrl: string; line: LineStandin; slack: SlackStandin }

export const settingsOf = ({ databaseUrl, line, slack }: Where): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  LINE_CHANNEL_SECRET: LINE_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: LINE_TOKEN,
  LINE_API_BASE_URL: line.origin,
  LINE_DATA_API_BASE_URL: line.origin,
  SLACK_SIGNING_SECRET: SLACK_SECRET,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_API_URL: slack.apiUrl,
  YORIAI_DEMO: 'off',
})

async function furnish({ db }: Database, line: LineStandin, slack: SlackStandin): Promise<void> {
  for (const { platform, userId, person } of await db.account.findMany({ include: { person: true } })) {
    if (platform === 'line') line.addUser({ userId, displayName: person.name })
    else slack.addUser({ id: userId, name: userId.toLowerCase(), realName: person.name })
  }
  for (const userId of STRANGERS) line.addUser({ userId, displayName: '見知らぬ人' })
  slack.addChannel({ id: CHANNEL, name: '庶務', members: [STAFF] })
}

const unanswered = z.object({ event_id: z.string(), card: z.unknown() })

/** Every event that has a way back is marked as answered: none would be answered again by an instance that looks for them. */
export async function nothingUnanswered({ database }: Place): Promise<void> {
  let left: unknown[] = []
  await until(
    async () => {
      left = await database.sql.rows(
        unanswered,
        statement`select event_id, card from inbox where replied_at is null and reply <> 'null'::jsonb`,
      )
      return left.length === 0 ? true : undefined
    },
    { what: () => `answers to be marked as brought: ${JSON.stringify(left)}`, withinMs: 5_000 },
  )
}

const SHORTEST = 4

/** Names, words and keys that stand in what a program has logged: there must be none. */
function toldByLogs({ program, line }: Place): string[] {
  const logged = program
    .logged()
    .map((entry) => JSON.stringify(entry))
    .join('\n')
  const people = village({ members: 3 }).people
  const words = people
    .flatMap(({ line: userId }) => (userId ? line.chat(userId) : []))
    .filter(({ from }) => from === 'user')
    .map(({ message }) => asText(message?.text) ?? '')
    .filter((text) => text.length >= SHORTEST && !/^[\x20-\x7e]*$/.test(text))
  const names = people.map(({ name }) => name)
  return [...names, ...words, LINE_SECRET, LINE_TOKEN, SLACK_SECRET, BOT_TOKEN].filter((one) =>
    logged.includes(one),
  )
}

/** One place for all tests of a file; what the program itself got wrong fails the file. */
export function placeForFile(options: PlaceOptions & { faultless?: boolean } = {}): () => Place {
  let place: Place | undefined
  beforeAll(async () => {
    place = await openPlace(options)
  })
  afterAll(async () => {
    const faults = place ? faultsOf(place.program) : []
    const told = place ? toldByLogs(place) : []
    await place?.close()
    expect(told, 'what the logs give away').toEqual([])
    if (options.faultless !== false) expect(faults).toEqual([])
  })
  return () => {
    if (!place) throw new Error('The place is open only inside tests and hooks')
    return place
  }
}
