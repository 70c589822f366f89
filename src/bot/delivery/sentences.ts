// 進捗: how far a job is, as a share or a count, or that it will be late.

import { jobNumbers } from '../language/item-numbers.ts'
import { BACK_THEN, HEARSAY } from '../language/mood.ts'
import type { Said } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { found, type ProgressSlots, type Understood } from '../language/understood.ts'

const PERCENT = /(\d{1,3})(?:\.\d+)?(?:%|パーセント|ぱーせんと|percent)/u
const TENTHS = /(?<!\d)(\d{1,2})割(\d)分|(?<!\d)(10|\d)割(5分|半)?/u
const FRACTION = /(\d{1,2})分の(\d{1,2})/u
const COUNT = [
  pattern`
  (?:全部で|全|計)?(\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|文字|人分|部|行|点|箱|冊|セット|名)?(?:中
  |のうち|の内|あるうち|ある中)(?:の)?、?(?:今|現在|もう)?(\d{1,6})
`,
]
const RATIO =
  /(?<![\d/])(\d{1,6})(?:件|枚|個|通)?\/(\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|まで|終|完|で|です|。|、|$)/u
const DONE_ONLY = pattern`
  (\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|箱|冊|部|行)(?:目)?(?:まで|分)?(?:は|が
  |を)?(?:だけ)?(?:でき|終わ|完了|済|入力し|入力完了|まで)
`

const countOf = (key: string): { done?: number; total?: number } => {
  for (const shape of COUNT) {
    const hit = shape.exec(key)
    if (hit) return { total: Number(hit[1]), done: Number(hit[2]) }
  }
  const ratio = RATIO.exec(key)
  if (ratio && Number(ratio[1]) <= Number(ratio[2]))
    return { done: Number(ratio[1]), total: Number(ratio[2]) }
  const done = DONE_ONLY.exec(key)
  return done ? { done: Number(done[1]) } : {}
}

const percentOf = (key: string): number | undefined => {
  const percent = PERCENT.exec(key)
  if (percent) return Number(percent[1])
  const fraction = FRACTION.exec(key)
  if (fraction && Number(fraction[1]) > 0)
    return Math.round((Number(fraction[2]) * 100) / Number(fraction[1]))
  const tenths = TENTHS.exec(key)
  if (tenths)
    return tenths[1]
      ? Number(tenths[1]) * 10 + Number(tenths[2])
      : Number(tenths[3]) * 10 + (tenths[4] ? 5 : 0)
  if (/半分|半ば|はんぶん|ハーフ|half/u.test(key)) return 50
  return undefined
}

/** Whether a share short of the whole is named: 8割, 40件中12件. */
export const isPart = (key: string): boolean =>
  (percentOf(key) ?? 100) < 100 || countOf(key).done !== undefined

const LATE = pattern`
  遅れ(?:そう|ます|てい|る|て(?:しま|ま|お)|気味|が|ております)|(?<!返事が|返信が)遅く(?:なり|なる)
  |おくれ(?:そう|ます)|間に合(?:わな|いませ|いそうに?(?:ない|もな|にあ|もあ)|わん|うか(?:わか|不安
  |微妙|心配|どうか))|まにあ(?:わな|いませ)|(?:期限|締め?切り?|納期)(?:に|を|が|の|まで)?(?:は
  |に)?(?:過ぎ|すぎ|超え|間に|守れ|厳し|きびし|無理|難し|きつ|延|伸)|(?:延長|延ば|のば|伸ば
  |延期)(?:し)?(?:て|を|たい|お願い|いただ|もら|ほし)|遅延|押して(?:い)?ま|終わりそうに(?:ない|あり
  |も)|手間取|behind|delayed|(?:running|be) late
`
const NOT_LATE = pattern`
  遅れ(?:ません|ない|ず|なく)|間に合い(?:ます|そうです|ました)|予定通り|予定どおり|電車|バスが|ばすが
  |給料|振込|振り込|入金|返事|返信
`
const MOVING = pattern`
  進捗|進んで(?:い)?(?:ます|る)|進行中|作業中|取り?(?:掛|か)かっ|着手(?:し|済)|始めました|始めます
  |はじめました|順調|あと(?:少し|ちょっと|わずか|1日|もう少し|もうちょっと)|もう(?:少し|ちょっと
  |すぐ)(?:(?:です)?$|[^。]{0,6}(?:終|でき|完成))|(?:ほぼ|だいたい|大体|もうすぐ|まもなく|一部|途中まで
  |ほとんど|8割方)[^。]{0,8}(?:終|でき|完|仕上)|途中(?:です|まで)|終わりそう(?:です)?$|(?:明日|今日中
  |今週|来週|今晩|夕方|週末|月末)[^。]{0,8}(?:終わ|完成|納品|提出|でき|仕上)[^。]{0,6}(?:ます|予定
  |そう|る$)|あと\d+(?:件|枚|個|ページ|日|時間|通)|残り(?:\d|少|わずか)|やって(?:い)?ます|入力中
  |取り組んで|in progress
`
const NOT_WORK = pattern`
  降水|確率|割引|引き|消費税|電池|バッテリ|ばってり|充電|湿度|税|会議|研修|源泉|世の中|人の|単価|報酬
  |アップ|お腹|誰が|いくら|やってますか
`

const isWork = (said: Said): boolean =>
  !NOT_WORK.test(said.key) &&
  !BACK_THEN.test(said.key) &&
  !HEARSAY.test(said.key) &&
  !/(?:さん|様|氏|委員|会長)(?:は|が|も)/u.test(said.key)

const isAsking = (said: Said): boolean =>
  said.clauses.some(
    ({ asks, key }) =>
      asks && !/(?:延|遅れて|遅く|待っ)[^。]{0,14}(?:いい|よろし|もら|いただ|でき|可能|大丈夫)/u.test(key),
  )

/** Progress is told, not asked; a share of the work is never a delivery. */
export const readProgress = (said: Said): Understood | undefined => {
  const key = said.key
  if (!isWork(said) || isAsking(said)) return undefined
  const ids = jobNumbers(key)
  const bare = /進捗[ 、]*(?:\d+番?[ 、])?[ 、]*(\d{1,3})$/u.exec(key)?.[1]
  const slots: { [K in keyof ProgressSlots]: ProgressSlots[K] | undefined } = {
    percent: percentOf(key) ?? (bare && ids[0] !== Number(bare) ? Number(bare) : undefined),
    ...countOf(key),
    delayed: LATE.test(key) && !NOT_LATE.test(key) ? true : undefined,
  }
  const isTold = Object.values(slots).some((value) => value !== undefined) || MOVING.test(key)
  if (!isTold || ids.length > 1) return undefined
  return { intent: 'job_progress', slots: found({ jobId: ids[0], ...slots }) }
}
