// 公開用の会議録: 名簿の氏名は一つも残らず、席の名や役に置きかわる。決められないところは、人に見せる。
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName } from '../../../src/domain/people/fold-name.ts'
import type { Named } from '../../../src/domain/publication/read.ts'
import { type PublicWords, withholdNames } from '../../../src/domain/publication/withhold-names.ts'

const SAY: PublicWords = {
  phone: '（電話番号略）',
  mail: '（メールアドレス略）',
  instead: ({ as, title }, office) =>
    ({
      member: `${office ?? '委員'}（${title}）`,
      staff: '事務局職員',
      proxy: '代理出席者',
      other: '（氏名略）',
    })[as],
}
const person = (name: string, as: Named['as'] = 'other', title: string | null = null): Named => ({
  name,
  kana: null,
  as,
  title,
})
const REGISTER = [
  person('田中 一郎', 'member', '有識者'),
  person('髙橋 健', 'member', '社会福祉協議会'),
  person('庶務 まもる', 'staff'),
  person('山田太郎', 'proxy'),
  person('林 はるか'),
]
const withheld = (text: string, people = REGISTER) => withholdNames(text, people, SAY)

describe('名前', () => {
  test.each([
    ['田中 一郎が述べた', '委員（有識者）が述べた'],
    ['田中一郎が述べた', '委員（有識者）が述べた'],
    ['田中　一郎さんが述べた', '委員（有識者）が述べた'],
    ['田中 一郎委員が述べた', '委員（有識者）が述べた'],
    ['- 田中 一郎（有識者） 14:30着席', '- 委員（有識者） 14:30着席'],
    ['田中 一郎議長が可と裁決した', '議長（有識者）が可と裁決した'],
    ['議長: 田中 一郎（会長）', '議長: 会長（有識者）'],
    ['高橋健、髙橋　健、髙󠄁橋健', '委員（社会福祉協議会）、委員（社会福祉協議会）、委員（社会福祉協議会）'],
    ['**髙橋** 健', '**委員（社会福祉協議会）'],
    ['山田太郎（田中 一郎委員の代理）', '代理出席者（委員（有識者）の代理）'],
    ['記録：庶務まもる', '記録：事務局職員'],
    ['林はるか氏から聞いた', '（氏名略）から聞いた'],
  ])('%s → %s', (text, instead) => {
    expect(withheld(text).text).toBe(instead)
  })
  test('行をまたいだ字は、名前ではない', () => {
    expect(withheld('田中\n一郎')).toMatchObject({ text: '田中\n一郎', names: 0 })
  })
  test('長い名前から先に読み、いくつ置きかえたかを数える', () => {
    const people = [person('林 はるか'), person('小林 はるか', 'member', '商工会')]
    expect(withheld('小林はるかと林はるか', people)).toMatchObject({
      text: '委員（商工会）と（氏名略）',
      names: 2,
    })
  })
  test('読みで書かれた氏名も、置きかえる', () => {
    const people = [{ ...person('田中 一郎', 'member', '有識者'), kana: 'たなか いちろう' }]
    expect(withheld('たなかいちろう委員', people).text).toBe('委員（有識者）')
  })
  test('同じ氏名の二人は、どちらとも言わない', () => {
    const people = [person('田中 一郎', 'member', '有識者'), person('田中一郎', 'staff')]
    expect(withheld('田中 一郎', people).text).toBe('（氏名略）')
  })
  test('席の名に氏名があっても、残らない', () => {
    const people = [person('山本 愛子', 'member', '山本愛子商店')]
    expect(withheld('山本 愛子が述べた', people).text).toBe('委員（〓〓商店）が述べた')
  })
})

describe('確かでないところ', () => {
  test('名字だけは残し、前後の字とともに示す', () => {
    const { text, uncertain } = withheld('高橋委員が賛成した。')
    expect(text).toBe('高橋委員が賛成した。')
    expect(uncertain).toEqual(['高橋委員が賛成した。'])
  })
  test('一字の名字は、呼び名がついたときだけ示す', () => {
    expect(withheld('林業の話。小林さん。').uncertain).toEqual([])
    expect(withheld('次に林さんが話した').uncertain).toEqual(['次に林さんが話した'])
  })
  test('名簿にない長い名前の一部だったら、示す', () => {
    const { text, uncertain } = withheld('小林はるかが来た')
    expect(text).toBe('小（氏名略）が来た')
    expect(uncertain).toEqual(['小林はるかが来た'])
  })
  test('一字だけの名は置きかえず、呼ばれていれば示す', () => {
    const people = [person('原')]
    expect(withheld('原則として', people)).toMatchObject({ text: '原則として', uncertain: [] })
    expect(withheld('原さん', people).uncertain).toEqual(['原さん'])
  })
})

describe('連絡先', () => {
  test.each([
    ['電話0267-56-2311まで', '電話（電話番号略）まで'],
    ['０９０ー１２３４ー５６７８', '（電話番号略）'],
    ['(0267)56-2311', '（電話番号略）'],
    ['役場（電話 0267-56-2311）', '役場（電話 （電話番号略））'],
    ['09012345678', '（電話番号略）'],
    ['+81 90-1234-5678', '（電話番号略）'],
    ['ｔａｎａｋａ＠example.lg.jp に', '（メールアドレス略） に'],
    ['a.b+c@example.co.jp', '（メールアドレス略）'],
  ])('%s', (text, instead) => {
    const found = withheld(text)
    expect(found.contacts).toBe(1)
    expect(found.text).toBe(instead)
  })
  test.each(['2026-12-10', '14:00〜16:00', '第3回 0-5-1', '￥1,000,000', '議案第1号 10-12-2026'])(
    '%s は残る',
    (text) => {
      expect(withheld(text)).toMatchObject({ text, contacts: 0 })
    },
  )
})

// 苗字と名をその場で作り、旧字、異なる幅、空白、太字の印をまぜて文に置く。
const LETTERS = [...'田中一郎髙高橋健林小原邊辺斎齋はるかﾊﾅハナ𠮷吉委員氏名略代理者']
const letter = fc.constantFrom(...LETTERS)
const half = fc.string({ unit: letter, minLength: 1, maxLength: 3 })
const named = fc
  .tuple(half, half, fc.constantFrom('', ' ', '　'), fc.constantFrom('member', 'staff', 'proxy', 'other'))
  .map(([one, two, gap, as]) => person(`${one}${gap}${two}`, as, as === 'member' ? `${two}会` : null))
const between = fc.constantFrom('', ' ', '　', '**', '\u200B')

describe('どんな名簿と文でも', () => {
  test('名簿の氏名は、どんな書き方でも一つも残らない', () => {
    fc.assert(
      fc.property(
        fc.array(named, { minLength: 1, maxLength: 6 }),
        fc.array(
          fc.oneof(
            fc.nat(5),
            fc.string({ unit: letter, maxLength: 4 }),
            fc.constantFrom('、', '\n', '委員', 'さん'),
          ),
        ),
        between,
        (people, parts, gap) => {
          const text = parts
            .map((part) =>
              typeof part === 'string' ? part : [...(people[part % people.length]?.name ?? '')].join(gap),
            )
            .join('')
          const { text: left } = withheld(text, people)
          for (const line of left.split('\n'))
            for (const { name } of people)
              if ([...foldName(name)].length > 1)
                expect(foldName(line.replaceAll('*', ''))).not.toContain(foldName(name))
        },
      ),
      { numRuns: 500 },
    )
  })
  test('名簿が空なら、連絡先のほかは一字も変わらない', () => {
    fc.assert(
      fc.property(fc.string({ unit: letter }), (text) => {
        expect(withheld(text, [])).toEqual({ text, names: 0, contacts: 0, uncertain: [] })
      }),
    )
  })
  test('名簿が一万人、文が五万字でも、待たせない', () => {
    const people = Array.from({ length: 10_000 }, (_, n) => person(`田中 ${n.toString(36)}郎`))
    const begun = performance.now()
    expect(withheld('田中a郎が述べた。'.repeat(5_500), people).names).toBe(5_500)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
