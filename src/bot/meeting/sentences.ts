// What people ask about the council: the next meeting, its agenda, their own answer.

import { BACK_THEN, OTHERS } from '../language/mood.ts'
import type { Said } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { found, type Understood } from '../language/understood.ts'

export const REQUEST = pattern`
  教え|おしえ|知りた|しりた|聞きた|見せて|みせて|見たい|みたい(?!です|な|に)|確認(?:した|させ|お願い
  |でき|して)|ください|下さい|ほしい|欲しい|お願い|たのむ|頼む|知らせ|送って|show|tell me
`
const ASKS =
  /いつ|何時|なんじ|どこ|何日|何曜|なに|何を|何に|何が|なん(?:です|だ)|どう|どんな|どれ|いくつ|かどうか|\?/u
// A topic and nothing else: 「議題」「議題は」「次回は」.
const BARE = pattern`
  ^(?:次回?の?|今度の|今回の|会議の|明日の)*(?:次|次回|次の会議|今度の会議|次回の?会議|議題|議案
  |アジェンダ|あじぇんだ|日程|場所|会場|日時|日にち|ひにち|日付|時間|開始時間|会議の日程|議題一覧
  |議案一覧|議題リスト|開催日時?|開催場所|次第|式次第|会議次第|出欠状況|自分の出欠|私の出欠|出欠確認
  |会議)(?:は|って|を|とか)?$
`

const isQuestion = (said: Said): boolean =>
  said.clauses.some(({ asks }) => asks) ||
  REQUEST.test(said.key) ||
  ASKS.test(said.key) ||
  BARE.test(said.key)

const MEETING = pattern`
  会議|会合|次回|今度|次(?:は|って|、|(?=いつ|どこ|何)|の(?!議|仕事|案件|お仕事))|推進会議|委員会|部会
  |寄合|寄り合い|集まり|打ち?合わ?せ|ミーティング|みーてぃんぐ|開催|第\d+回|\d日
`
const WHEN = pattern`
  いつ|日程|日時|開催日|案内|何日|何曜|日付|日にち|ひにち|スケジュール|すけじゅーる|予定(?!通り)
  |ある(?:の|ん)?$|あります|開かれ|when
`
const TIME = /何時|なんじ|(?<!短|労働|作業|空き)時間(?!が|に間|的|休|を(?:くだ|いただ)|給)|時刻|開始/u
const PLACE = /場所|どこ|会場|何処|どちら(?:で|に|です|へ|が会|の会)|行き方|アクセス|where/u
const BARE_WHEN = pattern`
  ^(?:で、?)?(?:いつ(?:から)?|何日|日程|日時)(?:でした|だった|です|だ|なん|あります|ある|やる
  |やります)?(?:っけ|か|の)?(?:は|って)?$
`
const NOT_MEETING = pattern`
  締め?切|納期|期限|仕事|案件|報酬|振[り込]|支払|給|研修|講習|講座|作業|電話|お祭|祭り|ランチ|昼
  |トイレ|駐車|資料|議事録|投票|返事は|返信は|提出|終わっ|ごみ|ゴミ|病院|バス|ばす|電車
`

const fieldOf = (key: string): 'place' | 'time' | undefined => {
  const [isTime, isPlace] = [TIME.test(key), PLACE.test(key)]
  if (isTime === isPlace || /日時|日程|いつ/u.test(key)) return undefined
  return isTime ? 'time' : 'place'
}

/** The next meeting, with what is asked of it: place, time, or the whole. */
export const readNextMeeting = (said: Said): Understood | undefined => {
  const key = said.key.replace(/\?$/u, '')
  if (NOT_MEETING.test(key) || !isQuestion(said)) return undefined
  if (BACK_THEN.test(key) || /議題|議案|出欠|定足数|誰|だれ|何人/u.test(key)) return undefined
  if (
    /出席|欠席|参加/u.test(key) &&
    !said.clauses.some(({ asks }) => asks) &&
    !/教え|知らせ|知りた/u.test(key)
  )
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
    !said.clauses.some((clause) => clause.asks || REQUEST.test(clause.key) || ASKS.test(clause.key)) &&
    !BARE.test(key)
  )
    return undefined
  return { intent: 'ask_next_meeting', slots: found({ field: fieldOf(key) }) }
}

const AGENDA = pattern`
  議題|アジェンダ|あじぇんだ|(?:会議|式|今回の|次回の|^|、)次第(?=は|を|って|$|です|に|教|あ|見)
  |議事(?!録)|れじゅめ|レジュメ|(?:何|なに|なん)(?:の話|に(?:ついて)?(?:話|議論|決め)|を(?:話|議論
  |決め|審議|検討|協議|やる|する|やり))|どんな(?:話|内容|こと|議論|テーマ|議案)|話し合(?:う|い)|内容
  |テーマ|てーま|議案(?=は|って|を(?:教|見|知|確|一)|の(?:一覧|内容|リスト)|一覧|何|なに|$)|検討事項
  |話す(?:の|こと)|agenda
`

/** What the meeting will talk about. */
export const readAgenda = (said: Said): Understood | undefined => {
  const key = said.key
  if (!AGENDA.test(key) || !isQuestion(said) || BACK_THEN.test(key)) return undefined
  if (/仕事|案件|作業|研修|報酬/u.test(key) || /(?:に|は)(?:賛成|反対|棄権)/u.test(key)) return undefined
  if (/議題(?:に|が)(?:ない|載|入れ|追加|加え)|議題を(?:追加|出|提案)/u.test(key)) return undefined
  return { intent: 'ask_agenda', slots: {} }
}

const MY_ANSWER = pattern`
  出欠|(?:出席|欠席|参加|代理)(?:って|と|で|に|の)?(?:お?(?:返事|回答|返信|登録|連絡|届)|伝わ|届い
  |通っ|受け付け|なって|して(?:い)?(?:まし|た)|出し|答え|する(?:って|と)|って言|伝え)|(?:返事|回答
  |返信)(?:し|って|は|済|の状況|状況|出し|でき|を?もう|どう|まだ)|申し込(?:み|んで)|回答状況
  |私の(?:返事|回答|返信|状況|ステータス)|(?:自分|うち)の(?:返事|回答|返信)|代理(?:は)?誰に
  |my (?:status|answer|rsvp)
`
const RECALL = pattern`
  どう(?:なって|でし|です|だっけ|なりま|した|いう状|$)|っけ|(?:なって|して|出して|できて|届いて
  |受け付けて|受付されて|登録されて|伝わって|済んで|入って)(?:い)?(?:ます|る|た|まし)|(?:し|出し|答え
  |届き)(?:まし)?たか|まだ(?:でし|です|だ|して|出)|確認|教え|見せ|知りた|状況|何て|なんて|何と|なんと
  |済み(?:です|$)|どっち|よね|出してある|^(?:私の|自分の)?出欠(?:は)?$|status|did i
`

/** Someone asking what they themselves have answered; about other people it is not read. */
export const readMyStatus = (said: Said): Understood | undefined => {
  const key = said.key
  if (!MY_ANSWER.test(key) || !RECALL.test(key) || !isQuestion(said)) return undefined
  if (
    /いつまで|期限|締|変更|取り?消|方法|仕方|やり方|どうやって|どうすれ|いいです|よろしい|でき(?:ます|る)/u.test(
      key,
    )
  )
    return undefined
  if (
    /(?:さん|様|委員|会長|みんな|皆|全員|全体|他の|何人|誰が|議長)/u.test(key) ||
    OTHERS.test(key.replace(/私は|自分は/gu, ''))
  )
    return undefined
  return { intent: 'ask_my_status', slots: {} }
}
