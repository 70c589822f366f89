// Numbers as people write them: 3, ３, ③, 3️⃣, 三, 十二, 百二, 一〇.
import { patternText } from './pattern.ts'

const DIGITS = '○一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const KANJI_NUMBER = '[○一二三四五六七八九十百千]+'

// First code point, last code point, the number the first one stands for.
const CIRCLED_RANGES = [
  [0x2460, 0x2473, 1],
  [0x2474, 0x2487, 1],
  [0x2488, 0x249b, 1],
  [0x24f5, 0x24fe, 1],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
] as const
export const CIRCLED = /[①-⒛⓵-⓾❶-➓㉑-㉟㊱-㊿]|[0-9]\ufe0f?\u20e3|🔟/gu

/** The number a circled, parenthesised or keycap digit stands for (C3). */
export const circledNumber = (mark: string): number | undefined => {
  if (mark === '🔟') return 10
  if (/^[0-9]\ufe0f?\u20e3$/u.test(mark)) return Number(mark.charAt(0))
  const code = mark.codePointAt(0) ?? 0
  const range = CIRCLED_RANGES.find(([from, to]) => code >= from && code <= to)
  return range && code - range[0] + range[2]
}

const positional = (kanji: string): number => Number([...kanji].map((char) => DIGITS.indexOf(char)).join(''))

const withUnits = (kanji: string): number => {
  let total = 0
  let digit = 0
  for (const char of kanji) {
    const unit = UNITS[char]
    if (unit === undefined) digit = digit * 10 + DIGITS.indexOf(char)
    else {
      total += (digit || 1) * unit
      digit = 0
    }
  }
  return total + digit
}

/** Reads one whole number, in whatever digits it is written; anything else is undefined (C3). */
export const parseNumber = (text: string): number | undefined => {
  const circled = circledNumber(text.trim())
  if (circled !== undefined) return circled
  const plain = text.normalize('NFKC').trim().replace(/[〇◯]/gu, '○')
  if (/^\d{1,9}$/u.test(plain)) return Number(plain)
  if (!new RegExp(`^${KANJI_NUMBER}$`, 'u').test(plain) || plain.length > 9) return undefined
  if (/^○+$/u.test(plain)) return undefined
  return /[十百千]/u.test(plain) ? withUnits(plain) : positional(plain)
}

// What follows (or precedes) a 漢数字 that is a number and not part of a word or a name.
const COUNTER = patternText`
  番|号|回|か月|ヶ月|月|日(?!市|町|本|頃の)|時|分の|分(?=ほど|くらい|ぐらい|程度|遅|早|前|後|間)
  |(?<=[^十])分(?!か|野)|割|件|枚|個|%|パーセント|つ目|円|ページ|文字
`
const COUNTED = new RegExp(
  `${KANJI_NUMBER}(?=${COUNTER})|(?<=[一二三四五六七八九十]分の)${KANJI_NUMBER}|(?<=議案|議題|番号)${KANJI_NUMBER}(?![覧つ部般])`,
  'gu',
)

/** Turns 漢数字 into digits where a number is counted or numbered (三番, 十二月, 第二号), nowhere else (C3). */
export const digitsForKanji = (text: string): string =>
  text.replace(COUNTED, (kanji) => String(parseNumber(kanji) ?? kanji))

const KANA_DIGITS = ['いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう']
const KANA_NUMBER = new RegExp(
  `(?<![ぁ-ん](?<!えっと|えーと|えと|あの|じゃあ|では))(?:(${KANA_DIGITS.join('|')})?(じゅう))?(${KANA_DIGITS.join('|')}|しち)?ばん(?![ぐごがえ]み?)`,
  'gu',
)

const inKatakana = (kana: string): string =>
  kana.replace(/[ぁ-ゖ]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0x60))
const inHiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60))
const KATAKANA_NUMBER = new RegExp(
  `(?<![ァ-ヶー])(?:(?:${inKatakana(KANA_DIGITS.join('|'))})?ジュウ)?(?:${inKatakana(KANA_DIGITS.join('|'))}|シチ)?バン(?=$|[ 、。ヲハガニノ]|ヤリ|オウ|ノウ)`,
  'gu',
)

/** じゅうにばん, ジュウニバン → 12番. */
export const digitsForKana = (text: string): string =>
  text
    .replace(KATAKANA_NUMBER, inHiragana)
    .replace(KANA_NUMBER, (said, tens?: string, ten?: string, ones?: string) => {
      const digit = (kana: string | undefined) => (kana === 'しち' ? 7 : KANA_DIGITS.indexOf(kana ?? '') + 1)
      const number = (ten ? (digit(tens) || 1) * 10 : 0) + digit(ones)
      return number === 0 ? said : `${number}番`
    })
