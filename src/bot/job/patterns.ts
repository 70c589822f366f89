// Which job is meant: 3番, No.12, ③, 「応募 12」; never a time, a date, a price, a phone number or "the most".
import { pattern } from '../language/pattern.ts'

const NUMBERED = new RegExp(
  pattern`
  (?:no|number|ナンバー|なんばー|番号|案件|仕事|ジョブ|job|#|j)(?:番号)?[.:# ]{0,2}(\d{1,4})(?!\d
  |[-時分円月日年歳人件枚回割%/])|第(\d{1,4})番(?!目)|(?<![\d.\-/(第])(\d{1,4})(?:番(?!目|地|線|組|弟|好)|号(?!室|車|線
  |議案))
`,
  'gu',
)
// 「入力の仕事が1番好き」: a superlative.
const MOST = new RegExp(
  pattern`
  1番(?=[^、。]{0,4}(?:好|すき|得意|楽|簡単|いい|良|よい|高|安|早|近|大変|難|苦手|嬉|うれ|助か|多|少
  |新し|古|人気|向い|合|大事|大切|重要|はや|最初|下|上|気|お?すすめ|ほし|大き|小さ|長|短|ひど|面白
  |おもしろ|やりがい|稼|最近|遅|つら|きつ|暇|忙))
`,
  'gu',
)
// A number with nothing after it but an act, or after the act: 「12 応募」「応募 12」「3お願いします」.
const BEFORE_ACT = pattern`
  (?:^|[、。?])(\d{1,4})(?=(?:を|に|の(?:仕事|案件)|は|、)?(?:を|に)?(?:応募|やり|やら|やる|お願い|辞退
  |キャンセル|きゃんせる|納品|終わ|完了|でき|希望|受け|引き受|担当|提出|半分|進捗|完成|手を|ください))
`
const AFTER_ACT = pattern`
  (?:応募|辞退|納品|進捗|キャンセル|きゃんせる|完了|提出|希望|apply(?: for)?|take|cancel|drop|finished
  |done with)(?:します|です)?[ :、]*(?:for )?(?:job )?(\d{1,4})(?![\d/%件枚時分円割-]|月|日)
`

/** The job numbers in a folded sentence, each once, in the order said (C2). */
export const jobNumbers = (key: string): number[] => {
  const plain = key.replace(MOST, '最')
  const named = [...plain.matchAll(NUMBERED)].map((hit) => Number(hit[1] ?? hit[2] ?? hit[3]))
  if (named.length > 0) return [...new Set(named)]
  const bare = BEFORE_ACT.exec(plain) ?? AFTER_ACT.exec(plain)
  return bare?.[1] === undefined ? [] : [Number(bare[1])]
}
