// Environment → settings. The only reader of process.env.
import { z } from 'zod'

const blank = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional())

/** A bare origin: LINE's SDK drops the path of a base URL. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => new URL(url).pathname === '/' && !new URL(url).search,
    'must be a bare origin such as https://api.line.me',
  )

const environment = z.object({
  PORT: z.preprocess(
    blank,
    z.coerce.number({ error: 'must be a port number, 0 to 65535' }).int().min(0).max(65_535).default(3000),
  ),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')),
  DATA_DIR: z.preprocess(blank, z.string().default('.data')),
  LINE_CHANNEL_SECRET: optional(z.string()),
  LINE_CHANNEL_ACCESS_TOKEN: optional(z.string()),
  LINE_API_BASE_URL: optional(origin),
  LINE_DATA_API_BASE_URL: optional(origin),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xox[a-z]-/, 'must begin with xoxb-')),
  SLACK_API_URL: optional(z.url({ protocol: /^https?$/ })),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-')),
  LOG_LEVEL: z.preprocess(
    blank,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  YORIAI_DEMO: optional(z.enum(['on', 'off', 'true', 'false', '1', '0', 'yes', 'no'])),
})
type Environment = z.output<typeof environment>

export type LineSettings = {
  channelSecret: string
  accessToken: string
  apiUrl?: string | undefined
  dataApiUrl?: string | undefined
}
export type SlackSettings = {
  signingSecret: string
  botToken: string
  appToken?: string | undefined
  apiUrl?: string | undefined
}

export type Config = {
  port: number
  host: string
  publicUrl?: string | undefined
  databaseUrl?: string | undefined
  dataDir: string
  logLevel: Environment['LOG_LEVEL']
  demo: boolean
  /** The demo was asked for by name, and not only for want of settings. */
  demoNamed: boolean
  line?: LineSettings | undefined
  slack?: SlackSettings | undefined
}

/** Every variable that is wrong or missing, one a line. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment'
}

const GROUPS = [
  ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'],
  ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
] as const

/** Reads the settings; throws WrongEnvironment naming each variable that is wrong or half of a pair. */
export function readConfig(from: Record<string, string | undefined> = process.env): Config {
  const parsed = environment.safeParse(from)
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  const half = GROUPS.flatMap((pair) => {
    const [there, missing] = [pair.filter((name) => from[name]), pair.filter((name) => !from[name])]
    return there.length > 0
      ? missing.map((name) => `  ${name}: is missing, while ${there.join(' and ')} is set`)
      : []
  })
  if (from.SLACK_APP_TOKEN && !from.SLACK_BOT_TOKEN)
    half.push('  SLACK_BOT_TOKEN: is missing, while SLACK_APP_TOKEN is set')
  const on = ['on', 'true', '1', 'yes'].includes(from.YORIAI_DEMO ?? '')
  if (on && (from.LINE_CHANNEL_SECRET || from.SLACK_BOT_TOKEN))
    half.push(
      '  YORIAI_DEMO: the demo plays LINE and Slack itself; unset it, or unset the LINE and Slack settings',
    )
  if (!parsed.success || half.length > 0)
    throw new WrongEnvironment(`The environment needs attention:\n${[...wrong, ...half].join('\n')}`)
  return toConfig(parsed.data)
}

function toConfig(env: Environment): Config {
  const line =
    env.LINE_CHANNEL_SECRET && env.LINE_CHANNEL_ACCESS_TOKEN
      ? {
          channelSecret: env.LINE_CHANNEL_SECRET,
          accessToken: env.LINE_CHANNEL_ACCESS_TOKEN,
          apiUrl: env.LINE_API_BASE_URL,
          dataApiUrl: env.LINE_DATA_API_BASE_URL,
        }
      : undefined
  const slack =
    env.SLACK_SIGNING_SECRET && env.SLACK_BOT_TOKEN
      ? {
          signingSecret: env.SLACK_SIGNING_SECRET,
          botToken: env.SLACK_BOT_TOKEN,
          appToken: env.SLACK_APP_TOKEN,
          apiUrl: env.SLACK_API_URL,
        }
      : undefined
  const demo =
    env.YORIAI_DEMO === undefined ? !line && !slack : ['on', 'true', '1', 'yes'].includes(env.YORIAI_DEMO)
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    demo,
    demoNamed: env.YORIAI_DEMO !== undefined,
    line,
    slack,
  }
}
