// Many people talk while something breaks; afterwards everything that was acknowledged is counted. `npm run faults` tries
// every fault at full length and prints the table; a short version is part of `npm test`.
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Statement, statement } from '../../src/db/sql.ts'
import { botLines } from '../e2e/people.ts'
import type { Place } from '../e2e/place.ts'
import type { Program } from '../e2e/program.ts'
import { CHANNEL, lineId, STAFF, TOWN } from '../e2e/village.ts'
import { sideBySide, until } from '../e2e/waiting.ts'

export const FULL = process.env.FAULTS === 'full'

/** Reproducible chance: the same seed breaks things at the same places. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
export const SEED = Number(process.env.FAULTS_SEED ?? 1)

export type Row = {
  fault: string
  /** Events sent, and those the platform was told are taken. */
  tries: number
  acknowledged: number
  /** Acknowledged, and not there. */
  lost: number
  /** Effects that happened more than once. */
  doubled: number
  /** Answers somebody got beyond the one. */
  beyondOne: number
  note?: string
}

const rows: Row[] = []

/** Keeps a row for the table, also across files. */
export function record(row: Row): Row {
  rows.push(row)
  const file = process.env.FAULTS_TABLE
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`)
  return row
}

export const KILL_AT = fileURLToPath(new URL('kill-at.mjs', import.meta.url))
export const killedAt = (step: string, nth: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${KILL_AT}`,
  KILL_AT: step,
  KILL_NTH: `${nth}`,
})

export type Member = { id: string; userId: string; text: string; answer: string }

export const membersOf = (count: number, from = 1): Member[] =>
  Array.from({ length: count }, (_, index) => {
    const n = from + index
    const attends = n % 2 === 0
    return {
      id: `m${n}`,
      userId: lineId('c', n),
      text: attends ? '出席' : '欠席',
      answer: attends ? 'attend' : 'absent',
    }
  })

type Delivered = Awaited<ReturnType<Place['line']['say']>>

const TRIES = 60
const SETTLED_WITHIN_MS = 90_000

/** Everybody answers in LINE, which sends again what was not taken, as it says it does; gives back what was taken in the end, and how the first
 * attempts went. */
export async function everybodyAnswers(
  place: Place,
  members: Member[],
  { atOnce = 20, next }: { atOnce?: number; next: () => Program },
): Promise<{ events: string[]; acknowledged: string[]; first: (number | string)[] }> {
  const first: (number | string)[] = []
  const results = await sideBySide(members, atOnce, async ({ userId, text }) => {
    place.point(next())
    let result: Delivered = await place.line.say(userId, text)
    first.push(result.status)
    for (let again = 0; result.status !== 200 && again < TRIES; again += 1) {
      await new Promise((done) => setTimeout(done, 500))
      place.point(next())
      result = await place.line.redeliver(result)
    }
    return result
  })
  const idsOf = (all: Delivered[]) =>
    all.flatMap(({ events }) => events.map(({ webhookEventId }) => `${webhookEventId}`))
  return {
    events: idsOf(results),
    acknowledged: idsOf(results.filter(({ status }) => status === 200)),
    first,
  }
}

let bodies = 0

/** Everybody's answer in one body, with so many words of strangers that there is no room: all of it is stored. */
export async function everybodyAtOnce(
  place: Place,
  members: Member[],
  { next }: { next: () => Program },
): Promise<{ events: string[]; acknowledged: string[] }> {
  bodies += 1
  const strangers = Array.from({ length: 450 }, (_, n) => ({ userId: lineId('e', n), text: '次回' }))
  const events = [...members, ...strangers].map(({ userId, text }, n) => ({
    type: 'message',
    mode: 'active',
    timestamp: Date.now(),
    webhookEventId: `01BODY${bodies}X${String(n).padStart(18, '0')}`,
    deliveryContext: { isRedelivery: false },
    source: { type: 'user', userId },
    replyToken: `body-${bodies}-${n}`,
    message: { type: 'text', id: `${n}`, quoteToken: 'q', text },
  }))
  const body = JSON.stringify({ destination: TOWN.line.destination, events })
  let status: number | string = 0
  for (let again = 0; status !== 200 && again < TRIES; again += 1) {
    if (again > 0) await new Promise((done) => setTimeout(done, 500))
    place.point(next())
    status = (await place.line.sendRaw(body)).status
  }
  const ids = events.map(({ webhookEventId }) => webhookEventId)
  return { events: ids, acknowledged: status === 200 ? ids : [] }
}

/** Staff write down everybody's answer in Slack, which never sends again; gives back whose command was taken. */
export async function staffWriteDown(
  place: Place,
  members: Member[],
  { atOnce = 8, next }: { atOnce?: number; next: () => Program },
): Promise<string[]> {
  const taken = await sideBySide(members, atOnce, async ({ id, text }) => {
    place.point(next())
    const { status } = await place.slack.command(
      STAFF,
      CHANNEL,
      '/rsvp',
      `第3回 ${text} 電話 委員${id.slice(1)}`,
    )
    return status === 200 ? id : undefined
  })
  return taken.flatMap((id) => id ?? [])
}

/** Nothing that was stored waits any more. */
export const answered = (place: Place): Promise<true> =>
  until(
    async () => ((await countOf(place, statement`select 1 from stored_event`)) === 0 ? true : undefined),
    {
      what: () => 'every stored event to be answered',
      withinMs: SETTLED_WITHIN_MS,
    },
  )

/** Nothing waits any more: every event is answered, every answer is known to have been brought. */
export const settled = (place: Place): Promise<true> =>
  until(async () => ((await countOf(place, LEFT)) === 0 ? true : undefined), {
    what: () => 'everything to be answered and brought',
    withinMs: SETTLED_WITHIN_MS,
  })

const LEFT = statement`select 1 from stored_event union all
  select 1 from inbox where replied_at is null and reply is not null and not given_up`

/** Undefined while the database does not answer. */
const countOf = ({ database }: Place, found: Statement): Promise<number | undefined> =>
  database.sql.count(found).catch(() => undefined)

/** What became of what LINE was told is taken. */
export async function countLine(
  place: Place,
  fault: string,
  { members, events, acknowledged }: { members: Member[]; events: string[]; acknowledged: string[] },
): Promise<Row> {
  const { db } = place.database
  const there = await db.inbox.findMany({
    where: { eventId: { in: acknowledged } },
    select: { eventId: true },
  })
  const known = new Set(there.map(({ eventId }) => eventId))
  const effects = await effectsOf(place, members)
  const beyondOne = members.reduce(
    (sum, { userId }) => sum + Math.max(0, botLines(place, userId).length - 1),
    0,
  )
  const lost = acknowledged.filter((id) => !known.has(id)).length + effects.missing
  return record({
    fault,
    tries: events.length,
    acknowledged: acknowledged.length,
    lost,
    doubled: effects.doubled,
    beyondOne,
  })
}

/** Of everybody whose answer was taken: is it there, as they said it, and once. */
async function effectsOf({ database: { db } }: Place, members: Member[]) {
  const ids = members.map(({ id }) => id)
  const answers = await db.answer.findMany({ where: { personId: { in: ids } } })
  const missing = members.filter(
    ({ id, answer }) => !answers.some((one) => one.personId === id && one.answer === answer),
  ).length
  const entries = await db.auditEntry.findMany({ where: { act: 'answer.given' }, select: { facts: true } })
  const times = new Map<string, number>()
  for (const { facts } of entries) {
    const person = facts && typeof facts === 'object' && 'person' in facts ? `${facts.person}` : ''
    times.set(person, (times.get(person) ?? 0) + 1)
  }
  const doubled =
    ids.reduce((sum, id) => sum + Math.max(0, (times.get(id) ?? 0) - 1), 0) +
    answers.filter(({ previous }) => previous !== null).length
  return { missing, doubled }
}

/** What became of what Slack was told is taken. */
export async function countSlack(
  place: Place,
  fault: string,
  { members, taken }: { members: Member[]; taken: string[] },
) {
  const acknowledged = members.filter(({ id }) => taken.includes(id))
  // Everybody whose answer was written down hears of it, by a push that can arrive only once.
  await until(
    () => (acknowledged.every(({ userId }) => botLines(place, userId).length > 0) ? true : undefined),
    { what: () => 'everybody to hear', withinMs: SETTLED_WITHIN_MS },
  )
  const { missing, doubled } = await effectsOf(place, acknowledged)
  const beyondOne = members.reduce(
    (sum, { userId }) => sum + Math.max(0, botLines(place, userId).length - 1),
    0,
  )
  return record({
    fault,
    tries: members.length,
    acknowledged: acknowledged.length,
    lost: missing,
    doubled,
    beyondOne,
  })
}
