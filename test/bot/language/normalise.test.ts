import { describe, expect, test } from 'vitest'
import { splitName } from '../../../src/bot/language/names.ts'
import { foldKana, normalise } from '../../../src/bot/language/normalise.ts'
import { parseNumber } from '../../../src/bot/language/numbers.ts'
import { foldName } from '../../../src/domain/people/fold-name.ts'

describe('C3: 書き方をそろえる', () => {
  test.each([
    ['ｼｭｯｾｷ', 'シュッセキ'],
    ['１２番', '12番'],
    ['①', '1'],
    ['№5', 'No5'],
    ['〇', '○'],
    ['◯', '○'],
    ['第三回', '第3回'],
    ['十二月十日', '12月10日'],
    ['二十番', '20番'],
    ['三井さん', '三井さん'],
    ['五十嵐一郎', '五十嵐一郎'],
    ['十分です', '十分です'],
    ['行きま〜す', '行きます'],
    ['行きまーす', '行きます'],
    ['出席です😊🙇‍♂️', '出席です'],
    ['出席です(^_^)', '出席です'],
    ['了解です(笑)', '了解です'],
    ['はい！！！', 'はい'],
    ['いつですか？？', 'いつですか?'],
    ['ズ－ム', 'ズーム'],
  ])('「%s」は「%s」', (typed, normal) => {
    expect(normalise(typed)).toBe(normal)
  })

  test('二度そろえても変わらない', () => {
    for (const text of ['出席しま〜す😊', '③番でお願いします！', '　三番　ＯＫ？'])
      expect(normalise(normalise(text))).toBe(normalise(text))
  })

  test('キーワードは平仮名にそろう', () => {
    expect(foldKana('キャンセル ZOOM')).toBe('きゃんせる zoom')
  })
})

describe('数', () => {
  test.each([
    ['3', 3],
    ['１２', 12],
    ['③', 3],
    ['⑳', 20],
    ['㉑', 21],
    ['3️⃣', 3],
    ['三', 3],
    ['十二', 12],
    ['二十', 20],
    ['百二', 102],
    ['千二百三十四', 1234],
    ['一〇', 10],
    ['二五', 25],
  ])('「%s」は%i', (typed, number) => {
    expect(parseNumber(typed)).toBe(number)
  })

  test.each(['', '番', '三番', '1.5', '-2', '〇'])('「%s」は数ではない', (typed) => {
    expect(parseNumber(typed)).toBeUndefined()
  })
})

describe('P8: 名前', () => {
  test.each([
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['齋藤', '斎藤'],
    ['斉藤', '斎藤'],
    ['小澤', '小沢'],
    ['廣田', '広田'],
    ['中嶋　一', '中島一'],
    ['濵口', '浜口'],
    ['櫻井', '桜井'],
    ['國分', '国分'],
    ['𠮷田', '吉田'],
  ])('「%s」と「%s」は同じ人に見える', (old, today) => {
    expect(foldName(old)).toBe(foldName(today))
  })

  test.each([
    ['田中様', { name: '田中' }],
    ['田中 一郎さん', { name: '田中一郎' }],
    ['ﾀﾅｶ ｲﾁﾛｳ', { name: 'タナカイチロウ' }],
    ['佐藤課長', { name: '佐藤', title: '課長' }],
    ['課長 佐藤', { name: '佐藤', title: '課長' }],
    ['事務局長の中村氏', { name: '中村', title: '事務局長' }],
    ['山田副会長様', { name: '山田', title: '副会長' }],
    ['小林総務課長', { name: '小林', title: '総務課長' }],
    ['髙木先生', { name: '髙木' }],
    ['君島', { name: '君島' }],
  ])('「%s」を分ける', (raw, parts) => {
    expect(splitName(raw)).toEqual(parts)
  })
})
