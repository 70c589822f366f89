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
  いつ|あつま(?:る|り)|なんにち|日程|日時|開催日|案内|何日|何曜|日付|日にち|ひにち|スケジュール|すけじゅーる|予定(?!通り)
  |ある(?:の|ん)?$|あります|開かれ|when
`
const TIME =
  /何時|なんじ|(?:午前|午後|朝|夜|夕方)からだっけ|午前(?:中)?(?:です|なの|だ)?[か、と]{0,2}午後|朝(?:です|なの)?か[^。]{0,4}(?:昼|夜|午後)(?:です|なの)?か|(?<!短|労働|作業|空き)時間(?!が|に間|的|休|を(?:くだ|いただ)|給)|時刻|開始/u
const PLACE =
  /第?\d会議室|場所|どこ|何階|会場|(?:公民館|役場|会館|会議室|センター|せんたー|支所|集会所)(?:でし|です|だっけ|だった)[^。]{0,4}か|何処|どちら(?:で|に|です|へ|が会|の会)|行き方|アクセス|where/u
const BARE_WHEN = pattern`
  ^(?:もしもし)?(?:次回?の?|今度の|今回の)?(?:推進)?(?:会議|会合|寄合|集まり)の(?:日にち|日程|日時|日付|場所|会場|時間|開始時間)(?:を|が|は)?(?:忘れ(?:ました|た|ちゃ[^。]{0,10})|わから(?:ない|なくな[っり])[^。]{0,12})$|^(?:で、?)?(?:日にち|日程|日時|日付|会議の日|いつだったか)(?:を|が|は)?(?:、)?(?:忘れ(?:ました|た|ちゃ(?:いました|った))|わから(?:ない|なくなり)[^。]*)$|^(?:で、?)?(?:いつ(?:から)?|何日|日程|日時)(?:でした|だった|です|だ|なん|あります|ある|やる
  |やります)?(?:っけ|か|の)?(?:は|って)?$
`
const NOT_MEETING = pattern`
  押す|賛成|反対|棄権|(?:図書館|銀行|郵便局|直売所|窓口|病院|役場|お?店|温泉|支所)(?:は|って)(?:何時|いつ)(?:まで|から)|\d番|締め?切|納期|期限|仕事|案件|報酬|振[り込]|支払|給|研修|講習|講座|作業|電話|お祭|祭り|ランチ|昼
  |トイレ|駐車|車|停め|欠席届|出席届|届け|辞め|やめ|任期|まにゅある|手順書|説明書|ふぁいる|でーた|画面|ぼたん|りんく|url|弁当|交通費|旅費|書類|資料|議事録|投票|返事は|返信は|提出|終わっ|ごみ|ゴミ|病院|バス|ばす|電車|辞退|応募|納品|登録|全員に|皆さんに|みんなに|各委員に
`

const fieldOf = (key: string): 'place' | 'time' | undefined => {
  const [isTime, isPlace] = [TIME.test(key), PLACE.test(key)]
  if (isTime === isPlace || /日時|日程|いつ/u.test(key)) return undefined
  return isTime ? 'time' : 'place'
}

/** The next meeting, with what is asked of it: place, time, or the whole. */
export const readNextMeeting = (passage: Passage): Reading | undefined => {
  const key = passage.key.replace(/\?$/u, '')
  const forgot = BARE_WHEN.test(key)
  if (NOT_MEETING.test(key) || !(isQuestion(passage) || forgot)) return undefined
  if (BACK_THEN.test(key) || /議題|議案|出欠|定足数|誰|だれ|何人/u.test(key)) return undefined
  if (/出席|欠席|参加/u.test(key) && !hasQuestion(passage) && !/教え|知らせ|知りた/u.test(key))
    return undefined
  const isAbout = TIME.test(key) || PLACE.test(key) || WHEN.test(key) || BARE.test(key)
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
  議題|アジェンダ|あじぇんだ|(?:会議|式|今回の|次回の|会議の|^|、)次第(?=は|を|って|$|、|です|に|教|あ|見)
  |議事(?!録)|れじゅめ|レジュメ|(?:何|なに|なん)(?:の話|に(?:ついて)?(?:話|議論|決め)|を(?:話|議論
  |決め|審議|検討|協議|やる|する|やり))|どんな(?:話|内容|こと|議論|テーマ|議案)|話し合(?:う|い)|内容
  |テーマ|てーま|議案(?=は|って|を(?:先に|前もって|事前に|早めに|一度)?(?:読|教|見|知|確|一)|の(?:一覧|内容|リスト)|一覧|何|なに|$)|検討事項
  |話す(?:の|こと)|agenda
`

/** What the meeting will talk about. */
export const readAgenda = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!AGENDA.test(key) || !isQuestion(passage) || BACK_THEN.test(key)) return undefined
  if (/仕事|案件|作業|研修|報酬|\d番|応募|納品/u.test(key) || /(?:に|は)(?:賛成|反対|棄権)/u.test(key))
    return undefined
  if (/議題(?:に|が)(?:ない|載|入れ|追加|加え)|議題を(?:追加|出|提案)/u.test(key)) return undefined
  return say('agenda', { meeting: meetingSaid(passage) })
}

export const readAgendaInEnglish = (passage: Passage): Reading | undefined =>
  /\bagenda\b|\btopics\b|what(?:'s|’s)? (?:will|are|is|do|going to)?(?: ?(?:we|be|to be|going to be|you|they|being|on))* ?(?:discuss|talk|cover|decid|debat)|what(?:'s| is|’s) (?:on the table|up for discussion|the meeting about)/u.test(
    passage.key,
  )
    ? say('agenda', { meeting: meetingSaid(passage) })
    : undefined

export const readNextMeetingInEnglish = (passage: Passage): Reading | undefined => {
  const { key } = passage
  if (
    !/\b(?:meeting|next (?:one|session|gathering)|what time does it (?:start|begin|end)|when does it (?:start|begin)|where is it)\b/u.test(
      key,
    ) ||
    !/\b(?:when(?:'s|’s)?|where(?:'s|’s)?|what time|next|which room)\b/u.test(key)
  )
    return undefined
  const field = /\b(?:where|which room)\b/u.test(key) ? 'place' : /what time/u.test(key) ? 'time' : undefined
  return say('next', { meeting: meetingSaid(passage), field })
}
