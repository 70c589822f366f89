// 相談: can someone help?

import { jobNumbers } from '../job/patterns.ts'
import { OTHERS } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'

const CALL = pattern`
  (?:電話|お電話|tel|でんわ|通話|コール|こーる)(?:を|で|に)?(?:1本|一本|折り返し)?(?:お?(?:して|くだ
  |下さ|ほし|欲し|もら|いただ|お願い|くれ|くん(?:ない|ねえ|ろ)|おくれ|くりょ|かけて|した(?:い|く)|話|相談|聞|説明|ちょうだい|頂
  |ちょーだい|希望|折り返)|で(?:話|聞|相談|教え|説明)|いただけ|$)|折り?返し(?:の)?(?:電話|連絡|お電話)
  |直接(?:お?話|声)|call me|(?:call|ring|phone) me|(?:phone|give me a) call
`
const NO_CALL = pattern`
  (?:don't|don’t|do not|no need to|needn't) (?:call|phone|ring)|電話(?:を)?(?:もらった|いただいた|くださった|くれた)|(?:人|さん|様|方|(?<!担当)者|氏)に(?:お)?電話|電話(?:番号|が(?:壊|あり|来|き|鳴)|し(?:まし|た$)|に出|かけの|かけ(?:の仕事|業務)|対応(?:の|業務)
  |した(?:ら|の|けど)|は(?:しない|いりません|不要|結構|やめ))|電話しないで|電話で(?:の(?:仕事|案件)
  |お?話しした|聞いた|伺った)
`
const HELP = pattern`
  わから(?:ない|なく|ず|ん|ね)|わかん(?:ない|ね)|わかりません|分から(?:ない|なく|ず|ん)|分かりません|(?:わか|分か)りづら
  |相談(?:し|が|に|を|でき|させ|$|のって|乗って|事|ごと|した|お願い|です)|(?:ちょっと|少し|1つ|一つ)?聞いてもいい|質問(?:が|し|させ|です|で|いい|良い|よい|ある|ok|$
  |を|事項|あり|よろし)|聞きたい(?:こと|点|の|です|ん)|(?:お?(?:聞き|伺い|尋ね|うかがい))したい|困って
  |困りました|こまって|つまず|躓|詰まって|つまって|行き詰|助けて|たすけて|手伝って|ヘルプ|へるぷ
  |サポート(?:して|が|を|お願い)|さぽーと(?:して|お願い)|(?:職員|担当(?:者|の方|さん)?|人|役場の(?:方
  |人)|スタッフ|すたっふ|事務局)(?:の(?:方|人)|さん)?(?:と|に)(?:直接)?(?:お?話|相談|連絡|つな|繋|聞)
  |どう(?:やる|やっ|やり|すれば|したら)|やり方|手順|方法|教え|おしえ|help|question|stuck|不明(?:な|点)
  |エラー|えらー|開けな|開けません|開かな|開きません|止まって|手伝ってくれ|むずかしい$|ログインでき|ろぐいんでき|見つから(?:ない|ず)|見つかりません|見当たり(?:ま|ませ)|固ま(?:って|り|った)|動か(?:ない|ず)|動きません|反応し(?:ない|ません)|表示され(?:ない|ません)|押せ(?:ない|ません)|消えてしま|入れません|うまくい(?:か|き(?:ません|ませ))|うまくでき|ふりーず|(?:写真|音声|動画|ふぁいる|画像|でーた)(?:が|は|も)?[^。、]{0,6}(?:送れ|切れ|見られ|見れ|再生)(?:ない|ません|ます|る|て)|ぱすわーど(?:が|は)?違|(?:ぱすわーど|id)を?失念|先に進め(?:ない|ません)|詰まり(?:まし)|折り返し(?:お?願い|ください)|どうやれば|まにゅある(?:は|が)?(?:あり|どこ|見)|(?:入力|送信|納品)(?:が|は)?でき(?:ない|ません|ねえ)$|^送れ(?:ない|ません)$|聞き取れ(?:ない|ません|ねえ|ず)|聞こえ(?:ない|ません|ねえ)|(?:手書き|漢字|字|文字)(?:が|も|は|、)?[^。、]{0,6}(?:読め|読み取れ|わから)(?:ない|ません|ねえ|ず)|(?:あっぷろーど|あっぷ|だうんろーど|送信|保存|再生|印刷|表示|ろぐいん|接続|いんすとーる|更新)(?:が|は)?(?:うまく)?(?:でき(?:ない|ません|ねえ|なく)|されない|されません)|(?:どこ|どれ|何|なに)(?:を|に)(?:押|おせ|くりっく|たっぷ|選べ|選ぶ|入れ(?:れば|たら))|(?:担当|役場|職員|事務局|誰か|すたっふ)[^。、]{0,6}(?:から|に)?(?:ご)?連絡(?:を)?(?:もらえ|いただけ|ほしい|ください|くれ)|どうすりゃ|どうしたらいい|どうしたらよい|お手上げ
`
/** The same in English. */
const TROUBLE_IN_ENGLISH =
  /\b(?:can't|can’t|cannot|can not|cant|couldn't|unable to|not able to|how (?:do|can|should) i|don't know how to|do not know how to) (?:log ?in|sign in|log on|open|access|find|download|upload|see|view|connect|figure|understand|use|submit|hand|enter|start|do|read|save|edit|send|reach|get (?:in|into|it|the))\b|\b(?:don't|don’t|do not|didn't|did not) (?:really |quite )?(?:understand|get (?:it|how|what|the))\b|\b(?:a|any|some|this|have|having|got|with) (?:problems?|trouble|issues?|difficulty|difficulties|questions?)\b|\b(?:doesn't|doesn’t|does not|won't|isn't|is not|not) (?:open|opening|work|working|load|loading|start|starting)\b|\bforgot (?:my|the)\b|\b(?:broken|frozen|confused|confusing|i'm lost|error|crashed|unclear)\b/u
/** What goes wrong with a thing: 「パスワードを忘れました」「画面が真っ白です」. */
const TROUBLE = pattern`
  (?:画面|ふぁいる|りんく|ろぐいん|ぱすわーど|あぷり|ぱそこん|すまほ|まいく|ぼたん|でーた|ふぉるだ|url|めーる|動画|音声|ねっと|あかうんと|しすてむ)
  (?:が|に|を|も|は|から|って)?[^。、?]{0,8}?
  (?:開か|開け|ひらか|見られ|見れ|入れ|入力でき|でき(?=ない|ませ|ね)|忘れ|わすれ|真っ白|まっ白|真っ黒|消え|固ま|壊れ|こわれ|出な|出ま(?=せ)|来な|来ま(?=せ)|届か|つながら|繋がら|おかし|変に|変です|使え|読めな|読めま|落ちて|切れて|止まっ|合わな|違うみたい)
`
const HELP_NOT = pattern`
  (?:主人|家族|妻|夫|家内|嫁|息子|娘|母|父|友達|上司|誰か|みんな|先生|先輩)[^。]{0,4}に(?:も)?(?:聞いて|相談して|きいて)(?:から|、|み)
  |(?:何も|まだよく)(?:わか|分か)りませんが、?(?:よろしく|お願い)|(?:電車|列車|汽車|新幹線|ばす|高速|道路)(?:が|は|も)|教えてほしくな|(?:相談|質問|電話)(?:は|も)?(?:ありません|ないです|特にない|なし|しました|させていただきました
  |に乗ります)|手が動か|へるぷ(?:は|が)?(?:不要|いりません|いらない|必要な)|大丈夫です|解決しました|(?:えらー|画面|ふぁいる|音声|ろぐいん)?(?:が|は)?(?:直り|治り|開け|入れ|でき|解決し|見つかり)ました!?$|電話(?:を)?もらった(?:のに|けど)|わかりませんでした|助かりました|教えて(?:くださって|いただき
  |くれて|もらい)(?:ありが|まし|$)|困って(?:い)?ません|明日(?:の天気)|天気|(?:来られ|来れ|行け|出られ|でき|間に合|終わ|受けられ|参加でき)[るう]?かわから
`

// 「教えて」 is a call for help when it is about how to do the work.
const HOW_TO = pattern`
  わから|分から|相談|質問|困|つまず|詰ま|行き詰|読め|聞き取れ|聞こえ|開け(?:ない|ません)|見つから|どう(?:やる|やっ|やり|すれば|したら)|やり方|手順|方法|仕方|使い方|コツ
  |こつ|どう(?:す|や)|ところ|こと|書き方|入力の?仕方|進め方|マニュアル
`

/** やり方 and the like name nobody. */
const HOW = /[ぁ-ん一-龠]方(?=が|は|も)/gu

const LEAVING =
  /^(?:(?:私|わたし|自分|うち)の?)?(?:登録|名簿|委員の登録|個人情報)(?:情報)?(?:を|から|の)?(?:全部|すべて|名前を)?(?:を)?(?:消し|削除し|抹消し|消去し|外し|抜い)(?:て|たい)(?:ください|下さい|ほしい|欲しい|もらえますか|いただけますか|です|のですが|んですが)*$/u
const LEAVING_IN_ENGLISH =
  /^(?:please )?(?:(?:i want|i'd like|i would like)(?: you)? to )?(?:be )?(?:delete|remove|deleted|removed|erase) (?:me|my (?:entry|registration|account|name))?(?: ?from (?:the|your) (?:register|list|roll))?(?: please)?$/u

/** Somebody wants to be taken out of the register: it is asked about before staff hear of it. */
export const readLeaving = ({ key }: Passage): Reading | undefined => {
  const said = key.replace(/[。、.!]+/gu, '').trim()
  const inEnglish = LEAVING_IN_ENGLISH.test(said) && /\b(?:me|my|from)\b/u.test(said)
  return LEAVING.test(said) || inEnglish ? say('forget-me') : undefined
}

/** A word that always reaches a human; asking for a call says so (C5). */
export const readHelp = (passage: Passage): Reading | undefined => {
  const key = passage.key
  const ids = jobNumbers(key)
  const job = ids.length === 1 ? ids[0] : undefined
  if (CALL.test(key) && !NO_CALL.test(key) && !OTHERS.test(key.replace(HOW, '')))
    return say('talk', { job, callback: true })
  if (!(HELP.test(key) || TROUBLE.test(key) || TROUBLE_IN_ENGLISH.test(key)) || HELP_NOT.test(key))
    return undefined
  const onlyAsks = /(?:教え|おしえ)/u.test(key) && !HOW_TO.test(key)
  if (
    onlyAsks &&
    (job === undefined || /締|期限|納期|報酬|内容|単価|詳し|詳細|時間|目安|人数|場所/u.test(key)) &&
    !/^教えて(?:ください|ほしいです|ほしい)$/u.test(key)
  )
    return undefined
  if (/^まだ(?:よく)?(?:わかり|分かり)ません$/u.test(key)) return NOTHING
  return say('talk', { job })
}
