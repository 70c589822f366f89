// What is withheld (所得税法204条). Whole yen.

/** The article under which tax is withheld of these kinds of pay, at the rates of 205条1号. */
const NAMED = '所得税法204条1項1号'
/** Kinds that the order adds to those the law names. */
const ADDED = '所得税法204条1項1号・施行令320条1項'

/** Kinds of pay of which tax is withheld; staff set one for a job where it applies (J11). Data entry and the like are none. */
export const WITHHOLDING_KINDS = [
  { id: 'manuscript', ja: '原稿料', en: 'writing', article: NAMED },
  { id: 'illustration', ja: 'さし絵料', en: 'illustration', article: NAMED },
  { id: 'design', ja: 'デザイン料', en: 'design', article: NAMED },
  { id: 'lecture', ja: '講演料', en: 'lectures', article: NAMED },
  { id: 'broadcast', ja: '放送謝金', en: 'broadcast fees', article: NAMED },
  { id: 'music', ja: '作曲料', en: 'composition', article: NAMED },
  { id: 'copyright', ja: '著作権の使用料', en: 'use of a copyright', article: NAMED },
  { id: 'translation', ja: '翻訳・通訳料', en: 'translation and interpreting', article: ADDED },
  { id: 'proofreading', ja: '校正料', en: 'proofreading', article: ADDED },
  { id: 'script', ja: '脚本料', en: 'scripts', article: ADDED },
  { id: 'binding', ja: '書籍の装てい料', en: 'book design', article: ADDED },
  { id: 'shorthand', ja: '速記料', en: 'shorthand', article: ADDED },
  { id: 'plate', ja: '版下の報酬', en: 'camera-ready copy', article: ADDED },
  { id: 'photo', ja: '印刷物にのせる写真の報酬', en: 'photographs for print', article: ADDED },
  { id: 'teaching', ja: '教授・指導料', en: 'teaching', article: ADDED },
] as const satisfies readonly { id: string; ja: string; en: string; article: string }[]

export type WithholdingKind = (typeof WITHHOLDING_KINDS)[number]

/** A kind by its id, or by its name in either language; undefined where it is none of the list. */
export const withholdingKind = (said: string): WithholdingKind | undefined =>
  WITHHOLDING_KINDS.find(({ id, ja, en }) => [id, ja, en].some((name) => name === said))

/** J11: 10.21 % up to ¥1,000,000, 20.42 % above; the fraction is dropped. In whole numbers, so that no yen is lost to rounding. */
export function withholding(yen: number): number {
  const LIMIT = 1_000_000
  const lower = Math.min(yen, LIMIT) * 1021
  const upper = Math.max(0, yen - LIMIT) * 2042
  return Math.floor((lower + upper) / 10_000)
}
