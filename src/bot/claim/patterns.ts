// The words of claiming a job, giving it back, telling how far it is, and of talk that is none of these.
import { pattern, patternText } from '../language/pattern.ts'

// A condition that a claim carries anyway: 「まだ空いていたら」.
export const WHILE_OPEN = new RegExp(
  pattern`
  (?:まだ)?(?:募集中|空い|あい|残っ|間に合(?!わ)|大丈夫|よろし|よけ|可能|もしよ)[^、。]{0,5}?(?:たら|れば|なら
  |ようでした)|(?:もし|ご?迷惑でな)(?:れば)?
`,
  'gu',
)

// How far the work is.
const PERCENT = /(\d{1,3})(?:\.\d+)?(?:%|パーセント|ぱーせんと|パー|ぱー|percent)/u
const TENTHS = /(?<!\d)(\d{1,2})割(\d)分|(?<!\d)(10|\d)割(5分|半)?/u
const FRACTION = /(\d{1,2})分の(\d{1,2})/u
const COUNT = pattern`
  (?:全部で|全|計)?(\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|文字|人分|部|行|点|箱|冊|セット|名|分|時間)?(?:中
  |のうち|の内|あるうち|ある中)(?:の)?、?(?:今|現在|もう)?(?:の)?(?:半分の)?(\d{1,6})
`
const RATIO =
  /(?<![\d/])(\d{1,6})(?:件|枚|個|通)?\/(\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|まで|終|完|で|です|。|、|$)/u
const DONE_ONLY = pattern`
  (?<!最後の|\d)(\d{1,6})(?:件|枚|個|本|ページ|ぺーじ|通|箱|冊|部|行)(?:目)?(?:まで|分)?(?:は|が
  |を)?(?:だけ)?(?:でき|終わ|完了|済|入力し|入力完了|まで)
`
/** 「全部で100件です」 beside what is done. */
const TOTAL = /(?:全部で|全体で|合計で?|計|全)(\d{1,6})(?:件|枚|個|本|ぺーじ|通|箱|冊|部|行|名|人)/u
/** 「あと1件」 */
const LEFT_TO_DO = /(?:あと|残り|のこり)(?:は|約)?\d/u
// The jobs one holds oneself.
const WORK = '(?:お?仕事|案件|作業|担当(?:分|業務)?|タスク|たすく|業務|分|やつ|の(?!で))'
export const MINE = new RegExp(
  [
    `(?:自分|私|わたし|僕|ぼく|俺|おれ|おら|わし|うち)(?:の|が|は)?(?:今|いま|現在)?(?:の)?(?:担当(?:して(?:い)?る)?|お受けして(?:い)?る|お受けした|受けて(?:い)?る|引き受けて(?:い)?る|引き受けた|やって(?:い)?る|持って(?:い)?る|もって(?:い)?る|抱えて(?:い)?る|応募した|取った|受けた|請け負って(?:い)?る|受注(?:した|して(?:い)?る)|手持ち|予定|応募して(?:い)?る|やる|する|やって(?:い)?る途中の)?(?:の)?(?:中の)?${WORK}`,
    `(?:(?:引き受け|引受|請負|受託|作業)中の|受けて(?:い)?る|引き受けて(?:い)?る|引き受けた|やって(?:い)?る|持って(?:い)?る|抱えて(?:い)?る|担当(?:して(?:い)?る|中の)|(?:やって(?:い)?る|やり)(?:途中|かけ|最中)の|受注中の|応募した|応募中の|応募して(?:い)?る|受けた|請け負って(?:い)?る|進行中の|進めて(?:い)?る|手持ちの|取りかかって(?:い)?る)${WORK}`,
    patternText`
  ^(?:今|いま|現在)の(?:お?仕事|案件|担当)(?:は|って|を)?$|(?:今|いま|現在)?(?:、)?(?:わたし|私|僕|ぼく|俺|おれ|自分)?(?:は|って|、)?何件(?:くらい|ぐらい)?(?:を)?(?:抱え|持っ|受け|やっ|引き受け)|(?:今|いま|現在)?(?:、)?(?:何|なに|どれ)(?:を)?(?:受け|持っ|引き受け|担当し)て(?:い)?(?:た|る|ます|まし)|今(?:、)?どの(?:お?仕事|案件)(?:を)?(?:やっ|持っ|受け|担当)|(?:今|いま|現在)(?:の|、)?(?:私の|自分の)?(?:担当|手持ち|持ち分)|マイ(?:ページ|タスク|ジョブ|案件|仕事)
  |まい(?:ぺーじ|たすく|じょぶ|案件|仕事)|なんの仕事(?:を)?持って|お引き受けして(?:い|お)る(?:お)?仕事|^(?:自分|私)の仕事$|(?:私|自分)(?:は|って)?(?:今|いま
  |現在)?(?:、)?(?:何|なに|どれ|どの(?:仕事|案件)|いくつ|何件)(?:の(?:仕事|案件))?(?:を
  |番を?)?(?:の仕事を)?(?:担当|受け|持っ|やっ|引き受|抱え|応募)|what am i working on|which jobs? did i (?:take|claim|get)|(?:when(?:'s|’s)? (?:is )?)?my deadline|my (?:current )?jobs?|jobs? (?:i have
  |do i have|am i)|仕事(?:を)?(?:何|いくつ|何件)(?:件)?(?:受け|持っ|抱え)|(?:受けてる|やってる|もってる|受けている)(?:の|仕事)?(?:は)?(?:なに|何|どれ)$|(?:自分|私|わたし|僕|俺)(?:が|は)何(?:番)?を(?:お?受け|やっ|引き受け)|^(?:担当|受注|手持ち)(?:の|案件の?)?一覧$|いくつ(?:お?受け|持っ|抱え)|何番(?:を)?(?:お?受け|やっ|担当
  |持っ|応募)
`,
  ].join('|'),
  'u',
)
export const BARE_MINE = pattern`
  (?:仕事|案件|作業|担当(?:分|業務)?|タスク|たすく|業務|手持ち|分|一覧|リスト|りすと|まい(?:ぺーじ
  |たすく|じょぶ))(?:は|って|を|の?一覧|の?リスト|の?りすと|一覧は)?$
`
export const NOT_MINE = pattern`
  うちの(?:母|父|妻|夫|子|息子|娘|主人|家内|嫁|兄|姉|弟|妹|親|孫|人)|(?:仕事|作業)(?:が|も)?(?:忙|あ(?:る|り)(?:ので|から|ます$)|終わ|終わり|多|つら|大変|楽し|きつ|好き)
  |できる(?:仕事|案件|お仕事)|向い(?:た|て)|誰が|合う(?:仕事|案件)
`

export const countOf = (key: string): { done?: number; total?: number } => {
  const hit = COUNT.exec(key)
  if (hit) return { total: Number(hit[1]), done: Number(hit[2]) }
  const ratio = RATIO.exec(key)
  if (ratio && Number(ratio[1]) <= Number(ratio[2]))
    return { done: Number(ratio[1]), total: Number(ratio[2]) }
  const done = DONE_ONLY.exec(key)
  const total = TOTAL.exec(key)
  if (!done) return {}
  return total && Number(total[1]) > Number(done[1])
    ? { done: Number(done[1]), total: Number(total[1]) }
    : { done: Number(done[1]) }
}

/** Of several shares the last said is where it stands: 「50%から70%になりました」. What is left is not what is done. */
export const percentOf = (key: string): number | undefined => {
  const shares = [...key.matchAll(SHARES)].map((hit) => ({
    left: /(?:残り|のこり|あと)(?:は|約|だいたい)?$/u.test(key.slice(0, hit.index)),
    percent: shareIn(hit[0]) ?? 0,
  }))
  const done = shares.filter(({ left }) => !left).at(-1)?.percent
  if (done !== undefined) return done
  const left = shares.at(-1)?.percent
  if (left !== undefined) return 100 - left
  return /半分|半ば|はんぶん|ハーフ|half/u.test(key) ? 50 : undefined
}

const SHARES = new RegExp([PERCENT, FRACTION, TENTHS].map(({ source }) => source).join('|'), 'gu')

function shareIn(said: string): number | undefined {
  const percent = PERCENT.exec(said)
  if (percent) return Number(percent[1])
  const fraction = FRACTION.exec(said)
  if (fraction && Number(fraction[1]) > 0)
    return Math.round((Number(fraction[2]) * 100) / Number(fraction[1]))
  const tenths = TENTHS.exec(said)
  if (!tenths) return undefined
  return tenths[1] ? Number(tenths[1]) * 10 + Number(tenths[2]) : Number(tenths[3]) * 10 + (tenths[4] ? 5 : 0)
}

/** Whether a share short of the whole is named: 8割, 40件中12件. */
export const isPart = (key: string): boolean =>
  (percentOf(key) ?? 100) < 100 || countOf(key).done !== undefined || LEFT_TO_DO.test(key)
