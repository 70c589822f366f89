// What each clause of a message says of coming or staying away, before they are read together: only one accounted for
// from end to end is an answer (C1).

import { POLITE_IF } from '../language/grammar/around.ts'
import type { Account } from '../language/grammar/lattice.ts'
import { BACK_THEN, HEARSAY, isOfOthers } from '../language/mood.ts'
import { STARTS_WITH_ONESELF } from '../language/oneself.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { attendanceIn } from './grammar.ts'
import { type Answer, MARKS, OCCASION, OF_EVENT, UNDECIDED } from './patterns.ts'

/** A vote beside an answer is a matter of its own. */
export const VOTES = /賛成|反対|棄権|異議/u

export type Verdict =
  | { kind: 'act'; answer: Answer; at: number; start: number; account: Account }
  /** Said of something else, or of before: it changes nothing. */
  | { kind: 'aside' }
  /** Of somebody else: 「田中さんは欠席だそうです」. */
  | { kind: 'news' }
  /** Leans one way, and says nothing alone: 「だめです」, 「欠席は取り消してください」. */
  | { kind: 'lean'; answer: Answer }
  /** About coming or staying away, but a word is left over. */
  | { kind: 'doubt' }
  /** About anything, but it may turn an answer round that stands beside it. */
  | { kind: 'stir' }

const ASIDE: Verdict = { kind: 'aside' }
const DOUBT: Verdict = { kind: 'doubt' }
const STIR: Verdict = { kind: 'stir' }

/** What else somebody may not know yet. */
const OF_ELSE =
  /賛成|反対|棄権|賛否|投票|議決|議案|採決|議題|資料|駐車|パスワード|ぱすわーど|ろぐいん|操作|使い方|やり方|方法|手順|道|行き方|場所|会場[はがを]|何時|時間が|りんく|url|id|番号|名前|代理|開け|見方|入り方|つなぎ方|繋ぎ方|仕方|しかた|設定|画面|音声|まいく|接続|つなが|繋が|入力|案件|いつ|どこ|どれ|どうや|なぜ|理由|意味|内容/u
/** The words that make a clause be about attendance. */
const STRONG = /出席|欠席|参加|お?休み(?:し|さ|ま)|休ま|不在/u
/** Said about attendance as a thing: 欠席者, ご出席, 出席簿. */
const AS_A_THING =
  /(?:説明会|研修会?|講習会?|講演会|総会|大会|式典|行事|式|(?<!推進|回|回の|の)会議)(?:へ|に)の(?:出席|参加)|(?:ご|御|皆(?:さん|様|さま)?の|みなさんの)(?:出席|欠席|参加)|(?:出席|欠席|参加)(?:者|率|簿|費|賞|型|枠|裁判|状況|人数|予定者|の方(?!向|で)|の人|の皆|が多|が少|ばかり)|欠席届|代理出席/gu
/** What, in a sentence beside it, may turn an answer round. */
const STIRS =
  /かも|たぶん|多分|やっぱ|やはり|取り?消|とりけ|間違|まちが|うそ|嘘|冗談|未定|保留|わから(?:ない|ん)|分から(?:ない|ん)|微妙|迷[いうっ]|じゃない|ではない|じゃなく|ではなく|^(?:やっぱり|やはり)?、?し(?:ない|ません)/u
/** 「音声だけになるかもしれません」: what is not sure is no coming. */
const OF_THINGS = /^(?:音声|まいく|かめら|画面|接続|資料|駐車|弁当)[^、。]*(?:かも|わから|分から)/u
/** Takes back what was said before, and says nothing itself. */
const CORRECTS =
  /^(?:前|さっき|先ほど|先日)の(?:返事|回答|連絡|出席|欠席)?(?:は|を)?、?取り消し(?:で|て)?$|^(?:未定|保留|△)(?:に|と|で)(?:言っ|伝え|し|なっ|(?:お?返事|回答)し|答え|出し)て(?:い|お)?(?:た|ました)(?:件|の)?(?:です|は)?$|^(?:さっき|先ほど|さきほど|前|今)の(?:返事|回答|連絡|出席|欠席|参加|○|×)?(?:は|が)?(?:押し|打ち|送り|書き)?(?:間違い|誤り|まちがい)(?:です|でした)?$/u
/** Thinks aloud. */
const WISHES = /たい(?:な|なあ|もんだ|ものだ|のう)$|(?:休み|欠席し|さぼり)たい(?:わ|よ)?$/u
/** 「なるべく出席したい」 */
/** 「欠席で考えてます」「出席で調整しています」; 「出席する方向で」 is an answer. */
const STILL_THINKS = /(?<!方向)で(?:考え|検討し|調整し|相談し)て(?:い|お)?(?:ます|る|ります)/u
/** 「出席の可否を7月8日までにご返信ください」 asks others. */
const ASKS_FOR_REPLY = /(?:可否|出欠|有無)を[^。]*(?:ください|下さい|お願い|願います)$/u
const AS_FAR_AS = /なるべく|できるだけ|できる限り/u
/** 「出席したい気持ちはあるのですが、…」 */
const WOULD_LIKE = /たい(?:気持ち|思い|の)は(?:ある|あります|山々|やまやま)/u
/** Goes no further: 「行きたいけどなあ」「オンラインなら出られるんですが」. */
const TRAILS_OFF = /(?:けど|けれど|が)(?:なあ|なー|なぁ|ねえ|ね|な)?$/u
/** Asks for time to answer. */
const WAITS =
  /(?:返事|返答|回答|もう少し|もうちょっと|もう少々|少し|しばらく|少々|ちょっと)[^。]{0,8}(?:お待ち|待って)(?:いただけ|もらえ|くれ|ください|くださ)/u
/** 「間違えました、欠席です」: what follows is meant. */
const MISTAKEN =
  /^(?:さっき|先ほど|さきほど)?(?:の?は)?(?:(?:お?返事|ご?回答|出欠|返信)(?:を|が)?|ぼたん(?:を)?)?(?:打ち|書き|送り|押し)?間違(?:え|い|って)(?:まし|ちゃっ|ちゃいまし|てい?まし|てしまいまし|てまし)?(?:た|です|でした)?$/u
/** 「オンライン参加の予定を取りやめて、…」 gives way to what follows. */
const LEFT =
  /(?:出席|参加|欠席)[^、。たれけな]{0,8}(?:取りやめ|取り消し|取消し|やめ|変更し|撤回し|きゃんせるし|改め|あらため)て?$/u
/** 「次回は欠席になりそうです」, beside an answer. */
export const NEXT_TIME = /^(?:次回|その次|来月|再来月|来年)(?:の会議)?(?:は|も|には).{2}/u
/** 「出席をと心づもりいたしておりましたところ、…」 */
const HAD_MEANT =
  /(?:つもり|予定|考え|思っ|準備)[^、。]*(?:おり|い)ましたところ$|(?:出る|行く|出席する|参加する)(?:っちゅっ|っつっ|って言っ|と言っ)た$/u
/** 「出席とお返事しましたが」: what was said before gives way to any answer behind it. */
const SAID_BEFORE =
  /^(?:先日|先ほど|さきほど|さっき|前に|一度|いったん|昨日|この前|この間|こないだ|先週)?(?:は|に)?、?(?:(?:出席|欠席|参加|不参加)(?:する|します)?|行く|行きます|行ける|出る|出ます|休む)(?:と|で|って|の)?(?:お?(?:返事|回答|返信|返答)|ご?連絡|お伝え|申し上げ|言い|言っ|言う|ゆう|送っ|送り|伝え|言って|書い|書き|出し)(?:を)?(?:し|いたし)?(?:て(?:い|おり)?)?(?:まし)?た$/u
/** Neither yes nor no: asked back with buttons. */
const THINKS_ALOUD =
  /^(?:行く|出る|出席する|参加する)としても|^(?:もし)?[^、。]{0,10}?(?:行け|いけ|出られ|出れ|伺え|都合がつ(?:い|け))(?:る|そう)?(?:なら|たら|ば|ようなら)、?(?:行|出|参|伺|いき)|^(?:今回は|会議は?)?、?(?:行こう|出よう|休もう|やすもう)か(?:な|と)/u
/** 「やっぱりやめとくわ」 after 「行くって言ったけど」. */
const GIVES_UP =
  /^(?:やっぱり|やっぱし?|やはり|急きょ|急遽)?、?(?:今回は)?(?:やめ(?:ます|る|とく|ときます|ておきます|ておく|させてください|させていただきます|させてもらいます)|見送ります|(?:ちょっと|どうしても|やっぱり)?(?:無理|むり|だめ|駄目)(?:です|だ|そうです)?|遠慮(?:します|しておきます|しときます|させていただきます))(?:わ|ね|に|よ)?$/u
/** 「行きたいけど」 */
const WOULD_COME = /(?:行き|出|参加し|出席し|伺い)たい(?:のは山々)?$/u
const COMES_SAID = /^[^、。]*(?:(?<!不)参加|出席|行く|行き|行け|出る|出ます)/u
const BUT = /が$|けど|けれど|けども|ものの|のに/u
const HANGS = /(?:たら|れば|なら|ければ|場合(?:は|には)?|ても|次第|と)$/u
const answerIn = ({ says }: Account): Answer | undefined => {
  const not = Number(says.not ?? 0)
  if (says.part) return not === 0 ? 'attend' : undefined
  if (says.hedge || (says.can && says.think)) return 'undecided'
  if (not > 1) return undefined
  if (says.come) return not === 1 ? 'absent' : 'attend'
  return not === 0 ? 'absent' : undefined
}

const markIn = (key: string): Answer | undefined => MARKS.find(([shape]) => shape.test(key))?.[1]

/** A wish for the meeting is no answer: 「会議をオンラインにしてください」. */
const ABOUT_THE_MEETING = /会議を[^。]{0,8}(?:おんらいん|りもーと|ずーむ|zoom|対面|会場)(?:に|で)/u
/** Of another time. */
const LATER_ON = /再来月|来年|再来年|次年度|来期|いつか|今度から|次回から|これからは/u
const NEWS =
  /^(?:あと|なお|ちなみに|また)?、?[^、。]{0,10}(?:さん|様|氏|委員|会長|課長|議長|議員|先生|妻|夫|主人|家内|息子|娘|母|父)(?:は|も)[^。、]{0,14}(?:出席|欠席|参加|出る|出られ|行く|行け|来る|来られ|来ます|出ます|行きます|休)[^。、]{0,12}$/u

/** 「返事してなかったかも」「遅くなりました」: of the reply. */
const OF_REPLY =
  /^(?:もしかして)?(?:お?返事|返信|連絡)(?:は|が|を)?(?:して|し|出して)(?:い)?な(?:い|かった)(?:かも)?(?:です|しれません|しれない)?$|^(?:二重|重複)[^、。]{0,8}(?:たら|かも|なら)[^、。]{0,6}$|^(?:届い|送れ)て(?:い)?ない(?:かも)?[^、。]*$|^(?:お?返事が)?遅くなり?(?:まし(?:た|て)|って)?$/u
/** 「資料は取りに行きます」 */
export const FETCHES =
  /(?:取り|受け取り|もらい|届け|出し|提出し|迎え)に、?(?:行|伺|参|寄|いき|上が)|^(?:仕事|会社|学校|店|畑|部活)(?:は|を)休(?:み|む)[^、。て]{0,4}$/u
/** 「また行きます」 */
const AGAIN_SOMETIME = /^また(?:今度|いつか|そのうち)?、?(?:行|伺|寄|お邪魔)|次の次|次々回/u
/** 「16日なら行けます」 offers another day. */
const OFFERS_A_DAY = /(?:\d日|\d月|来月|来週|次回|次|曜日?)(?:の会議)?なら/u
/** 「オンラインでも参加できますか」 */
const ASKS_HOW_TO_COME =
  /^(?:あと|ちなみに)?、?(?:おんらいん|りもーと|zoom|ずむ|ずーむ|途中(?:から|まで)|遅れて|車いす|子ども連れ|手話)[^、。]{0,4}(?:参加|出席)?(?:でき(?:ます|る)|可能です|いいです|大丈夫です)(?:か|でしょうか)?$/u
/** 「今から役場に行きます」「来週窓口に伺います」: another errand, at another time. */
const ELSEWHERE_NOW =
  /^(?:今から|これから|すぐ|明日|あした|来週|今週|今日|本日|午後|あとで|後で|昼から)[^、。]{0,4}(?:役場|窓口|事務局|そちら|そっち|教育委員会|公民館)(?:の窓口)?(?:に|へ|まで)(?!.*(?:会議|出席|参加))|窓口に(?:行|伺|参)/u
/** 「来週伺います、窓口は何時までですか」 */
const isErrand = ({ key }: Passage): boolean =>
  /窓口|印鑑|判子|はんこ|通帳|保険証|申請書|証明書|住民票|戸籍/u.test(key) &&
  !/会議|出席|参加|欠席/u.test(key)
/** 「少し休みます」: to rest, and no meeting. */
const RESTS =
  /^(?:もう)?(?:少し|ちょっと|ちっと|しばらく|一旦|いったん)(?:だけ)?(?:お?休み|休む)|^家から(?:は)?(?:出|で)(?:ら)?れ/u
/** Says that an answer will come: it is none yet. */
const ANSWERS_LATER =
  /(?:あとで|後で|後ほど|のちほど|明日|来週|今度|また|近いうちに|いずれ)[^、。]{0,8}(?:返事|連絡|回答|返信)(?:を)?(?:し|いた|さ)|(?:返事|連絡|回答|返信)をしようと思|^いずれ(?!も)|かと?思う(?:けど|が)?$|(?:出席|欠席)だと?思/u

/** An answer that nothing but its own words tell of. */
const actAt = (answer: Answer, at: number): Verdict => ({
  kind: 'act',
  answer,
  at,
  start: 0,
  account: { says: {}, steps: [], end: 'X' },
})

function judged(clause: Clause, at: number, passage: Passage): Verdict {
  const { key, joint, asks } = clause
  const isAbout = STRONG.test(key.replace(AS_A_THING, ''))
  if (OF_EVENT.test(key) || ABOUT_THE_MEETING.test(key) || (LATER_ON.test(key) && !/今回/u.test(key)))
    return ASIDE
  // Only in a sentence of its own: what follows in the same breath may be said of them.
  if (!asks && NEWS.test(key) && (joint === '。' || at === passage.clauses.length - 1))
    return { kind: 'news' }
  if (asks && WAITS.test(key)) return actAt('undecided', at)
  if (ELSEWHERE_NOW.test(key) || RESTS.test(key) || isErrand(passage)) return ASIDE
  if (isAbout && ANSWERS_LATER.test(key)) return DOUBT
  if (ASKS_FOR_REPLY.test(key)) return ASIDE
  if (isAbout && STILL_THINKS.test(key)) return DOUBT
  // 「欠席に変更してもらえますか」 asks for it to be done, and says it.
  if (CORRECTS.test(key) || OF_REPLY.test(key) || FETCHES.test(key) || AGAIN_SOMETIME.test(key)) return ASIDE
  if (OFFERS_A_DAY.test(key) || /(?:行く|出る|出席する|参加する)としても/u.test(key)) return DOUBT
  if (asks && ASKS_HOW_TO_COME.test(key)) return ASIDE
  if (asks && attendanceIn(key)?.says.request !== true) return isAbout ? DOUBT : ASIDE
  const mark = markIn(key)
  if (mark) return actAt(mark, at)
  const account = attendanceIn(key)
  // 「出席で登録してもらえない」 without a question complains.
  if (account?.says.request && !asks) return DOUBT
  if (account) return accounted(account, { at, joint, key, passage })
  if (
    !isOfOthers(key) &&
    !BACK_THEN.test(key) &&
    !OF_ELSE.test(key) &&
    (isAbout || !VOTES.test(passage.key)) &&
    UNDECIDED.test(key) &&
    !/(?:調整|検討|確認|迷|悩)[^、。]*(?:まし|でし|てい)た$/u.test(key) &&
    !HEARSAY.test(key)
  )
    return actAt('undecided', at)
  if (CORRECTS.test(key)) return ASIDE
  if (THINKS_ALOUD.test(key)) return DOUBT
  // 「昨年はお休みばかりしてしまいました」
  if (isAbout && BACK_THEN.test(key) && /(?:た|しまい|しまって)$/u.test(key)) return ASIDE
  if (!isAbout) return STIRS.test(key) && !OF_THINGS.test(key) && !OF_ELSE.test(key) ? STIR : ASIDE
  return DOUBT
}

function accounted(
  account: Account,
  { at, joint, key, passage }: { at: number; joint: string; key: string; passage: Passage },
): Verdict {
  const { says, steps } = account
  if (says.back && !says.named && !(says.changed && !says.past)) return ASIDE
  if (says.regret) return { kind: 'lean', answer: says.come && !says.not ? 'absent' : 'attend' }
  if (says.past && !says.now && says.soft) return { kind: 'lean', answer: says.come ? 'attend' : 'absent' }
  if (says.past && !says.now) return says.back || BUT.test(joint) ? ASIDE : DOUBT
  const names = OCCASION.test(passage.key)
  if (says.away && says.soft && says.mode) return ASIDE
  // 「朝早くから失礼します」 greets.
  if (says.leave && !names) return ASIDE
  // 「本当は行きたいです」
  if (says.really && (says.wish || says.can)) return DOUBT
  if (says.soft && !says.not && !names && !says.reason && !says.changed && !(says.away && says.now))
    return { kind: 'lean', answer: says.come ? 'attend' : 'absent' }
  if (says.wish && (says.point || WISHES.test(key) || AS_FAR_AS.test(key))) return DOUBT
  if (says.denied) return { kind: 'lean', answer: says.come && !says.wayOnly ? 'absent' : 'attend' }
  if (says.wayOnly && account.end === 'K') return ASIDE
  if (says.joining && says.not) return ASIDE
  // 「お先に失礼します」「もうすぐ着きます」「もう休みます」: said of now.
  if ((says.bye && !names) || (says.arrives && !says.lateish && !says.late && !says.at)) return ASIDE
  if (/^(?:今日は|今夜は|今晩は)?(?:もう|そろそろ)(?:そろそろ)?お?休/u.test(key)) return ASIDE
  if (says.joining && !says.mode && !says.late && !says.lateish) return DOUBT
  if (says.likely && says.next) return ASIDE
  if (says.likely && !says.can) return DOUBT
  if (says.part && says.hedge) return ASIDE
  if (!says.come && !says.away && !says.hedge) return ASIDE
  const answer = answerIn(account)
  if (!answer) return says.away && says.not === 1 ? { kind: 'lean', answer: 'attend' } : DOUBT
  const head = steps.find(({ says: said }) => said.come || said.away)
  return { kind: 'act', answer, at, start: head?.at ?? 0, account }
}

/** 「お休みさせてもらいたいんですけど」 asks politely. */
const ENTREATS = /(?:させて|して)(?:もらい|いただき|頂き)たい$|て(?:ほしい|欲しい)$/u
const isLeftHanging = ({ account }: Act, { key, joint }: Clause): boolean =>
  ((account.says.wish === true && !ENTREATS.test(key)) || /なら(?!な)/u.test(key)) &&
  (BUT.test(joint) || TRAILS_OFF.test(key))

/** 「間違えて欠席を押しました」 */
const PRESSED =
  /^(?:さっき|先ほど)、?(?:出席|欠席|参加|不参加|未定)(?:の方|のほう|のぼたん)?(?:を|に|と|で)?(?:押し|送り|返事し|選び)?(?:ちゃ(?:った|いました)|てしま(?:った|いました))$|^(?:さっき|先ほど)?、?間違(?:えて|って)、?(?:出席|欠席|参加|不参加|未定)(?:の方|のほう|のぼたん)?(?:を|に|と|で)?(?:し|押し|送っ|送り|返事し|たっぷし|選ん|選び|回答し|登録し)(?:て(?:しまい|い)|ちゃい|てい|ちゃっ|てしまっ)?(?:まし)?た$/u

/** 「高山さんは欠席とのことですが、私のほうは…」 */
const goesOnWithSelf = ({ clauses }: Passage, at: number): boolean =>
  clauses.some(
    ({ key, sentence }, n) => n > at && sentence === clauses[at]?.sentence && STARTS_WITH_ONESELF.test(key),
  )

export const isSaidBefore = (clause: Clause | undefined): boolean =>
  clause !== undefined &&
  ((BUT.test(clause.joint) && SAID_BEFORE.test(clause.key)) || PRESSED.test(clause.key))

export type Act = Extract<Verdict, { kind: 'act' }>

const isOtherWay = (verdict: Verdict): boolean =>
  verdict.kind === 'act' && verdict.answer === 'absent' && verdict.account.says.mode === 'in-person'

/**
 * Not this way (「オンラインは無理です」), or kept from it by a screen, or asking for another way: not coming at all is another
 * matter.
 */
const isOfTheWay = ({ account: { says } }: Act, { key, clauses }: Passage): boolean =>
  (says.mode === 'online' && !says.reason) ||
  ONLINE_ONLY.test(key) ||
  OF_A_SCREEN.test(key) ||
  (says.mode === 'in-person' && ANOTHER_WAY.test(key)) ||
  clauses.some((clause) => clause.asks && ONLINE.test(clause.key))
const ONLINE_ONLY =
  /(?:おんらいん|りもーと|ずーむ|ずむ|zoom)(?:での?|の)?(?:参加|出席)?(?:は|が|も|には|に)(?:ちょっと)?(?:無理|むり|難し|厳し|苦手|でき(?:ない|ま)|参加でき(?:ない|ま)|入れ)/u
const OF_A_SCREEN = /(?:りんく|url|画面|ぐるーぷ|あぷり|ろぐいん|ぼたん|ぺーじ)(?:が|に|から|を|の)/u
const ONLINE = /ずーむ|ずむ|zoom|おんらいん|りもーと/u
const ANOTHER_WAY = /ずーむ|ずむ|zoom|おんらいん|りもーと|url|あどれす|郵送|電話で|用紙|(?:送|おく)って/u

/** What hangs on something is open; what is contradicted in the same breath gives way to what follows. */
export function verdicts(passage: Passage): Verdict[] {
  const first = passage.clauses.map((clause, at) => {
    const before = passage.clauses[at - 1]
    return before &&
      ((isSaidBefore(before) && COMES_SAID.test(before.key)) || WOULD_COME.test(before.key)) &&
      BUT.test(before.joint) &&
      GIVES_UP.test(clause.key)
      ? actAt('absent', at)
      : judged(clause, at, passage)
  })
  return first.map((verdict, at) => {
    const clause = passage.clauses[at]
    if (!clause) return verdict
    // What follows for the next time leaves this answer as it is.
    const later = first.flatMap((other, n) =>
      n > at &&
      other.kind === 'act' &&
      !other.account.says.next &&
      !(other.answer === 'absent' && isOfTheWay(other, passage))
        ? (passage.clauses[n] ?? [])
        : [],
    )
    if (isSaidBefore(clause) && first.some((other, n) => n !== at && other.kind === 'act')) return ASIDE
    // 「オンラインでつなぎます。会場には行けません」
    if (
      isOtherWay(verdict) &&
      first.some(
        (other) => other.kind === 'act' && other.answer === 'attend' && other.account.says.mode === 'online',
      )
    )
      return ASIDE
    if (verdict.kind === 'stir' && MISTAKEN.test(clause.key) && later.length > 0) return ASIDE
    if (verdict.kind === 'act' && clause.joint === 'のに') return ASIDE
    if (verdict.kind === 'act' && verdict.answer === 'absent' && isOfTheWay(verdict, passage))
      return first.some((other) => other.kind === 'act' && other.answer === 'attend') ? ASIDE : DOUBT
    if (verdict.kind === 'act' && isLeftHanging(verdict, clause) && later.length === 0) return DOUBT
    if (verdict.kind === 'doubt' && BUT.test(clause.joint) && WOULD_LIKE.test(clause.key)) return ASIDE
    if (
      verdict.kind === 'doubt' &&
      NEXT_TIME.test(clause.key) &&
      first.some((other, n) => n !== at && other.kind === 'act')
    )
      return ASIDE
    if (verdict.kind === 'doubt' && HAD_MEANT.test(clause.key) && later.length > 0) return ASIDE
    // 「バスで行きたいんですが、停留所はどこですか」 asks.
    const asksNext = BUT.test(clause.joint) && passage.clauses[at + 1]?.asks
    if (verdict.kind === 'act' && verdict.account.says.wish && asksNext) return ASIDE
    if (!later.some(({ sentence }) => sentence === clause.sentence)) return verdict
    if (
      verdict.kind === 'doubt' &&
      BUT.test(clause.joint) &&
      isOfOthers(clause.key) &&
      goesOnWithSelf(passage, at)
    )
      return ASIDE
    if (verdict.kind === 'doubt' && LEFT.test(clause.key)) return ASIDE
    if (verdict.kind === 'act' && verdict.answer === 'undecided') return verdict
    if (HANGS.test(clause.key) && !POLITE_IF.test(clause.key)) return DOUBT
    if ((verdict.kind === 'doubt' || verdict.kind === 'stir') && clause.joint !== '' && clause.joint !== '、')
      return ASIDE
    if (verdict.kind === 'act' && BUT.test(clause.joint) && !verdict.account.says.part) return ASIDE
    return verdict
  })
}
