import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand, understandAll } from '../../../src/bot/engine/understand.ts'
import type { ReaderRole } from '../../../src/bot/turn/reading.ts'
import { meaningOf, meaningsOf } from '../../../src/cli/intents.ts'
import { CAREFUL } from './careful.ts'
import { EVERYDAY } from './everyday.ts'
import { NOTHING_RECORDED } from './nothing.ts'
import { SENTENCES } from './sentences.ts'

const ROWS = [...Object.entries(SENTENCES), ...Object.entries(EVERYDAY)].flatMap(([intent, sentences]) =>
  sentences.map(([role, text, slots]) => ({ role, text, understood: { intent, slots: slots ?? {} } })),
)
const ROLES: ReaderRole[] = ['member', 'worker', 'staff']
const anyRow = fc.constantFrom(...ROWS)
const anyRole = fc.constantFrom(...ROLES)

describe('文の意味', () => {
  test.each(ROWS)('$role「$text」', ({ role, text, understood }) => {
    expect(meaningOf(text, role)).toEqual(understood)
  })
})

describe('慎重な職員の読み方', () => {
  test.each(CAREFUL)('%s「%s」', (role, text, intents) => {
    expect(intents.split(' ')).toContain(meaningOf(text, role).intent)
  })
})

describe('何も記録されない', () => {
  const ACT = /^(?:rsvp_(?:attend|absent)|proxy_\w+|vote_\w+|job_(?:claim|release|deliver))$/

  test.each(NOTHING_RECORDED)('%s「%s」', (role, text) => {
    expect(meaningsOf(text, role).filter(({ intent }) => ACT.test(intent))).toEqual([])
  })
})

describe('いくつものことを一度に言う', () => {
  test.each<[ReaderRole, string, string[]]>([
    ['member', '第3回も第5回も出席します', ['第3回 attend', '第5回 attend']],
    ['member', '第3回は欠席します。第4回は出席します。', ['第3回 absent', '第4回 attend']],
    ['worker', '3番と5番、両方やります', ['claim 3', 'claim 5']],
    ['worker', '3番も4番も応募します', ['claim 3', 'claim 4']],
    ['worker', '5番も7番も辞退させてください', ['release 5', 'release 7']],
    ['worker', '3番と5番、どっちも終わりました', ['deliver 3', 'deliver 5']],
    ['worker', 'I can do jobs 2 and 3', ['claim 2', 'claim 3']],
  ])('%s「%s」', (role, text, acts) => {
    const said = understandAll(text, role).map(({ id, args }) =>
      id === 'rsvp' ? `${args.meeting} ${args.answer}` : `${id} ${args.job}`,
    )
    expect(said).toEqual(acts)
  })
})

describe('書き方が変わっても意味は変わらない', () => {
  const isMark = (text: string) => /[⭕❌]/u.test(text)

  test('絵文字や空白を前後につけても同じ', () => {
    const around = fc.array(fc.constantFrom('😊', '🙇‍♀️', '✨', ' ', '　', '\n', '💦', '👍🏻'), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(anyRow, around, around, ({ role, text, understood }, before, after) => {
        fc.pre(!isMark(text))
        expect(meaningOf(`${before.join('')}${text}${after.join('')}`, role)).toEqual(understood)
      }),
      { numRuns: 2000 },
    )
  })

  test('数字と英字が全角でも同じ', () => {
    const wide = (text: string) =>
      text.replace(/[0-9A-Za-z]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    for (const { role, text, understood } of ROWS)
      expect(meaningOf(wide(text), role), text).toEqual(understood)
  })

  test('丸の字はどれでも同じ', () => {
    for (const mark of ['○', '〇', '◯']) expect(meaningOf(mark, 'member').intent).toBe('rsvp_attend')
  })
})

describe('C1: 票と辞退は推測しない', () => {
  const BINDING = /^(?:vote_|job_release$)/u

  test('疑問符で終わる文は票にも辞退にもならない', () => {
    const mark = fc.constantFrom('?', '？', '⁉', '?!', '？😊', '❓')
    fc.assert(
      fc.property(anyRow, mark, anyRole, ({ text }, end, role) => {
        expect(meaningOf(`${text}${end}`, role).intent).not.toMatch(BINDING)
      }),
      { numRuns: 4000 },
    )
  })

  test('伝聞・仮定・ためらいを足すと票にならない', () => {
    const bare = fc.constantFrom('賛成', '反対', '棄権')
    const doubt = fc.constantFrom(
      'かもしれません',
      'だそうです',
      'らしいです',
      'なら',
      'でしょうか',
      'と聞きました',
      'だったのに',
    )
    fc.assert(
      fc.property(bare, doubt, (vote, end) => {
        expect(meaningOf(`${vote}${end}`, 'member').intent).toBe('none')
      }),
    )
  })

  test('終わりまで読めない長い文は票にならない', () => {
    expect(meaningOf(`賛成です。${'長い話です。'.repeat(100)}`, 'member').intent).toBe('none')
  })
})

describe('どんな入力でも', () => {
  test('例外を投げない', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), anyRole, (text, role) => {
        expect(typeof understand(text, role).id).toBe('string')
        expect(typeof meaningOf(text, role).intent).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  test('5000字でも20ミリ秒かからない', () => {
    const pieces = [
      '代理',
      'のため',
      '出席',
      'ですが、',
      '3番',
      '(^_^)',
      '~',
      'あ',
      '1/2',
      '田中さんが',
      'http://a',
      ' ',
      '\n',
      'ー',
      '!',
    ]
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(5000 / piece.length)).slice(0, 5000)
      for (const role of ROLES) {
        const taken = [1, 2, 3].map(() => {
          const started = performance.now()
          understand(text, role)
          return performance.now() - started
        })
        expect(Math.min(...taken), piece).toBeLessThan(20)
      }
    }
  })
})
