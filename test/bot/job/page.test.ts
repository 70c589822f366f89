// A page of jobs, each as long as the form takes it, is drawn whole by both platforms.
import { beforeAll, expect, test } from 'vitest'
import { LINE } from '../../../src/bot/line/limits.ts'
import { renderLine } from '../../../src/bot/line/render.ts'
import { renderSlack } from '../../../src/bot/slack/render.ts'
import { buttonsOf, loadTown, openTalk, type Talk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const START = '2026-11-25T10:00+09:00'
const database = testDatabase()
let talk: Talk

beforeAll(async () => {
  const long = (no: number) => ({
    ...{
      no,
      slots: 1000,
      payYen: 99_999_999,
      minutes: 59_999,
      dueAt: '2026-12-18T17:00+09:00',
      state: 'open',
    },
    title: '長'.repeat(100),
    place: '所'.repeat(100),
    details: '容'.repeat(2000),
    skills: ['typing', 'proof'],
  })
  const jobs = Array.from({ length: 12 }, (_, n) => long(n + 1))
  await loadTown(database(), { ...smallTown, jobs }, new Date(START))
  talk = await openTalk(database(), START)
})

test('LINE にも Slack にも、省かれずに入る', async () => {
  const card = await talk.say('林はるか', '仕事一覧 長長')
  const [message] = renderLine(card)
  const drawn = JSON.stringify(message)
  expect(Buffer.byteLength(drawn)).toBeLessThan(LINE.bubbleBytes)
  expect(drawn).not.toContain('… +')
  for (const no of [1, 2, 3, 4, 5]) expect(drawn).toContain(`"${no}番 長長`)
  expect(JSON.stringify(renderSlack(card).blocks)).not.toContain('… +')
})

test('つづきは、探した言葉のまま、終わりまで行ける', async () => {
  const seen: string[] = []
  let card = await talk.say('林はるか', '仕事一覧 長長')
  for (;;) {
    const list = card.parts.find((part) => part.kind === 'list')
    seen.push(...(list?.items ?? []).map(({ title }) => title.split(' ')[0] ?? ''))
    const more = buttonsOf(card).find(({ label }) => label.startsWith('つづき'))
    if (!more) break
    expect(Buffer.byteLength(more.line)).toBeLessThan(LINE.postbackData)
    card = await talk.say('林はるか', more.line, { manner: 'exact' })
  }
  expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => `${n + 1}番`))
})
