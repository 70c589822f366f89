// Nonsense with a right signature, seeded and reproducible: nothing crashes, nothing is half-written, and every answer is one
// of those the platforms understand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandIds } from '../../src/bot/table/table.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { checkTownFile, importTown } from '../../src/town-file/import.ts'
import type { Json } from '../../standin/json.ts'
import { testDatabase } from '../database.ts'
import { LINE_SECRET, placeForFile, SLACK_SECRET } from '../e2e/place.ts'
import { sealSlack, signLine } from '../e2e/signing.ts'
import { CHANNEL, lineId, STAFF, TOWN } from '../e2e/village.ts'
import { smallTown } from '../fixtures/small-town.ts'
import { FULL, SEED } from './harness.ts'

const RUNS = FULL ? 2_000 : 150
const options = { seed: SEED, numRuns: RUNS }
const place = placeForFile({ members: 3, workers: 3 })
let events = 0

/** Words as nobody sane types them: commands with nonsense behind, marks, long runs, other scripts, broken characters. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '出席\u202e欠席',
    '()'.repeat(400),
    '（'.repeat(900),
    '=HYPERLINK("http://x")',
    '<!channel>',
    "'; drop table town; --",
    '{{7*7}}',
    '../../etc/passwd',
    '9'.repeat(400),
    '第９９９９９９９９９９回',
    '-1',
    '1e309',
    'NaN',
    '%00',
    '\r\nX-Header: 1',
  ),
)
const command = fc.constantFrom(
  ...commandIds,
  '出席',
  '欠席',
  '代理',
  '応募',
  '辞退',
  '進捗',
  '納品',
  '招集',
  '会議作成',
  '賛成',
)
const argument = fc.constantFrom(
  'meeting',
  'job',
  'member',
  'answer',
  'note',
  'proxy',
  'percent',
  'starts',
  'items',
  'sure',
  'via',
  'x',
)
const line = fc.oneof(
  nasty,
  fc.tuple(command, nasty).map((words) => words.join(' ')),
  fc
    .tuple(command, fc.array(fc.tuple(argument, nasty), { maxLength: 4 }))
    .map(([id, given]) =>
      [id, ...given.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' '),
    ),
)
const anything = fc.anything({ maxDepth: 3, withBigInt: false, withDate: false })
const userId = fc.constantFrom(lineId('c', 1), lineId('d', 1), `U${'1'.repeat(32)}`, lineId('f', 9), 'x', '')

const lineEvent = fc
  .tuple(
    fc.constantFrom(
      'message',
      'postback',
      'follow',
      'unfollow',
      'join',
      'unsend',
      'beacon',
      'messageEdited',
      '',
      'x',
    ),
    line,
    userId,
    fc.constantFrom('user', 'group', 'room', 'x'),
    fc.dictionary(fc.string({ maxLength: 8 }), anything, { maxKeys: 3 }),
  )
  .map(([type, text, user, source, more]) => {
    events += 1
    return {
      type,
      mode: 'active',
      timestamp: Date.now(),
      webhookEventId: `01FUZZ${SEED}${events}`,
      deliveryContext: { isRedelivery: events % 5 === 0 },
      source: { type: source, userId: user },
      replyToken: 'f'.repeat(32),
      message: { type: events % 7 === 0 ? 'sticker' : 'text', id: '1', text },
      postback: { data: text },
      ...more,
    }
  })

async function toLine(body: string): Promise<number> {
  const headers = { 'x-line-signature': signLine(LINE_SECRET, body), 'content-type': 'application/json' }
  return (await fetch(`${place().program.origin}/line/webhook`, { method: 'POST', body, headers })).status
}
async function toSlack(body: string, type: string): Promise<number> {
  const headers = { ...sealSlack(SLACK_SECRET, body, Math.floor(Date.now() / 1_000)), 'content-type': type }
  return (await fetch(`${place().program.origin}/slack/events`, { method: 'POST', body, headers })).status
}
const FORM = 'application/x-www-form-urlencoded'

describe('Webhookに何が来ても', () => {
  test('LINE: 200か400で答え、倒れない', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: lineEvent }, { weight: 1, arbitrary: anything }), {
          maxLength: 4,
        }),
        async (all) => {
          const body = JSON.stringify({ destination: TOWN.line.destination, events: all })
          expect([200, 400]).toContain(await toLine(body))
        },
      ),
      options,
    )
  })

  test('LINE: 本文そのものが何であっても', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          anything.map((value) => JSON.stringify(value) ?? ''),
        ),
        async (body) => {
          expect([200, 400]).toContain(await toLine(body))
        },
      ),
      { ...options, numRuns: RUNS / 2 },
    )
  })

  test('Slack: コマンドも、ボタンも、画面も、出来事も', { timeout: 600_000 }, async () => {
    const common = {
      team: { id: TOWN.slack.teamId },
      user: { id: STAFF },
      channel: { id: CHANNEL },
      api_app_id: 'A1',
    }
    const payload = fc.oneof(
      line.map(
        (value): Json => ({
          ...common,
          type: 'block_actions',
          trigger_id: `t${value.length}`,
          actions: [{ value }],
        }),
      ),
      fc
        .dictionary(fc.string({ maxLength: 8 }), anything, { maxKeys: 4 })
        .map((more): Json => ({ ...common, ...more })),
      fc.tuple(line, anything).map(
        ([words, values]): Json => ({
          ...common,
          type: 'view_submission',
          view: { id: 'V1', private_metadata: words, state: { values } },
        }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(payload, line, async (one, text) => {
        const form = new URLSearchParams({ payload: JSON.stringify(one) }).toString()
        expect([200, 400]).toContain(await toSlack(form, FORM))
        events += 1
        const slash = new URLSearchParams({
          command: ['/rsvp', '/meeting', '/proxy', '/job', '/quorum', text][events % 6] ?? '',
          text,
          team_id: TOWN.slack.teamId,
          user_id: STAFF,
          channel_id: CHANNEL,
          response_url: 'https://hooks.slack.com/x',
          trigger_id: `fuzz.${events}`,
        }).toString()
        expect([200, 400]).toContain(await toSlack(slash, FORM))
      }),
      { ...options, numRuns: RUNS / 2 },
    )
  })

  test('そのあとも動いている', async () => {
    expect(place().program.running()).toBe(true)
    expect((await fetch(`${place().program.origin}/readyz`)).status).toBe(200)
  })
})

describe('町のファイルが何であっても', () => {
  const database = testDatabase()

  /** The small town with one thing in it changed to something else. */
  const changed = fc.tuple(fc.nat(), anything).map(([at, value]) => {
    const copy: unknown = JSON.parse(JSON.stringify(smallTown))
    const places: { of: object; key: string }[] = []
    const walk = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return
      for (const [key, inner] of Object.entries(node)) {
        places.push({ of: node, key })
        walk(inner)
      }
    }
    walk(copy)
    const place = places[at % places.length]
    if (place) Reflect.set(place.of, place.key, value)
    return copy
  })

  test('読めるか、どこがなぜ違うかを言う。違えば何も書かない', { timeout: 600_000 }, async () => {
    class Undone extends Error {}
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 5, arbitrary: changed }, { weight: 1, arbitrary: anything }),
        async (raw) => {
          const work = inTransaction(database().db, async (transaction) => {
            const checked = await checkTownFile(transaction, raw)
            if (!checked.ok) {
              expect(checked.problems.length).toBeGreaterThan(0)
              return
            }
            await importTown({ ...transaction, now: new Date() }, checked.file)
            throw new Undone()
          })
          await work.catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error
          })
          expect(await database().db.town.count()).toBe(0)
        },
      ),
      options,
    )
  })
})
