// The clock stands still, jumps, comes to the end of a year and to 29 February, in another zone: what makes sense is said, once.
import { expect, test } from 'vitest'
import { loadTown, openTalk, type Talk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const databases = Array.from({ length: 5 }, () => testDatabase())
const HOUR_MS = 3_600_000

type Change = (raw: typeof smallTown) => unknown

async function opened(n: number, start: string, change: Change = (raw) => raw): Promise<Talk> {
  const database = databases[n]?.()
  if (!database) throw new Error('no database')
  await loadTown(database, change(smallTown), new Date(start))
  return openTalk(database, start)
}

/** How often everybody heard each title. */
async function heardBy(talk: Talk): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { to, card } of await talk.heard()) {
    const key = `${to}: ${card.title}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
const most = (heard: Map<string, number>) => Math.max(0, ...heard.values())
const reminded = (heard: Map<string, number>) =>
  [...heard].filter(([key]) => key.includes('お返事をお待ちしています')).reduce((sum, [, n]) => sum + n, 0)

test('三日止まっていた時計は、いま意味のあることだけを、一人に一度言う', async () => {
  const talk = await opened(0, '2026-11-25T10:00+09:00')
  await talk.tick()
  await talk.heard()
  // Two reminders fall into the pause (three days before the deadline, and one day): only the last is due.
  talk.at('2026-12-07T10:00+09:00')
  await talk.tick()
  await talk.tick()
  const heard = await heardBy(talk)
  expect(reminded(heard)).toBeGreaterThan(0)
  expect(most(heard)).toBe(1)
})

test('時計が戻っても、言ったことをもう一度言わない', async () => {
  const talk = await opened(1, '2026-11-25T10:00+09:00')
  talk.at('2026-12-05T10:00+09:00')
  await talk.tick()
  expect(reminded(await heardBy(talk))).toBeGreaterThan(0)
  for (const time of ['2026-12-04T10:00+09:00', '2026-12-05T10:00+09:00', '2026-12-05T10:01+09:00']) {
    talk.at(time)
    await talk.tick()
    expect(reminded(await heardBy(talk)), time).toBe(0)
  }
})

test('時計が進みすぎて戻ったあとの言葉も、聞かれる', async () => {
  const talk = await opened(2, '2026-12-05T10:00+09:00')
  talk.at('2026-12-06T10:00+09:00')
  expect((await talk.say('山本 愛子', '出席')).tone).toBe('done')
  talk.at('2026-12-05T10:05+09:00')
  expect((await talk.say('山本 愛子', '欠席')).tone).toBe('done')
})

const on =
  (startsAt: string, endsAt: string, answersCloseAt: string): Change =>
  (raw) => ({
    ...raw,
    meetings: raw.meetings.map((meeting) => ({ ...meeting, startsAt, endsAt, answersCloseAt })),
    jobs: [],
  })

test('年末をまたぎ、うるう日の会議まで、毎日の時計が一度ずつ知らせる', { timeout: 60_000 }, async () => {
  const talk = await opened(
    3,
    '2027-12-28T10:00+09:00',
    on('2028-02-29T14:00+09:00', '2028-02-29T16:00+09:00', '2028-02-25T17:00+09:00'),
  )
  await talk.say('山本 愛子', '出席')
  const all = new Map<string, string[]>()
  for (
    let at = Date.parse('2027-12-28T10:00+09:00');
    at < Date.parse('2028-03-02T10:00+09:00');
    at += 6 * HOUR_MS
  ) {
    talk.at(new Date(at).toISOString())
    await talk.tick()
    for (const { to, card } of await talk.heard())
      if (/お返事をお待ち|明日は/.test(card.title)) {
        const days = all.get(`${to}: ${card.title}`) ?? []
        all.set(`${to}: ${card.title}`, [...days, new Date(at + 9 * HOUR_MS).toISOString().slice(0, 10)])
      }
  }
  const eve = [...all].filter(([key]) => key.includes('明日は'))
  expect(eve).toEqual([[expect.stringContaining('山本 愛子'), ['2028-02-28']]])
  const waiting = [...all].filter(([key]) => key.includes('お返事をお待ち'))
  expect(waiting.length).toBeGreaterThan(0)
  for (const [, days] of waiting) expect(days).toHaveLength(3)
})

test('別の時間帯の町は、その町の夜に静か', async () => {
  const talk = await opened(4, '2026-12-05T12:00-03:30', (raw) => ({
    ...raw,
    town: { ...raw.town, timezone: 'America/St_Johns' },
  }))
  await talk.heard()
  // Ten in the evening there, half past ten in the morning in Japan.
  talk.at('2026-12-06T22:00-03:30')
  await talk.tick()
  expect(reminded(await heardBy(talk))).toBe(0)
  talk.at('2026-12-07T09:00-03:30')
  await talk.tick()
  expect(reminded(await heardBy(talk))).toBeGreaterThan(0)
})
