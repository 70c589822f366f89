// Looks at everything the program needs and says of each: fine, or what to do.
import { WebClient } from '@slack/web-api'
import { planFor } from '../bot/line/menu/bring.ts'
import { missing } from '../bot/line/menu/install.ts'
import { type Config, type LineSettings, readConfig, WrongEnvironment } from '../config.ts'
import { faultOf } from '../fault.ts'
import { lineClient, lineWay } from '../platforms.ts'
import { print, Refused, type Subcommand } from './terms.ts'
import { withDatabase } from './town.ts'

type Check = { what: string; ok: boolean; say: string }

export const doctor: Subcommand = async (_, options) => {
  const checks = await examine()
  const fine = checks.every(({ ok }) => ok)
  if (options.json && fine) print({ ok: true, checks })
  if (!options.json)
    for (const { what, ok, say } of checks) process.stdout.write(`${ok ? 'ok  ' : 'DO  '} ${what}: ${say}\n`)
  if (!fine) throw new Refused('Some things need attention.', { ok: false, checks })
}

async function examine(): Promise<Check[]> {
  const config = settings()
  if ('what' in config) return [config]
  return [
    { what: 'settings', ok: true, say: 'complete' },
    zone(),
    await database(),
    ...(await line(config)),
    ...(await slack(config)),
  ]
}

function settings(): Config | Check {
  try {
    return readConfig()
  } catch (error) {
    if (error instanceof WrongEnvironment) return { what: 'settings', ok: false, say: error.message }
    throw error
  }
}

const zone = (): Check => {
  const day = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date())
  return { what: 'time zone', ok: day.includes('令和'), say: `Asia/Tokyo, now ${day}` }
}

const tried = async (what: string, work: () => Promise<string>, hint: string): Promise<Check> => {
  try {
    return { what, ok: true, say: await work() }
  } catch (error) {
    return {
      what,
      ok: false,
      say: `${faultOf(error).split('\n')[0]}. ${hint}`,
    }
  }
}

const database = (): Promise<Check> =>
  tried(
    'database',
    () => withDatabase(async ({ db }) => `answers, ${await db.town.count()} town(s)`),
    'Check DATABASE_URL, or that DATA_DIR can be written.',
  )

async function line({ line: settings }: Config): Promise<Check[]> {
  if (!settings)
    return [{ what: 'LINE', ok: true, say: 'not set up (LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN)' }]
  const client = lineClient(settings)
  return [
    await tried(
      'LINE token',
      async () => `belongs to ${(await client.getBotInfo()).basicId}`,
      'Issue a channel access token in the LINE console and set LINE_CHANNEL_ACCESS_TOKEN.',
    ),
    await tried(
      'LINE webhook',
      async () => webhook(await client.getWebhookEndpoint()),
      'In the LINE console set the webhook URL to PUBLIC_URL/line/webhook and switch "Use webhook" on.',
    ),
    await tried(
      'LINE quota',
      async () => quota(await client.getMessageQuota(), await client.getMessageQuotaConsumption()),
      'See the plan in the LINE console.',
    ),
    await tried('LINE menus', () => menus(settings), 'Run `npm run -s yoriai -- menu line`.'),
  ]
}

/** Whether every town has its menus at LINE as the command table has them; a town may well have none. */
const menus = (settings: LineSettings): Promise<string> =>
  withDatabase(async ({ db, sql }) => {
    const said: string[] = []
    for (const { id } of await db.town.findMany({ select: { id: true }, orderBy: { id: 'asc' } })) {
      const plan = await planFor({ store: { db, sql }, town: id, ...lineWay(settings) })
      const none = plan.there.size === 0 && plan.old.length === 0
      const lacking = missing(plan).length
      if (!none && lacking > 0)
        throw new Error(`${lacking} of the ${plan.menus.length} menus of ${id} are missing or have changed`)
      said.push(none ? `${id} has none (npm run -s yoriai -- menu line)` : `${id} has ${plan.menus.length}`)
    }
    return said.join(', ') || 'no town yet'
  })

function webhook({ endpoint, active }: { endpoint?: string; active: boolean }): string {
  if (!endpoint) throw new Error('no webhook URL is set')
  if (!active) throw new Error(`${endpoint} is switched off`)
  return endpoint
}

function quota({ value }: { value?: number }, { totalUsage }: { totalUsage: number }): string {
  if (value !== undefined && totalUsage >= value)
    throw new Error(`${totalUsage} of ${value} messages of this month are used up`)
  return value === undefined
    ? `${totalUsage} messages this month, no limit`
    : `${totalUsage} of ${value} messages this month`
}

async function slack({ slack: settings }: Config): Promise<Check[]> {
  if (!settings)
    return [{ what: 'Slack', ok: true, say: 'not set up (SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN)' }]
  const client = new WebClient(settings.botToken, {
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
    timeout: 8_000,
    retryConfig: { retries: 0 },
  })
  return [
    await tried(
      'Slack token',
      async () => `belongs to ${(await client.auth.test()).team ?? 'a workspace'}`,
      'Install the app and set SLACK_BOT_TOKEN.',
    ),
  ]
}
