// The kinds of pay of which tax is withheld (所得税法204条1項1号, 同施行令320条1項), as far as they are given out as work here: all of them
// are reckoned alike. What is not listed is not withheld: データ入力, テープ起こし, 封入, 検品 and the like.

export type WithholdingKind = { name: string; en: string; article: string }

const LAW = '所得税法204条1項1号'
const DECREE = '所得税法施行令320条1項'

const kind = (name: string, en: string, article: string): WithholdingKind => ({ name, en, article })

const KINDS: readonly WithholdingKind[] = [
  kind('原稿料', 'manuscripts', LAW),
  kind('さし絵', 'illustrations', LAW),
  kind('写真の報酬', 'photographs for print or advertising', DECREE),
  kind('作曲料', 'musical composition', LAW),
  kind('音声の吹込み', 'voice recording', LAW),
  kind('デザイン料', 'design', LAW),
  kind('放送謝金', 'broadcast fees', LAW),
  kind('著作権の使用料', 'use of copyright', LAW),
  kind('講演料', 'lectures', LAW),
  kind('教授・指導料', 'teaching of arts, sports or knowledge', DECREE),
  kind('脚本料', 'scripts', DECREE),
  kind('翻訳料', 'translation', DECREE),
  kind('通訳料', 'interpreting', DECREE),
  kind('校正料', 'proofreading', DECREE),
  kind('書籍の装丁料', 'book design', DECREE),
  kind('速記料', 'shorthand', DECREE),
  kind('版下の報酬', 'artwork for print', DECREE),
]

export const withholdingKinds = (): readonly WithholdingKind[] => KINDS

const plain = (said: string): string =>
  said
    .normalize('NFKC')
    .replace(/[\s・]/gu, '')
    .toLowerCase()

/** The kind that is meant, by its name in either language; 原稿 is 原稿料. */
export function withholdingKind(said: string): WithholdingKind | undefined {
  const wanted = plain(said)
  const exact = KINDS.find(({ name, en }) => plain(name) === wanted || plain(en) === wanted)
  if (exact || wanted.length < 2) return exact
  const begun = KINDS.filter(({ name, en }) => plain(name).startsWith(wanted) || plain(en).startsWith(wanted))
  return begun.length === 1 ? begun[0] : undefined
}
