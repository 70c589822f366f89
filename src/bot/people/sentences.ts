// What a worker asks: is there work, what do I hold, when am I paid, can someone help.

import { jobNumbers } from '../language/item-numbers.ts'
import { OTHERS } from '../language/mood.ts'
import type { Said } from '../language/passage.ts'
import { pattern, patternText } from '../language/pattern.ts'
import { found, NONE, type Understood } from '../language/understood.ts'
import { REQUEST } from '../meeting/sentences.ts'

const ASKED = /いつ|いくら|どう|何|どこ|なに|どれ|どんな|\?|か$|っけ$|かな|まだ|でしょう/u
const isAsking = (said: Said): boolean =>
  said.clauses.some(({ asks }) => asks) || REQUEST.test(said.key) || ASKED.test(said.key)

const PAY = pattern`
  報酬|給料|お給料|給与|賃金|謝礼|謝金|工賃|ギャラ|ぎゃら|お金|支払い?|振り?込|ふりこ[みま]|入金
  |手取り|源泉|支給|日当|単価|時給|月給|明細|いくら(?:もら|に(?:なり|なる)|です|くらい|ぐらい|$|の仕事
  |稼)|稼げ|payment|get(?:ting)? paid|pa(?:y|id)\b
`
const BARE_PAY = pattern`
  ^(?:今月の|先月の|私の|自分の|お?仕事の)?(?:報酬|給料|お給料|給与|支払日|支払い|お支払い|振込日|入金
  |お金|給料日|工賃|謝礼)(?:は|って|について|の件|日|額|明細|確認)?$
`
const NOT_PAID = pattern`
  (?:振り?込|入金|支払|もらって|入って)[^。]{0,12}(?:ない|ません|ておらず|まだ)|(?:まだ
  |未だ)[^。]{0,10}(?:振り?込|入金|支払|もら)|未払い?|未入金
`
const PAY_TALK = pattern`
  ありがと|安い|高い(?:です)?(?:ね|$)|少な(?:い|すぎ)(?:です|ね|$)|(?:確認(?:し|でき)|届き|入り|もらい
  |いただき|受け取り)ました|払(?:い|って)(?:ます|きます|おきます)|お金が(?:足り|な)|お金を(?:払|下ろ
  |おろ)|参加費|会費|料金|値段|費用
`

/** Money for work: when, how much, or why not yet. */
export const readPayment = (said: Said): Understood | undefined => {
  const key = said.key
  if (!PAY.test(key)) return undefined
  if (NOT_PAID.test(key) && !OTHERS.test(key)) return { intent: 'ask_payment', slots: {} }
  if (PAY_TALK.test(key) || !(isAsking(said) || BARE_PAY.test(key))) return undefined
  return { intent: 'ask_payment', slots: {} }
}

const WORK = '(?:お?仕事|案件|作業|担当(?:分|業務)?|タスク|たすく|業務|分|やつ|の)'
const MINE = new RegExp(
  [
    `(?:自分|私|わたし|僕|俺|うち)(?:の|が|は)?(?:今|いま|現在)?(?:の)?(?:担当(?:して(?:い)?る)?|受けて(?:い)?る|引き受けて(?:い)?る|引き受けた|やって(?:い)?る|持って(?:い)?る|もって(?:い)?る|抱えて(?:い)?る|応募した|取った|受けた|請け負って(?:い)?る|受注(?:した|して(?:い)?る)|手持ち|予定|応募して(?:い)?る)?(?:の)?(?:中の)?${WORK}`,
    `(?:受けて(?:い)?る|引き受けて(?:い)?る|引き受けた|やって(?:い)?る|持って(?:い)?る|抱えて(?:い)?る|担当(?:して(?:い)?る|中の)|受注中の|応募した|応募中の|応募して(?:い)?る|受けた|請け負って(?:い)?る|進行中の|進めて(?:い)?る|手持ちの|取りかかって(?:い)?る)${WORK}`,
    patternText`
  (?:今|いま|現在)(?:の|、)?(?:私の|自分の)?(?:担当|手持ち|持ち分)|マイ(?:ページ|タスク|ジョブ)
  |まい(?:ぺーじ|たすく|じょぶ)|^(?:自分|私)の仕事$|(?:私|自分)(?:は|って)?(?:今|いま
  |現在)?(?:、)?(?:何|なに|どれ|どの(?:仕事|案件)|いくつ|何件)(?:の(?:仕事|案件))?(?:を
  |番を?)?(?:の仕事を)?(?:担当|受け|持っ|やっ|引き受|抱え|応募)|my (?:current )?jobs?|jobs? (?:i have
  |do i have|am i)|仕事(?:を)?(?:何|いくつ|何件)(?:件)?(?:受け|持っ|抱え)|何番(?:を)?(?:受け|やっ|担当
  |持っ|応募)
`,
  ].join('|'),
  'u',
)
const BARE_MINE = pattern`
  (?:仕事|案件|作業|担当(?:分|業務)?|タスク|たすく|業務|手持ち|分|一覧|リスト|りすと|まい(?:ぺーじ
  |たすく|じょぶ))(?:は|って|を|の?一覧|の?リスト|の?りすと|一覧は)?$
`
const NOT_MINE = pattern`
  (?:仕事|作業)(?:が|も)?(?:忙|あ(?:る|り)(?:ので|から|ます$)|終わ|終わり|多|つら|大変|楽し|きつ|好き)
  |できる(?:仕事|案件|お仕事)|向い(?:た|て)|誰が|合う(?:仕事|案件)
`

/** The jobs one holds oneself. */
export const readMyJobs = (said: Said): Understood | undefined => {
  const key = said.key
  if (!MINE.test(key) || NOT_MINE.test(key) || /誰|だれ|さん/u.test(key)) return undefined
  return isAsking(said) || BARE_MINE.test(key) ? { intent: 'my_jobs', slots: {} } : undefined
}

const CALL = pattern`
  (?:電話|お電話|tel|でんわ|通話|コール|こーる)(?:を|で|に)?(?:1本|一本|折り返し)?(?:お?(?:して|くだ
  |下さ|ほし|欲し|もら|いただ|お願い|くれ|かけて|した(?:い|く)|話|相談|聞|説明|ちょうだい|頂
  |ちょーだい|希望|折り返)|で(?:話|聞|相談)|いただけ|$)|折り?返し(?:の)?(?:電話|連絡|お電話)
  |直接(?:お?話|声)|call me|(?:phone|give me a) call
`
const NO_CALL = pattern`
  電話(?:番号|が(?:壊|あり|来|き|鳴)|し(?:まし|た$)|に出|かけの|かけ(?:の仕事|業務)|対応(?:の|業務)
  |した(?:ら|の|けど)|は(?:しない|いりません|不要|結構|やめ))|電話しないで|電話で(?:の(?:仕事|案件)
  |お?話しした|聞いた|伺った)
`
const HELP = pattern`
  わから(?:ない|なく|ず|ん)|わかりません|分から(?:ない|なく|ず|ん)|分かりません|(?:わか|分か)りづら
  |相談(?:し|が|に|を|でき|させ|$|のって|乗って|事|ごと|した|お願い|です)|質問(?:が|し|させ|です|で|$
  |を|事項|あり|よろし)|聞きたい(?:こと|点|の|です|ん)|(?:お?(?:聞き|伺い|尋ね|うかがい))したい|困って
  |困りました|こまって|つまず|躓|詰まって|つまって|行き詰|助けて|たすけて|手伝って|ヘルプ|へるぷ
  |サポート(?:して|が|を|お願い)|さぽーと(?:して|お願い)|(?:職員|担当(?:者|の方|さん)?|人|役場の(?:方
  |人)|スタッフ|すたっふ|事務局)(?:の(?:方|人)|さん)?(?:と|に)(?:直接)?(?:お?話|相談|連絡|つな|繋|聞)
  |どう(?:やる|やっ|やり|すれば|したら)|やり方|手順|方法|教え|おしえ|help|question|stuck|不明(?:な|点)
  |エラー|えらー|開けない|開けません|開かない|ログインでき|ろぐいんでき|うまくいか|うまくでき
`
const HELP_NOT = pattern`
  (?:相談|質問|電話)(?:は|も)?(?:ありません|ないです|特にない|なし|しました|させていただきました
  |に乗ります)|大丈夫です|解決しました|わかりませんでした|助かりました|教えて(?:くださって|いただき
  |くれて|もらい)(?:ありが|まし|$)|困って(?:い)?ません|明日(?:の天気)|天気|かわから
`

// 「教えて」 is a call for help when it is about how to do the work.
const HOW_TO = pattern`
  わから|分から|相談|質問|困|どう(?:やる|やっ|やり|すれば|したら)|やり方|手順|方法|仕方|使い方|コツ
  |こつ|どう(?:す|や)|ところ|こと|書き方|入力の?仕方|進め方|マニュアル
`

/** A word that always reaches a human; asking for a call says so (C5). */
export const readHelp = (said: Said): Understood | undefined => {
  const key = said.key
  const ids = jobNumbers(key)
  const jobId = ids.length === 1 ? ids[0] : undefined
  if (CALL.test(key) && !NO_CALL.test(key) && !OTHERS.test(key))
    return { intent: 'job_help', slots: found({ jobId, callback: true as const }) }
  if (!HELP.test(key) || HELP_NOT.test(key)) return undefined
  const onlyAsks = /(?:教え|おしえ)/u.test(key) && !HOW_TO.test(key)
  if (
    onlyAsks &&
    (jobId === undefined || /締|期限|納期|報酬|内容|単価|詳し|詳細/u.test(key)) &&
    !/^教えて(?:ください|ほしいです|ほしい)$/u.test(key)
  )
    return undefined
  if (/^まだ(?:よく)?(?:わかり|分かり)ません$/u.test(key)) return NONE
  return { intent: 'job_help', slots: found({ jobId }) }
}
