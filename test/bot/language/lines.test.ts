// The line a sentence stands for, with the meeting as it was said.
import { describe, expect, test } from 'vitest'
import { understand } from '../../../src/bot/engine/understand.ts'
import { readNominee, readNomineeAnswer } from '../../../src/bot/proxy/sentences.ts'

describe('会議は言われたとおりに', () => {
  test.each([
    ['第3回に出席します', '第3回'],
    ['3回目の会議、伺います', '第3回'],
    ['1月20日の第5回会議に出席させていただきます', '第5回'],
    ['12/10 出席', '12月10日の会議'],
    ['１２月１０日、出席します', '12月10日'],
    ['十日の会議に出席いたします', '10日の会議'],
    ['15日の回、出席します', '15日の会議'],
    ['10日は大丈夫です、出席します', '10日の会議'],
    ['明日の会議、出席します', '明日'],
    ['本日は欠席します', '今日'],
    ['あさっての会議、参加します', '明後日'],
    ["I'll attend tomorrow", '明日'],
    ["I'll attend the meeting on December 10", '12月10日'],
    ['Attending on the 10th', '10日'],
    ['出席します', undefined],
  ])('「%s」は%s', (text, meeting) => {
    const reading = understand(text, 'member')
    expect(reading.id).toBe('rsvp')
    expect(reading.id === 'none' ? undefined : reading.args.meeting).toBe(meeting)
  })

  test.each([
    ['15日の会議は代理を立てます。総務課の佐藤花子です', 'proxy', '15日の会議'],
    ['第3回の代理を取り消します', 'proxy-cancel', '第3回'],
    ['第4回の議題を教えてください', 'agenda', '第4回'],
    ['明日の会議は何時からですか', 'next', '明日'],
  ])('「%s」', (text, id, meeting) => {
    expect(understand(text, 'member')).toMatchObject({ id, args: { meeting } })
  })
})

describe('引数は打ち込むときのとおりに', () => {
  test.each([
    [
      'member',
      'オンラインで10分遅れて参加、早退します',
      'rsvp',
      { answer: 'attend', mode: 'online', late: '10', early: 'yes' },
    ],
    ['member', '出張のため欠席します', 'rsvp', { answer: 'absent', note: '出張' }],
    ['member', '議案第1号に賛成です', 'vote', { choice: 'yes', motion: '1' }],
    ['member', '次の会議はどこですか', 'next', { field: 'place' }],
    ['member', '私の出欠はどうなっていますか', 'status', {}],
    ['worker', '3番、40件中12件終わりました', 'progress', { job: '3', done: '12', total: '40' }],
    ['worker', '3番、終わりました', 'deliver', { job: '3' }],
    ['worker', '3番のことで電話してください', 'talk', { job: '3', callback: 'yes' }],
  ] as const)('%s「%s」', (role, text, id, args) => {
    expect(understand(text, role)).toEqual({ id, args })
  })
})

test('何かにかかる返事は、会議だけ受け取って尋ねる', () => {
  for (const text of [
    'もし雪なら第3回は欠席します',
    '第3回は行けないかもしれません',
    '第3回、出席。10分くらい遅れるかも',
  ])
    expect(understand(text, 'member')).toEqual({ id: 'rsvp', args: { meeting: '第3回' } })
})

describe('P8: 代理の方の名前', () => {
  test.each([
    ['総務課 佐藤花子 係長', { org: '総務課', name: '佐藤花子', title: '係長' }],
    ['田中 一郎', { name: '田中一郎' }],
    ['未定', {}],
  ])('「%s」', (text, named) => {
    expect(readNominee(text)).toEqual(named)
  })

  test('問いへの答えとしても読める', () => {
    expect(readNomineeAnswer('総務課の佐藤花子です')).toEqual({ org: '総務課', name: '佐藤花子' })
  })
})
