// 講座と、仕事に必要なもの(J7)を、文から読む。申し込みも取り消しも、文だけでは起きない(C1)。
import { describe, expect, test } from 'vitest'
import { understandAll } from '../../../src/bot/engine/understand.ts'

const lines = (text: string, role: 'worker' | 'member' = 'worker') =>
  understandAll(text, role).map(({ id, args }) => ({ id, ...args }))

describe('仕事に必要なもの', () => {
  test.each([
    '3番には何が必要',
    '3番には何が必要ですか？',
    '3番に応募するには',
    '３番の仕事に応募するには、何が必要ですか',
    '3番の仕事に応募するにはどうすればいいですか',
    '3番に応募したいけど何が必要？',
    'what do I need for job 3',
    'What skills do I need for No. 3?',
    'What does job 3 need?',
  ])('%s', (text) => {
    expect(lines(text)).toEqual([{ id: 'needs', job: '3' }])
  })
  test.each(['3番に応募します', '3番に応募したいです', 'Of course I take job 3'])(
    '%s は応募のまま',
    (text) => {
      expect(lines(text)).toEqual([{ id: 'claim', job: '3' }])
    },
  )
  test('どの仕事か言わないときと、二つ言うときは、決めつけない', () => {
    expect(lines('応募するには何が必要ですか')).toEqual([])
    expect(lines('3番と5番には何が必要ですか').some(({ id }) => id === 'needs')).toBe(false)
  })
})

describe('講座', () => {
  test.each([
    ['講座はありますか', {}],
    ['研修を受けたいです', {}],
    ['データ入力の講座を受けたい', {}],
    ['講座2に申し込みたい', { course: '2' }],
    ['講座2に行けなくなりました', { course: '2' }],
    ['研修をキャンセルしたい', {}],
    ['What courses are there?', {}],
    ['I would like to take a course', {}],
    ['Cancel my course', {}],
  ])('%s は、講座を見せる', (text, args) => {
    expect(lines(text)).toEqual([{ id: 'course', ...args }])
  })
  test.each(['今日は研修でした', '講座ありがとうございました', 'of course'])('%s は何もしない', (text) => {
    expect(lines(text)).toEqual([])
  })
  test('委員の「研修のため欠席」は、欠席のまま', () => {
    expect(lines('研修と重なるため欠席します', 'member')[0]?.id).toBe('rsvp')
  })
})

describe('登録を消してほしい', () => {
  test.each([
    '登録を消して',
    '登録を消してください',
    '私の登録を削除してください',
    '名簿から名前を外してほしい',
    'Please delete my entry',
    'remove me from the register',
  ])('%s', (text) => {
    expect(lines(text, 'member')).toEqual([{ id: 'forget-me' }])
  })
  test.each(['会議の登録は済みましたか', '議題2を削除してください', '仕事の登録を消してはいけません'])(
    '%s は違う',
    (text) => {
      expect(lines(text, 'member').some(({ id }) => id === 'forget-me')).toBe(false)
    },
  )
})
