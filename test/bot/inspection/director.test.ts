// ディレクターは LINE で検収する: 知らせを受け、ボタンで合格にし、自分の納品は見ない。
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { connect, type Database } from '../../../src/db/database.ts'
import { loadTown, openTalk, type Talk } from '../../conversation.ts'
import { newDatabaseUrl } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const START = '2026-11-25T10:00+09:00'
const line = (mark: string) => `U${mark.repeat(32).slice(0, 32)}`

const town = {
  ...smallTown,
  people: [
    ...smallTown.people.filter(({ id }) => id !== 'w2'),
    { id: 'd1', name: '理事 次郎', roles: ['director'], line: line('d1') },
    { id: 'w2', name: '森 ゆう', roles: ['worker', 'director'], line: line('a2') },
  ],
  jobs: smallTown.jobs.map((job) => ({ ...job, director: job.no === 5 ? 'w2' : 'd1' })),
}

let database: Database
let talk: Talk

beforeAll(() => async () => database.close())
beforeEach(async () => {
  await database?.close()
  database = await connect(await newDatabaseUrl(), { onError: () => undefined })
  await loadTown(database, town, new Date(START))
  talk = await openTalk(database, START)
})

const says = async (who: string, words: string) => plainText(await talk.say(who, words))
const heardBy = async (name: string) =>
  (await talk.heard())
    .filter(({ to }) => to === name)
    .map(({ card }) => plainText(card))
    .join('\n')

test('担当のディレクターに知らせが届き、LINE のボタンで合格になる', async () => {
  await says('林はるか', '応募 3')
  await says('林はるか', '納品 3 https://example.jp/meibo')
  expect(await heardBy('理事 次郎')).toContain('林 はるかさんが3番を納品しました')
  expect(plainText(await talk.press('理事次郎', '合格'))).toContain('林 はるかさんの3番を合格にしました')
  expect(await heardBy('林 はるか')).toContain('3番「名簿入力」は合格です')
})

test('取り消して納め直されたものは、前のボタンでは合格にならない', async () => {
  await says('林はるか', '応募 3')
  await says('林はるか', '納品 3 https://example.jp/ichi')
  await talk.heard()
  await says('林はるか', '納品取り消し 3')
  await says('林はるか', '納品 3 https://example.jp/ni')
  expect(plainText(await talk.press('理事次郎', '合格'))).toContain('ご覧になったあとで納品が変わりました')
  await talk.heard()
  expect(plainText(await talk.press('理事次郎', '合格'))).toContain('合格にしました')
})

test('自分の納品は検収できず、自分への知らせも届かない', async () => {
  await says('森ゆう', '応募 5')
  await says('森ゆう', '納品 5')
  expect(await heardBy('森 ゆう')).toBe('')
  expect(await says('森ゆう', 'job accept job=5 worker=w2')).toContain('ご自分の納品は、検収できません')
  expect(await says('森ゆう', 'job rework job=5 worker=w2 reason=え')).toContain(
    'ご自分の納品は、検収できません',
  )
  expect(await says('理事次郎', 'job accept job=5')).toContain('合格にしました')
})

test('LINE では、修正も一部合格も、一つずつ聞かれる', async () => {
  await says('林はるか', '応募 3')
  await says('林はるか', '納品 3')
  await talk.heard()
  await talk.press('理事次郎', '修正を依頼')
  expect(await says('理事次郎', '品質')).toContain('修正を依頼します')
  expect(await says('理事次郎', '誤字を直してください')).toContain('理由: 品質：誤字を直してください')
  await says('林はるか', '納品 3')
  await talk.heard()
  await talk.press('理事次郎', '一部合格')
  expect(await says('理事次郎', '9,000円')).toContain('それより少ない額と、理由')
  expect(await says('理事次郎', '数が足りません')).toContain('お約束の額（3,000円）より少ない')
  await talk.press('理事次郎', '一部合格')
  await says('理事次郎', '2,500円')
  expect(await says('理事次郎', '数が足りません')).toContain('一部合格にしました')
})

test('質問と遅れは、担当のディレクターに、仕事とともに届く', async () => {
  await says('林はるか', '応募 3')
  await says('林はるか', '質問 3 旧字はどうしますか')
  expect(await heardBy('理事 次郎')).toContain('旧字はどうしますか')
  await talk.press('理事次郎', '返信')
  expect(await says('理事次郎', '新字でお願いします')).toContain('お返事を送ります')
  expect(await heardBy('林 はるか')).toContain('お返事: 新字でお願いします')
  await says('林はるか', '進捗 3 遅れそうです')
  const late = await heardBy('理事 次郎')
  expect(late).toContain('林 はるかさんの3番が遅れそうです')
  expect(late).toContain('/job change job=3')
})

test('長い名前のファイルも、LINE のボタンに収まる', async () => {
  await says('林はるか', '応募 3')
  await says('林はるか', '応募 5')
  const asked = await talk.sends('林はるか', `${'"とても長い名前の'.repeat(12)}名簿.png`)
  const lines = asked.parts.flatMap((part) =>
    part.kind === 'buttons' ? part.buttons.map((one) => one.line) : [],
  )
  expect(lines).toHaveLength(2)
  for (const said of lines) expect(said.length).toBeLessThanOrEqual(300)
  expect(plainText(await talk.press('林はるか', '5番 封入'))).toContain('5番「封入」にファイルをつけました')
})
