// One spelling for what people type on phones: NFKC, no emoji or kaomoji, one mark of each kind.
import { CIRCLED, circledNumber, digitsForKana, digitsForKanji } from './numbers.ts'

const MAX_RAW_CHARS = 5000

// Answer marks that are kept, each in one form.
const MARKS: [RegExp, string][] = [
  [/[○〇◯⭕◎]/gu, '○'],
  [/[×✕✖✗✘❌❎☓╳⨯]/gu, '×'],
  [/[△▲🔺]/gu, '△'],
  [/[❓❔⁇]/gu, '?'],
]
const EMOJI =
  '(?:(?![○×△])[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{Regional_Indicator}\\p{So}\\u20e3]|[\\ufe00-\\ufe0f]|[\\u{e0020}-\\u{e007f}])'
const KAOMOJI =
  /[m\\/ヽo]?\((?=[^()]{0,14}[\^_;:><=*'`∀ωДд▽□≧≦°~-])[^()ぁ-んァ-ヶ一-龠0-9]{1,14}\)[m\\/ノb]?;?|\^[_o.ー-]?\^;*|;_+;|T_+T|>_<|\borz\b/gu
const LAUGHTER = /\((?:笑|泣|汗|爆|涙|苦笑)\)|(?<=[ぁ-んァ-ヶー。?])(?:笑+|[wW]+|草)(?=$|[。?\s])/gu

const withoutPictures = (text: string): string =>
  text
    .replace(/[\p{Cf}]/gu, '')
    .replace(KAOMOJI, '')
    // An emoji after kana closes a sentence, as people use it.
    .replace(new RegExp(`(?<=[ぁ-ん])${EMOJI}+(?=[\\p{L}\\p{N}])`, 'gu'), '。')
    .replace(new RegExp(`${EMOJI}+`, 'gu'), '')

const withOneVowel = (text: string): string =>
  text
    .replace(/(?<=[ァ-ヶ])[-‐‑‒–—―−─](?=[ァ-ヶ]|$)/gu, 'ー')
    .replace(/[〜~∼〰]+/gu, '~')
    .replace(/(?<=[ぁ-ん])~(?=[^ぁ-ん\s。?、!])/gu, '。')
    .replace(/(?<![0-9時日月分])~|~(?![0-9])/gu, '')
    .replace(/(?<=[ぁ-ん])ー+/gu, '')
    .replace(/(?<=[ぁ-ん])[ぁぃぅぇぉ]+/gu, '')
    .replace(/(?<![っッ])[っッ]+(?=[。!?、\s]|$)/gu, '')

const withOneMark = (text: string): string =>
  text
    .replace(/\n+/gu, '。')
    .replace(/\.{2,}|・{2,}|!+|♪+/gu, '。')
    .replace(/(?<!\d),|,(?!\d)|､/gu, '、')
    .replace(/(?<=[ぁ-んァ-ヶ一-龠])\.(?=\s|$)/gu, '。')
    .replace(/[、。?\s]+/gu, (run) => ['?', '。', '、'].find((mark) => run.includes(mark)) ?? ' ')

/** A full stop spoken aloud: 「出席しますまる」. */
const DICTATED = /(?<=ます|です|ません|ました|でした)(?:まる|マル)(?=$|[\s。、])/gu

/** One form of a message for matching: width, emoji, marks, numbers and vowels folded, the words kept (C3). */
export const normalise = (text: string): string => {
  let plain = text.slice(0, MAX_RAW_CHARS).replace(CIRCLED, (mark) => String(circledNumber(mark) ?? mark))
  plain = plain.replace(DICTATED, '。')
  for (const [mark, one] of MARKS) plain = plain.replace(mark, one)
  plain = withOneMark(withOneVowel(withoutPictures(plain.normalize('NFKC').replace(/\r\n?/gu, '\n'))))
  plain = plain.replace(LAUGHTER, '').replace(/^[。、\s]+|(?<![。、・~\s])[。、・~\s]+$/gu, '')
  return digitsForKana(digitsForKanji(plain)).trim()
}

/** Katakana to hiragana and ASCII to lower case, character for character, for keywords only (C3). */
export const foldKana = (text: string): string =>
  text
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
