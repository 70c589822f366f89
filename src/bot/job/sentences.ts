// 仕事一覧: what work is offered, and of which kind.

import type { Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { type Reading, say } from '../turn/reading.ts'

const WORK = 'お?仕事|案件|求人|ワーク|タスク|内職|副業|バイト|アルバイト|作業|募集'
const WORK_KEY =
  'できるやつ|のやつ|応募(?:できる|可能な|受付中の)(?:もの|の|やつ)|募集|お?仕事|案件|求人|わーく|たすく|内職|副業|ばいと|あるばいと|作業|募集|jobs?|work'
const HAS_WORK = new RegExp(`${WORK_KEY}|系(?:は|って|、)?(?:あり|ない)`, 'u')
const LOOKING = pattern`
  あり(?:ます|ません|そう)か|あります$|ある(?:の|かな|$|か$|\?)|あります\?|(?:仕事|案件)(?:は
  |って)(?:\?|$)|ちょうだい|頂戴|くれ(?:$|ませ)|(?:何か|なにか|いい)[^。]{0,8}(?:ない|あり)|な(?:い
  |かった)(?:です|でしょう)?(?:か|かな|の)|ない\?|ないですか|ありませんか|無いですか|探して|さがして
  |探し(?:たい|てます)|見せて|みせて|見たい|見れ|見られ|教えて|おしえて|一覧|リスト|りすと|紹介して
  |ください|下さい|ほしい|欲しい|やりたい(?:です|$|ん)|したい(?:です|$|ん|と)|知りたい|どんな|どういう
  |出て(?:い)?(?:ます|る)|入って(?:い)?(?:ます|る)|入りましたか|募集(?:は|って|中|して|してる
  |してます)|求人|^(?:お)?仕事$|ある(?:だか|ずら)|ない(?:ずら|だか)|募集してる|何件(?:くらい|ぐらい)?出て|^[^、。はがをも]{2,12}のお?仕事$|新着|新しい|ないか|available|any|open|list|show|looking for
`
const ASKED = /か$|かな$|の$|\?$|$/u
const NOT_LOOKING = pattern`
  ありがと|仕事(?:が|も)?(?:ある|あり(?:ます)?|入った|入っている|忙し)(?:ので|から|ため|まして|、)
  |仕事(?:で|中)(?:、|遅|行け|欠|出|参|す)|(?:仕事|作業|案件)(?:が|は)?(?:終わ|忙し|大変|楽し|好き
  |つら|きつ|遅)|誰(?:が|に)|締め?切|何時|いつまで|納期|期限|探してません|いりません|いらない
  |やりたくな|したくな|ほしくな|番(?:の)?(?:仕事|案件)|会議|いい(?:お)?仕事(?:です|でした)
  |面白い仕事で|辞め|やめ
`

// What is said before a kind of work without being one: where, when, how much, for whom.
const MODIFIERS = pattern`
  ^.*(?:でも?できる|にも?できる|もできる|ができる|できる|やれる|出来る|向けの|向きの|向いて(?:い)?る
  |初心者(?:OK|ok|可|でも|歓迎)?の?|可能な|簡単な|かんたんな|短い|短時間の|楽な|空いて(?:い)?る
  |募集(?:中の|して(?:い)?る|されて(?:い)?る)|新しい|新着の|今ある|出て(?:い)?る|ような|みたいな|、|。
  |何か|なにか|なんか|今(?:は|日|、)?(?!年)|いま|現在|最近|他に|ほかに|もっと|自宅で|在宅で?の?
  |家で(?:の)?|パソコンで?の?|スマホで?の?|私に?は?|急ぎの|単発の|次の|来週の|今月の|来月の|今週の
  |町の|役場の|いい|良い|よい|ちょっとした|少し|私でも|あの(?:う|ー)?|は|が|を|に|も)
`
const KIND = new RegExp(
  `(?<kind>[^、。?\\s]{1,24}?)(?:系|関係|関連)?(?:の|系)?(?:${WORK}|を?募集)|(?<alone>[一-龠ァ-ヴー]{2,8}(?:起こし|作り|加工)?)(?:系|関係)(?:は|って|、)?(?:あり|ない)`,
  'u',
)
const NO_KIND = pattern`
  ^(?:今|今日|明日|今月|来月|今週|来週|募集|募集中|新|新しい|新着|自分|私|わたし|他|別|ほか|次|役場|町
  |急ぎ|短時間|単発|最近|現在|こちら|どんな|どういう|全部|全て|すべて|最新|お|何|なに|何か|なにか|いい
  |良い|そ|こ|その|この|あの|在宅|自宅|家|テレワーク|リモート|副|公開|受付中|一覧|内|初心者|未経験
  |いくつか|いろいろな?|楽|簡単|パート|オススメ|おすすめ|お勧め|さっき|先ほど|前|ここ|みんな|\d+番?
  |みなさん|高単価|空き|今度|どれか|まだ|もう|昼間|夜|午前中|午後|週末|土日|平日|短期|長期|紹介|単価
  |報酬|当面|.*(?:な|い|る|た|か|て|で|は|が|も))$
`

const kindIn = (plain: string): string | undefined => {
  const hit = KIND.exec(plain)
  const kind = (hit?.groups?.kind ?? hit?.groups?.alone)
    ?.replace(MODIFIERS, '')
    .replace(/^[「『]|[」』]$/gu, '')
  const bare = kind?.replace(/(?:系|関係|関連)$/u, '')
  return bare === undefined || bare.length < 2 || NO_KIND.test(bare) ? undefined : bare
}

/** Someone looking for work, with the kind they named. */
export const readJobList = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!HAS_WORK.test(key) || !LOOKING.test(key) || !ASKED.test(key) || NOT_LOOKING.test(key)) return undefined
  return say('job', { search: kindIn(passage.plain) })
}
