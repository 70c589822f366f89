// What people ask about the council, the next meeting and its agenda.

import { REQUEST } from '../language/asking.ts'
import { BACK_THEN } from '../language/mood.ts'
import { hasQuestion, type Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { type Reading, say } from '../turn/reading.ts'
import { ASKS, BARE, isQuestion, meetingSaid } from './patterns.ts'

const MEETING = pattern`
  会議|会合|次回|今度|次(?:は|って|、|(?=いつ|どこ|何)|の(?!議|仕事|案件|お仕事))|推進会議|委員会|部会
  |寄合|寄り合い|集まり|打ち?合わ?せ|ミーティング|みーてぃんぐ|開催|第\d+回|\d日
`
const WHEN = pattern`
  今週[^、。]{0,8}来週|今月[^、。]{0,8}来月|いつ|あつま(?:る|り)|なんにち|日程|日時|開催日|案内|何日|何曜|日付|日にち|ひにち|スケジュール|すけじゅーる|予定(?!通り)
  |ある(?:の|ん)?$|あります|開かれ|when
`
const TIME =
  /何時|なんじ|(?:午前|午後|朝|夜|夕方)からだっけ|午前(?:中)?(?:です|なの|だ)?[か、?と]{0,2}午後|朝(?:です|なの)?か[^。]{0,4}(?:昼|夜|午後)(?:です|なの)?か|(?<!短|労働|作業|空き)時間(?!が|に間|的|休|を(?:くだ|いただ)|給)|時刻|開始/u
const PLACE =
  /(?:役場|公民館|会館|支所|集会所|せんたー)(?:で)?(?:やる|ある|開く|す)[^。]{0,4}(?:の|かい|か|かや)|どの(?:部屋|会議室)|会議室は|\d階|第?\d会議室|場所|どこ|何階|会場|(?:公民館|役場|会館|会議室|センター|せんたー|支所|集会所)(?:でし|です|だっけ|だった)[^。]{0,4}か|何処|どちら(?:で|に|です|へ|が会|の会)|行き方|アクセス|\bwhere/u
const BARE_WHEN = pattern`
  ^(?:次回?の?|今度の|今回の)?(?:会議の?)?(?:集合時間|集合場所|開始時刻|日程|日時|日にち)(?:は|を|って)?(?:もう一度|もういちど|再度|改めて)?(?:送って[^。]{0,8}|出して[^。]{0,6}|教えて[^。]{0,12}|知らせて[^。]{0,12}|ください|お願いし?ます)?$|^(?:もしもし)?(?:次回?の?|今度の|今回の)?(?:推進)?(?:会議|会合|寄合|集まり)の(?:日|日にち|日程|日時|日付|場所|会場|時間|開始時間)(?:を|が|は)?(?:忘れ(?:ました|た|て[^。]{0,8}|ちゃ[^。]{0,10})|思い出せ[^。]{0,6}|知りたい[^。]{0,6}|わから(?:ない|なくな[っり])[^。]{0,12})$|^(?:で、?)?(?:日にち|日程|日時|日付|場所|会場|時間|会議の日|何日だったか|いつだったか)(?:を|が|は)?(?:、)?(?:忘れ(?:ました|た|て(?:しまい|い)ました|ちゃ(?:いました|った))|(?:わか|分か)ら(?:ない|なくなり|ず)[^。]*|思い出せ[^。]{0,6}|教えて|知りたい[^。]{0,6})$|^(?:次回?の?|今度の)(?:会議|会合)(?:は|の日(?:程|時)?は?)?(?:もう)?(?:決まっ(?:た|てる|ている|ています|てます|たか|たかい)|決まりましたか?)[^。]{0,4}$|^(?:何曜日?|どの部屋|どの会議室|何時|何日)(?:でした|です|だった|だ)(?:っけ|か|かね|かや)?$|^(?:次回|次の|今度の)会議日(?:は)?$|^(?:で、?)?(?:いつ(?:から)?|何日|日程|日時)(?:でした|だった|です|だ|なん|あります|ある|やる
  |やります)?(?:っけ|か|の)?(?:は|って)?$
`
const NOT_MEETING = pattern`
  終わるやつ|さくっと|\b(?:upload|send|submit|apply|park|log|find|download|deliver|file)\b|どこに(?:あっぷ|送|おく|提出|出[しすせ]|連絡|電話|相談|聞|届|出)|押[すせ]|くりっく|たっぷ|賛成|反対|棄権|(?:図書館|銀行|郵便局|直売所|窓口|病院|役場|お?店|温泉|支所)(?:は|って)(?:何時|いつ)(?:まで|から)|\d番|締め?切|納期|期限|仕事|案件|報酬|振[り込]|支払|給|研修|講習|講座|作業|電話|お祭|祭り|ランチ|昼
  |トイレ|駐車|車|停め|欠席届|出席届|様式|書式|ひな形|届け|辞め|やめ|任期|まにゅある|手順書|説明書|ふぁいる|でーた|画面|ぼたん|りんく|url|弁当|交通費|旅費|書類|資料|議事録|投票|返事は|返信は|提出|終わっ|ごみ|ゴミ|病院|バス|ばす|電車|辞退|応募|納品|登録|全員に|皆さんに|みんなに|各委員に
`

/** Asked to be held at another time or place. */
const MOVES =
  /(?:時間|日程|日にち|場所|会場|日時|開始)[^。]{0,8}(?:変え|変更し|変更(?:は|で|を?お願い)|ずらし|早めて|遅らせ|延期|移し)/u

const fieldOf = (key: string): 'place' | 'time' | undefined => {
  const [isTime, isPlace] = [TIME.test(key), PLACE.test(key)]
  if (isTime === isPlace || /日時|日程|いつ(?!も)/u.test(key)) return undefined
  return isTime ? 'time' : 'place'
}

/** Whatever else is asked about names itself first: 「避難所はどこですか」「懇親会は何時から」. */
const OF_WHAT =
  /(?:^|[、。])([^、。はがって]{1,14})(?:は|って|が)(?=[^。]*(?:どこ|何時|なんじ|いつ|何日|何曜|どちら|何階))/u
const OF_MEETING =
  /会議|会合|委員会|部会|寄合|寄り合い|よりあい|集まり|みーてぃんぐ|打ち?合わ?せ|次回|今度|次$|今回|開始|終了|終わり|始まり|集合|会場|場所|日程|日時|日にち|時間|受付|開催|解散|第\d+回|\d日|当日|それ|あれ|これ|私|うち|^(?:で|じゃ|もしもし|あの|えっと)$/u
const isOfElse = (key: string): boolean => {
  const subject = OF_WHAT.exec(key)?.[1]
  return subject !== undefined && !OF_MEETING.test(subject)
}

/** 「会議って15日で合ってますか」「役場でいいんだよね」 */
const SURE_OF =
  /(?<place>役場|公民館|会館|支所|集会所|会議室|せんたー|いつもの(?:所|ところ|場所|部屋))|(?<time>\d{1,2}時(?:半|\d{1,2}分)?|午前中?|午後|夜|昼間?|朝|夕方)|(?:\d{1,2}月)?\d{1,2}日|明日|あした|明後日|あさって|今日|(?:来週|今週)の?[月火水木金土日]曜日?|来週|今週|[月火水木金土日]曜日?/u
const IS_SURE =
  /(?:から|まで|に|は)?(?:で|って)?(?:いい(?:ん|の|です|でしょ)|よかった|良かった|よろしかった|よろしい(?:です|でしょ)|合って|あって(?:い)?ます|間違いない|だよね|ですよね|でしたよね|だったよね|だっけ|でしたっけ|だったっけ|だったかな|でしたか|ですか|かね|かや)/u
function sureOf({ key, clauses }: Passage): 'place' | 'time' | 'day' | undefined {
  const hit = new RegExp(`(?:^|[、。はもって])(?:${SURE_OF.source})${IS_SURE.source}`, 'u').exec(key)
  const asks = clauses.some((clause) => clause.asks) || /よね|っけ|かや/u.test(key)
  if (
    !hit ||
    !asks ||
    isOfElse(key) ||
    /出席|欠席|参加|代理|行[きくけ]|伺|返事|提出|納品|振|払|締|休|都合/u.test(key)
  )
    return undefined
  return hit.groups?.place ? 'place' : hit.groups?.time ? 'time' : 'day'
}

/** The part that asks: a reason beside it may speak of anything. */
const asking = ({ clauses, key }: Passage): string => {
  const asked = clauses.filter((clause) => clause.asks || REQUEST.test(clause.key) || ASKS.test(clause.key))
  return asked.length > 0 ? asked.map((clause) => clause.key).join('。') : key
}

/** The next meeting, with what is asked of it: place, time, or the whole. */
export const readNextMeeting = (passage: Passage): Reading | undefined => {
  const key = passage.key.replace(/\?$/u, '')
  const sure = sureOf(passage)
  if (sure && !NOT_MEETING.test(key))
    return say('next', { meeting: meetingSaid(passage), field: sure === 'day' ? undefined : sure })
  const forgot = BARE_WHEN.test(key)
  if (isOfElse(key) || MOVES.test(key)) return undefined
  if (NOT_MEETING.test(asking(passage)) || !(isQuestion(passage) || forgot)) return undefined
  if (BACK_THEN.test(key) || /議題|議案|出欠|定足数|誰|だれ|何人/u.test(key)) return undefined
  if (/出席|欠席|参加/u.test(key) && !hasQuestion(passage) && !/教え|知らせ|知りた/u.test(key))
    return undefined
  const isAbout = forgot || TIME.test(key) || PLACE.test(key) || WHEN.test(key) || BARE.test(key)
  const isMeeting = MEETING.test(key) || TIME.test(key) || PLACE.test(key) || BARE_WHEN.test(key)
  if (!isAbout || !isMeeting || (BARE.test(key) && /^会議/u.test(key) && key.length <= 3)) return undefined
  if (
    /(?:出席|欠席|参加|変更|中止|延期)(?:し|でき|す|って|に|した|で)/u.test(key) &&
    !TIME.test(key) &&
    !PLACE.test(key) &&
    !/いつ/u.test(key)
  )
    return undefined
  if (
    !passage.clauses.some((clause) => clause.asks || REQUEST.test(clause.key) || ASKS.test(clause.key)) &&
    !BARE.test(key) &&
    !forgot
  )
    return undefined
  return say('next', { meeting: meetingSaid(passage), field: fieldOf(key) })
}

const AGENDA = pattern`
  審議する(?:の|こと)|議題|アジェンダ|あじぇんだ|(?:何|なに)(?:を)?きめ|話は(?:今度の|次の|次回の?)?会議で(?:出|扱|話)|(?:会議|式|今回の|次回の|会議の|^|、)次第(?=は|を|くださ|と資料|及び|および|だけ|って|$|、|です|に|教|あ|見)
  |議事(?!録)|れじゅめ|レジュメ|(?:何|なに|なん)(?:の話|に(?:ついて)?(?:話|議論|決め)|を(?:相談|審議|話|議論
  |決め|審議|検討|協議|やる|する|やり))|どんな(?:話|内容|こと|議論|テーマ|議案|案件を審議)|話し合(?:う|い)|内容
  |テーマ|てーま|議案(?=は|って|を(?:先に|前もって|事前に|早めに|一度)?(?:読|教|見|知|確|一)|の(?:一覧|内容|リスト)|一覧|何|なに|$)|検討事項
  |(?:何|なに|なん)の(?:会議|会合|集まり|はなし|話)|(?:何|なに)が(?:決ま|議題|話)|(?:何|なに)(?:を)?(?:話す|決める|やる)(?:感じ|予定|だい|だか|の|ん|$)|(?:こと|件|話)(?:も|は|を|について)?(?:話し(?:ます|合い)|話す|出ます|議論|扱い|取り上げ)[^。]{0,4}か|話す(?:の|こと)|agenda
`

/** What the meeting will talk about. */
export const readAgenda = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!AGENDA.test(key) || !isQuestion(passage) || BACK_THEN.test(key)) return undefined
  if (
    /仕事|案件(?!を審議)|作業|研修|報酬|\d番|応募|納品/u.test(key) ||
    /(?:に|は)(?:賛成|反対|棄権)/u.test(key)
  )
    return undefined
  if (
    /議題に[^。]{1,16}を?(?:入れて|加えて|追加|載せて|のせて|取り上げて)|議題(?:に|が)(?:ない|載|入れ|追加|加え)|議案はどう(?:なり|なっ)|議題を(?:追加|出|提案)/u.test(
      key,
    )
  )
    return undefined
  return say('agenda', { meeting: meetingSaid(passage) })
}

export const readAgendaInEnglish = (passage: Passage): Reading | undefined =>
  !/\b(?:arrived|received|got|thanks for|thank you for)\b/u.test(passage.key) &&
  /\bagenda\b|\btopics\b|what (?:we|you|they) (?:will |are going to |do |would )?(?:talk|discuss|cover|decide)|what(?:'s|’s)?(?: (?:will|are|is|do|going|to|we|be|you|they|being|on)){0,6} (?:discuss|talk|cover|decid|debat)|what(?:'s| is|’s) (?:on the table|up for discussion|the meeting about)/u.test(
    passage.key,
  )
    ? say('agenda', { meeting: meetingSaid(passage) })
    : undefined

const WHERE_TO_WORK = /\b(?:upload|send|submit|apply|park|log in|download|deliver)\b/u

export const readNextMeetingInEnglish = (passage: Passage): Reading | undefined => {
  const { key } = passage
  if (WHERE_TO_WORK.test(key)) return undefined
  if (
    !/\b(?:venue|meeting|next (?:one|session|gathering)|^when is it$|what time does it (?:start|begin|end|kick off|finish)|when does it (?:start|begin)|where is it)\b/u.test(
      key,
    ) ||
    !/\b(?:(?:tell me|what is|what's|know) the venue|when(?:'s|’s)?|where(?:'s|’s)?|what (?:time|day|date)|which (?:day|room|building|place)|next|(?:forgot|remind me of|tell me|know) the (?:date|day|time|place)|meeting (?:time|date|place|schedule|location))\b/u.test(
      key,
    )
  )
    return undefined
  const field =
    /\b(?:venue|where|which (?:room|building|place)|meeting (?:place|location)|the place)\b/u.test(key)
      ? 'place'
      : /what time|meeting time|the time/u.test(key)
        ? 'time'
        : undefined
  return say('next', { meeting: meetingSaid(passage), field })
}
