// 出欠: will this person be there? Understood from free text, since it is echoed and can be undone (C1).
import { reasonFor } from './because.ts'
import { attendDetails, LATE, LEAVES_EARLY, MODE_WORD } from './details.ts'
import { BACK_THEN, CONDITION, HEDGE, isOfOthers, type Mood, moodOf } from './mood.ts'
import type { Clause, Said } from './said.ts'
import { found, NONE, type UnderstandRole, type Understood } from './understood.ts'

type Answer = 'attend' | 'absent' | 'undecided'
type Signal = { answer: Answer; at: number; start: number; isWish: boolean }

// Nouns and verbs of coming. ご出席 is someone else's.
const COMING_NOUN = '(?<![ごご御])(?:出席|(?<!不)参加|同席|列席|参列|参会|臨席)'
const COMING_VERB = [
  '(?<![提進演輸支抽届思見])出(?=ま|る|られ|れ|た[いく]|て(?:も|い|みます)|させて)',
  '(?<=^|に|、|も|私が|自分が)で(?:ます|られ|れ[まな])',
  '行[かきくけこっ](?!方|先|違|政)|(?<![てでっ])い[きけか](?=ます|ません|ない|そう|れ|せてい|たい|なく)',
  '(?<!を)(?:伺[いうえわお]|うかが[いうえわ])(?!たいこと|たいの|たいん|ますが)',
  '参(?:り|る|れ|じ|上)|(?<![てで])まい(?:り|る|れ)|馳せ参|はせ参|駆け(?:付|つ)け|かけつけ|顔(?:を|だけ)?(?:も)?出|お?(?:邪魔|じゃま)(?:し|いた|さ|でき)|お供し|ご一緒(?:し|さ|いた|でき)|立ち会[いえ]|足を運|(?<=で|から)(?:入(?:[りれる]|らせ)|繋[いぎ]|つな[いぎ])|席に着|向か(?:い|え)ま|馳参',
].join('|')
const STAYING_AWAY =
  '欠席|不参加|不在|お?休(?:み(?:し|さ|いた|を?いただ|を?頂|ます|たい|で|です|$)|ま(?=せ|ざ)|む$)|見送(?:り|ら)|見合わせ|(?<!ご)遠慮(?:し|さ|いた)|パス(?:し|で|さ)|ぱす(?:し|で|さ|$)|(?<!先に|早めに|早く|時に|分に|半に|頃に|途中で)失礼(?:さ|し|いた)|欠(?:です|で|$)|都合(?:が|は)?(?:どうしても|なかなか)?(?:つか|付か|つき(?:ま|か)|付き(?:ま|か)|悪|わる|合わ|合い|あい|あわ)'
const HEADS = new RegExp(`(?<coming>${COMING_NOUN}|${COMING_VERB})|(?<away>${STAYING_AWAY})`, 'gu')

// Talk *about* attendance: 出席者, 出席率, 出席の方, 出席と返事した.
const ABOUT =
  /^(?:者|率|簿|費|賞|型|枠|状況|人数|予定者|の有無|の可否|の案内|の?確認|票|届の|する(?:人|方|の)(?:は|が|も|って)|の(?:人|方(?!向)|皆)|される|なさ|して(?:くだ|もら|ほし|ね|よ|ち|ます?(?:か|$)|い)|ください|下さい|すべき|ありが|しましょ|しません?か|を?いただ[いきけ]|を?頂[いきけ]|しろ|せよ|し(?:た|ない)(?:方|ほう)|(?:から|を|より)(?=出席|欠席|参加|不参加)|(?:で|と|って)(?:お?返事|回答|返信|連絡|申し上げ|言|登録|出し|いう(?!ことで(?!す))|聞|伝え))/u
const WHETHER = /か(?:どうか|どうだか|まだ|は(?!い)|分か|わか|判|微妙|未定|調整|検討|確認|決|考|不明|$)/u
const VERB_ABOUT =
  /^(?:か|け|き|く|る|ます)?(?:るか|か(?=わ|ど|ま|は|$|微)|て(?:くだ|ほし|き|来|た|い[たる])|っ(?:てく|てき|て来|ていら|てほ))/u
const MEETING_PLACE =
  /(?:会|会議|会場|役場|庁舎|室|センター|せんた|せんたー|公民館|現地|そちら|そっち|ここ|方|回|日|時|半|ず|緒|午後|午前|確か|確実|必|ぜひ|当日|分|頃|ごろ|中|すぐ|直接|代わり|前|後|まで|めて|さま|絶対|曜|議|参考|接|様|元気|終わり|帰り)$/u
const ELSEWHERE = /([^、。にへ]{1,12})[にへ](?:も|は)?$/u
const OBJECT = /(?<!私|わたし|僕|俺|自分|本人|自身|ほう|方)[がを](?:少し|ちょっと)?$/u

const isElsewhere = (before: string, head: string): boolean => {
  if (/^(?:出席|参加|同席|列席|参列|参会|臨席)/u.test(head)) return false
  const place = ELSEWHERE.exec(before)?.[1]
  if (place !== undefined && !MEETING_PLACE.test(place)) return true
  return OBJECT.test(before) && !/^(?:顔|足)/u.test(head)
}

const tenseIsOver = (before: string, tail: string, mood: Mood): boolean => {
  if (mood.isPast) return true
  const isNow = /(?:ます|です|る|たい|ません|ない|で|で?お願い|く)(?:よ|ね|わ)?$/u.test(tail)
  return BACK_THEN.test(before) && !/前回(?:と同|同様|に続|の)|今回|次回|今度/u.test(before) && !isNow
}

const answerOf = (isComing: boolean, mood: Mood): Answer | undefined => {
  if (mood.isUnclear || mood.isHearsay) return undefined
  if (mood.isCondition || mood.isHedge) return 'undecided'
  if (isComing) return mood.isNegative ? 'absent' : 'attend'
  return mood.isNegative ? undefined : 'absent'
}

const signalOf = (clause: Clause, at: number, hit: RegExpMatchArray, next: number): Signal | undefined => {
  const start = hit.index ?? 0
  const before = clause.key.slice(0, start)
  const tail = clause.key.slice(start + hit[0].length, next)
  const isComing = hit.groups?.coming !== undefined
  const isNoun = /^(?:出席|参加|欠席|不参加|同席|列席|参列|参会|臨席)$/u.test(hit[0])
  if (
    (isNoun ? ABOUT : VERB_ABOUT).test(/せ$/u.test(hit[0]) ? `せ${tail}` : tail) ||
    WHETHER.test(tail) ||
    (isComing && isElsewhere(before, hit[0]))
  )
    return undefined
  if (
    isOfOthers(before) ||
    /(?:させ(?:ます|る|たい)|(?<!せ)て(?:もら|いただ)[いうき])/u.test(`${hit[0]}${tail}`)
  )
    return undefined
  const mood = moodOf(
    /^(?:都合)/u.test(hit[0]) ? '' : `${/[っんけえれ]$/u.test(hit[0]) ? hit[0].slice(-1) : ''}${tail}`,
  )
  if (tenseIsOver(before, tail, mood)) return undefined
  if (/^(?:では|じゃ|でも)(?:なく|ない|あり)/u.test(tail)) return undefined
  const hedged =
    HEDGE.test(before) || CONDITION.test(before.replace(/(?:おんらいん|りもーと|zoom|ずーむ|会場)なら/u, ''))
  const answer = hedged && !mood.isUnclear ? 'undecided' : answerOf(isComing, mood)
  return answer && { answer, at, start, isWish: /^(?:し|き)?たい|^(?:でき|られ|け)?れば/u.test(tail) }
}

const signalsIn = (clause: Clause, at: number): Signal[] => {
  const hits = [...clause.key.matchAll(HEADS)]
  return hits.flatMap((hit, index) => {
    const next = hits[index + 1]?.index ?? clause.key.length
    return signalOf(clause, at, hit, next) ?? []
  })
}

const MARKS: [RegExp, Answer][] = [
  [
    /^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|:)*(?:○|まる|丸)(?:です|で|でお願いします|でお願いいたします)?(?:出席|参加)?$/u,
    'attend',
  ],
  [
    /^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|欠席|:)*(?:×|x|ばつ)(?:です|で|でお願いします|でお願いいたします)?(?:欠席)?$/u,
    'absent',
  ],
  [
    /^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|:)*(?:△|三角|さんかく)(?:です|で|でお願いします|でお願いいたします)?$/u,
    'undecided',
  ],
]
const UNDECIDED =
  /未定|次第(?:です|で$|なので|だ$|だな|かな|$)|(?:何|なん)とも(?:言|いえ|申)|決めかね|まだ.{0,12}(?:わか|分か|決ま|決め|はっきり|なんとも|何とも)[^。]{0,5}(?:ない|ません|ず|ん$)|わかりません|分かりません|わからない|分からない|わからん|調整中|検討中|考え中|確認中|保留|どうなるか|^微妙|微妙です|五分五分|半々|(?:後日|追って|改めて|あらためて|のちほど|後ほど|後で|あとで)[^。]{0,8}(?:返事|連絡|回答|返信|お知らせ)|(?:決まり|わかり|分かり|つき)次第|(?:決まっ|わかっ|分かっ)たら|(?:返事|回答).{0,6}(?:待って|お待ち|保留)|様子を見|様子見|もう少し(?:待|時間)|考えさせて|検討(?:し(?:ます|て)|させ)|考えて(?:お|み)|調整し(?:ます|て)|(?:明日|今日|今週|来週|週明け|週末|\d日|夕方|夜|今晩)(?:中|まで)?に[^。]{0,8}(?:返事|連絡|回答|返信)|相談して(?:から|、|みま|返)|確認して(?:から|、|返|みま)|確認します$|(?:お時間|時間)(?:を)?(?:ください|いただ)|五分|行けたら行|予定が(?:まだ)?(?:見え|読め|立た|立ち|わから|決まら)(?:ない|ません|ず)/u
// Weak on their own; an answer only when a meeting or a date is being spoken of.
const OCCASION = /今回|その日|当日|会議|次回|今度|\d日|\d{1,2}\/\d|第\d+回|日程/u
const WEAK_YES =
  /(?:大丈夫|だいじょうぶ|ok|おっけ|おけ|おっけー|おーけー|空いて|あいて|問題な[いく]|問題(?:は)?(?:ありません|ございません)|都合(?:が)?(?:つき(?:ま|そ)|いい|良い|よい)|可能)(?:です|ます|でした|ました)?(?:よ|ね)?$/u
const WEAK_NO =
  /(?:無理|むり|だめ|駄目|ng|不可|難し|むずかし|厳し|きびし|都合が(?:悪|つかな|つきませ)|(?:先約|予定|別件|用事|仕事|法事|出張|別の会議|他の会議|用)(?:が|で)(?:入っ|あっ|あり|ござい|重な|すで|既に|はい|ある))/u

const weakSignal = (clause: Clause, at: number, whole: string): Signal | undefined => {
  const key = clause.key
  const mark = MARKS.find(([shape]) => shape.test(key))
  if (mark) return { answer: mark[1], at, start: 0, isWish: false }
  if (isOfOthers(key) || BACK_THEN.test(key)) return undefined
  const undecided = UNDECIDED.exec(key)
  if (undecided) return { answer: 'undecided', at, start: undecided.index, isWish: false }
  if (!OCCASION.test(whole)) return undefined
  const no = WEAK_NO.exec(key)
  if (no && !/なら|たら|れば/u.test(key))
    return { answer: /かも|そうで/u.test(key) ? 'undecided' : 'absent', at, start: no.index, isWish: false }
  const yes = WEAK_YES.exec(key)
  return yes && !CONDITION.test(key) ? { answer: 'attend', at, start: yes.index, isWish: false } : undefined
}

const MODE_ONLY = new RegExp(
  `^(?:私は|今回は|次回は|今度は|当日は|会議は)?(?:${MODE_WORD.source})(?:参加|会議)?(?:で|にて)?(?:す|の?(?:参加|出席)?(?:を)?希望(?:です|します|いたします)?|の?参加で|に(?:します|変更(?:します|してください|(?:で)?お願いします|希望です|で)?|してください)|(?:で)?お願い(?:します|いたします|致します)|から参加)?$`,
  'u',
)

const partSignal = (clause: Clause, at: number): Signal | undefined => {
  if (isOfOthers(clause.key) || /(?:でした|ました)$/u.test(clause.key)) return undefined
  const late =
    LATE.test(clause.key) &&
    /(?:ます|ません|です|そう|しまい|遅れて|て|予定|遅刻で?)(?:が)?$|late/u.test(clause.key)
  const speaks =
    (late && !/遅れていま/u.test(clause.key)) || LEAVES_EARLY.test(clause.key) || MODE_ONLY.test(clause.key)
  return speaks ? { answer: 'attend', at, start: 0, isWish: false } : undefined
}

const decide = (signals: Signal[], clauses: Clause[]): Signal | undefined => {
  const last = signals.at(-1)
  if (!last) return undefined
  // 「出席したいのですが…」 leaves the answer open.
  const isHanging = last.isWish && /ですが|けど|が$/u.test(clauses[last.at]?.joint ?? '')
  return isHanging ? undefined : last
}

const signalsOf = (said: Said): Signal[] =>
  said.clauses.flatMap((clause, at) => {
    if (clause.asks) return []
    const signals = signalsIn(clause, at)
    const weak = signals.length === 0 ? weakSignal(clause, at, said.key) : undefined
    return weak ? [weak] : signals
  })

/** Reads an attendance answer; negation, past, questions and other people are not one (C1). */
export const readAttendance = (said: Said, _role: UnderstandRole): Understood | undefined => {
  const strong = signalsOf(said)
  const parts = said.clauses.flatMap((clause, at) => (clause.asks ? [] : (partSignal(clause, at) ?? [])))
  const signals = strong.length > 0 ? strong : parts
  const dates = new Set([...said.key.matchAll(/\d{1,2}日(?!間)/gu)].map(([date]) => date))
  const answers = new Set(signals.map(({ answer }) => answer))
  if (answers.size > 1 && dates.size > 1) return NONE
  const signal = decide(signals, said.clauses)
  if (!signal) return undefined
  if (signal.answer === 'undecided') return { intent: 'rsvp_undecided', slots: {} }
  if (signal.answer === 'attend') return { intent: 'rsvp_attend', slots: found(attendDetails(said.key)) }
  const reason = reasonFor(said.clauses, signal.at, signal.start)
  return { intent: 'rsvp_absent', slots: found({ reason }) }
}
