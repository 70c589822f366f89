// The demo as it starts by itself: whom its playground offers, what they may try, and its clock.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { words } from '../../src/bot/turn/words.ts'
import { connect } from '../../src/db/database.ts'
import { newDatabaseUrl } from '../database.ts'
import { type Program, startProgram } from './program.ts'
import { until } from './waiting.ts'

const start = z.object({ tries: z.object({ ja: z.array(z.string()), en: z.array(z.string()) }) })
const town = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      line: z.string().optional(),
      slack: z.string().optional(),
      start: z.object({ line: start, slack: start }),
    }),
  ),
  cast: z.array(z.object({ platform: z.enum(['line', 'slack']), person: z.string() })),
})
const clock = z.object({
  now: z.number(),
  moved: z.boolean(),
  held: z.number(),
  quietUntil: z.number().optional(),
})
const chat = z.object({
  entries: z.array(
    z.object({ from: z.string(), at: z.number(), message: z.object({ altText: z.string() }).optional() }),
  ),
})
const screen = z.object({
  channels: z.array(
    z.object({ id: z.string(), kind: z.string(), messages: z.array(z.object({ text: z.string() })) }),
  ),
})

let program: Program
let databaseUrl: string

beforeAll(async () => {
  databaseUrl = await newDatabaseUrl()
  program = await startProgram({ DATABASE_URL: databaseUrl })
}, 60_000)
afterAll(() => program.stop())

const at = (path: string) => `${program.origin}/playground/${path}`
const read = async <Read>(schema: z.ZodType<Read>, path: string): Promise<Read> =>
  schema.parse(await (await fetch(at(path))).json())
const post = async (path: string, body: object = {}): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(at(path), { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

type Person = z.output<typeof town>['people'][number]

const lineHears = async ({ line = '' }: Person): Promise<string[]> =>
  (await read(chat, `line/${line}`)).entries.flatMap(({ message }) => message?.altText ?? [])

const slackHears = async ({ slack = '' }: Person): Promise<string[]> =>
  (await read(screen, `slack/${slack}`)).channels.flatMap(({ messages }) => messages.map(({ text }) => text))

/** Says something in LINE, and waits for what comes back. */
async function sayInLine(person: Person, text: string): Promise<string> {
  const before = await lineHears(person)
  await post(`line/${person.line}/say`, { text })
  return until(async () => (await lineHears(person))[before.length], { what: () => `an answer to ${text}` })
}

async function writeInSlack(person: Person, text: string): Promise<string> {
  const { channels } = await read(screen, `slack/${person.slack}`)
  const before = await slackHears(person)
  await post(`slack/${person.slack}/write`, { channel: channels.find(({ kind }) => kind === 'im')?.id, text })
  const heard = await until(
    async () => {
      const now = await slackHears(person)
      return now.length > before.length ? now : undefined
    },
    { what: () => `an answer to ${text}` },
  )
  return heard.filter((one) => !before.includes(one)).join('\n')
}

const personOf = async (id: string): Promise<Person> => {
  const { people } = await read(town, 'people')
  const found = people.find((one) => one.id === id)
  if (!found) throw new Error(`nobody is ${id}`)
  return found
}

test('遊び場は委員の例示 花子さんから始まり、誰になっても、示した言葉は通じる', {
  timeout: 60_000,
}, async () => {
  const { people, cast } = await read(town, 'people')
  expect(cast.map(({ platform }) => platform).slice(0, 2)).toEqual(['line', 'slack'])
  expect(people.find(({ id }) => id === cast[0]?.person)?.name).toBe('例示 花子')
  const lost = [words('ja').notUnderstood, words('en').notUnderstood]
  for (const { platform, person: id } of cast) {
    const person = await personOf(id)
    const { tries } = person.start[platform]
    for (const text of [...tries.ja, ...tries.en]) {
      const answer = await (platform === 'line' ? sayInLine : writeInSlack)(person, text)
      for (const title of lost) expect(answer, text).not.toContain(title)
    }
  }
})

const HOURS_AHEAD = 2

/** Makes this hour of the town a quiet one. */
async function quietNow(): Promise<void> {
  const database = await connect(databaseUrl, { onError: () => undefined, connections: 2 })
  const hour = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').hour
  const settings = { quietFrom: hour, quietTo: (hour + HOURS_AHEAD) % 24 }
  await database.db.town.updateMany({ data: { settings, version: { increment: 1 } } })
  await database.close()
}

test('夜に待つお知らせは数えられ、朝にすると届く。時計を戻しても、あとの言葉が通る', {
  timeout: 60_000,
}, async () => {
  const [staff, member] = [await personOf('shomu1'), await personOf('saku')]
  await quietNow()
  const { held: before } = await read(clock, 'clock')
  await writeInSlack(staff, '/rsvp 第3回 欠席 電話 渡邊')
  const night = await read(clock, 'clock')
  expect(night).toMatchObject({ moved: false, held: before + 1 })
  expect(await lineHears(member)).toEqual([])

  const morning = clock.parse(await post('clock/morning'))
  expect(morning.moved).toBe(true)
  // What was held before this hour became a quiet one may wait for another morning.
  expect(morning.held).toBeLessThanOrEqual(before)
  expect(morning.quietUntil).toBeUndefined()
  expect(morning.now).toBeGreaterThanOrEqual(night.quietUntil ?? Number.POSITIVE_INFINITY)
  const arrived = await until(async () => (await lineHears(member)).find((one) => one.includes('欠席')), {
    what: () => 'the notice that was held',
  })
  expect(arrived).toContain('「欠席」で受け付けました')
  // LINE goes by the same clock: the answer finds its reply token alive, and the chat shows the hour of the demo.
  expect(await sayInLine(member, '出席します')).toContain('「出席」で受け付けました')
  const { entries } = await read(chat, `line/${member.line}`)
  expect(entries.at(-1)?.at).toBeGreaterThanOrEqual(night.quietUntil ?? Number.POSITIVE_INFINITY)

  expect(clock.parse(await post('clock/now'))).toMatchObject({ moved: false })
  expect(await sayInLine(member, '欠席します')).toContain('「欠席」で受け付けました')
})
