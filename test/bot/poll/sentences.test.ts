// 候補日の返事として読むのは、番号と印だけの言葉。印一つは、いままでどおり出欠の返事。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandAll } from '../../../src/bot/engine/understand.ts'
import { sayMarks } from '../../../src/bot/poll/view.ts'
import { formerMarks, marks } from '../../../src/bot/table/args.ts'
import { suits } from '../../../src/domain/poll/model.ts'

const meant = (text: string) => understandAll(text, 'member')
const dates = (text: string) => marks.parse(meant(text)[0]?.args.answers)

describe('候補日の返事', () => {
  test.each([
    '日程 1○ 2× 3△',
    '日程：１〇、２✕、３▲',
    '日程は1○2×3△でお願いします',
    '①◯ ②× ③△',
    '1番○、2番×、3番△です',
    '日程 1まる 2ばつ 3さんかく',
    'dates 1 yes 2 no 3 maybe',
    'dates: 1 ok, 2 no, 3 maybe',
  ])('%s', (text) => {
    expect(meant(text)).toMatchObject([{ id: 'poll-answer' }])
    expect(dates(text)).toEqual([
      { dateNo: 1, answer: 'yes' },
      { dateNo: 2, answer: 'no' },
      { dateNo: 3, answer: 'maybe' },
    ])
  })
  test('一つだけの日は、日程と言えば読む', () => {
    expect(dates('日程 2○')).toEqual([{ dateNo: 2, answer: 'yes' }])
  })
})

describe('候補日の返事ではない', () => {
  test.each([
    '○',
    '出席○',
    '10日○',
    '2○',
    '日程 1○ 2は未定',
    '日程 1○ 1×',
    '日程を教えて',
    '日程はいつですか',
    'dates?',
  ])('%s', (text) => {
    expect(meant(text).map(({ id }) => id)).not.toContain('poll-answer')
  })
  test.each([
    ['○', 'rsvp'],
    ['日程は？', 'next'],
    ['日程', 'next'],
  ])('%s は、いままでどおり %s', (text, id) => {
    expect(meant(text)[0]?.id).toBe(id)
  })
})

test('性質: 書いた印は、書いたとおりに読める', () => {
  const one = fc.record({
    dateNo: fc.integer({ min: 1, max: 12 }),
    answer: fc.constantFrom(...suits.options, null),
  })
  fc.assert(
    fc.property(fc.uniqueArray(one, { minLength: 1, selector: ({ dateNo }) => dateNo }), (answers) => {
      expect(formerMarks.parse(sayMarks(answers))).toEqual(answers)
    }),
  )
})
