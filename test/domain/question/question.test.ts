import { beforeEach, describe, expect, test } from 'vitest'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { answerQuestion } from '../../../src/domain/question/answer.ts'
import { askQuestion } from '../../../src/domain/question/ask.ts'
import { openQuestions, questionsOf } from '../../../src/domain/question/read.ts'
import { given, hoursLater, take, together, turn } from '../at-once.ts'
import { becomes, workingTown } from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { database, town, run } = operation
beforeEach(() => workingTown(operation))

const asks = (text: string, by = 'w1', { no = 3, personId = by, now = NOW } = {}) =>
  turn(by, now, (act) => askQuestion(act, { no, personId, text }))
const answers = (id: number, answer: string, by = 'd1') =>
  turn(by, hoursLater(1), (act) => answerQuestion(act, { id, answer }))
const refused = (kind: string) => ({ ok: false, refusal: { kind } })

async function asked(text = 'しめきりは何時ですか'): Promise<number> {
  const outcome = await take(operation, asks(text))
  if (!outcome.ok) throw new Error(outcome.refusal.kind)
  return outcome.value.id
}

describe('質問', () => {
  test('聞いた言葉は仕事とともに残り、記録には番号だけ', async () => {
    const id = await asked()
    expect(await run({ by: 'd1' }, (act) => openQuestions(act, 3))).toMatchObject([
      { id, no: 3, name: '林 はるか', text: 'しめきりは何時ですか', answer: null, total: 1 },
    ])
    expect((await operation.audited()).slice(1)).toEqual(['question.asked'])
    const entries = await database().db.auditEntry.findMany({ where: { townId: town() } })
    expect(JSON.stringify(entries.map(({ facts }) => facts))).not.toContain('しめきり')
  })
  test('受けていない仕事にも聞ける。下書きの仕事や、ない仕事には聞けない', async () => {
    expect(await take(operation, asks('どんな仕事ですか', 'w3', { no: 8 }))).toMatchObject({ ok: true })
    await database().db.job.updateMany({ where: { townId: town(), no: 8 }, data: { state: 'draft' } })
    for (const no of [8, 77])
      expect(await writingNothing(operation, () => take(operation, asks('え', 'w3', { no })))).toEqual(
        refused('no-such-job'),
      )
  })
  test('一時間に聞けるのは二十回まで', async () => {
    for (let n = 0; n < 20; n += 1) await given(operation, asks(`質問${n}`))
    expect(await writingNothing(operation, () => take(operation, asks('もう一つ')))).toEqual(
      refused('too-often'),
    )
    await given(operation, asks('あとで', 'w1', { now: hoursLater(2) }))
  })
  test.each(['w2', 's1', 'd1'])('%s は、ほかの人の名で聞かない', async (by) => {
    expect(
      await writingNothing(operation, () => take(operation, asks('え', by, { personId: 'w1' }))),
    ).toMatchObject(refused('not-permitted'))
  })
  test('古い: askQuestion は、その間に登録を離れた人の質問を受け付けない', async () => {
    await becomes(operation, 'w1', { state: 'left' })
    expect(await writingNothing(operation, () => take(operation, asks('え')))).toEqual(refused('no-worker'))
  })
})

describe('お返事', () => {
  test('二人が同時に答えても、どちらも残る', async () => {
    const id = await asked()
    await together(operation, answers(id, '17時です'), answers(id, '夕方です', 's1'))
    const [one] = await run({ by: 'w1' }, (act) => questionsOf(act, 'w1'))
    expect(one?.answer?.split('\n').toSorted()).toEqual(['17時です', '夕方です'])
    expect(await run({ by: 'd1' }, (act) => openQuestions(act))).toEqual([])
  })
  test('長すぎるお返事は、何も変えない', async () => {
    const id = await asked()
    await given(operation, answers(id, 'あ'.repeat(4_000)))
    const more = answers(id, 'い'.repeat(1_500))
    expect(await writingNothing(operation, () => take(operation, more))).toEqual(refused('answer-too-long'))
  })
  test.each(['w1', 'w2', 'p1'])('%s は答えない', async (by) => {
    const id = await asked()
    expect(await writingNothing(operation, () => take(operation, answers(id, 'え', by)))).toMatchObject(
      refused('not-permitted'),
    )
  })
  test('古い: answerQuestion は、もうない質問に答えない', async () => {
    const id = await asked()
    await database().db.question.deleteMany({ where: { townId: town() } })
    expect(await writingNothing(operation, () => take(operation, answers(id, 'え')))).toEqual(
      refused('no-such-question'),
    )
  })
})

test('消してほしいと言った人の質問とお返事は、言葉が消える', async () => {
  const id = await asked('林はるかの住所は')
  await given(operation, answers(id, '林さん、町内です'))
  await run({ by: 's1' }, (act) => erasePerson(act, { personId: 'w1' }))
  expect(await database().db.question.findFirst({ where: { townId: town(), id } })).toMatchObject({
    text: '（削除済み）',
    answer: '（削除済み）',
  })
})
