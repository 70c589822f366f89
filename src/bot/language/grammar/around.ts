// What stands around an act in its message: it may leave the act as it is, or make it unclear. An act counts only where
// nothing around it is left open (C1).
import { OTHERS } from '../mood.ts'
import type { Clause, Passage } from '../passage.ts'
import { pattern } from '../pattern.ts'
import { bearsSurname } from '../surnames.ts'
import { isReasonAlone } from './when.ts'

/** A clause beside an act, or an act that says who it is of. */
export type Around = { isAct: boolean; isAccounted: boolean; isSelf: boolean }

/** A piece of a clause whose head stands before it: 「…って言いましたっけ」. */
const TAIL = pattern`
  ^(?:か(?=$|[、。?もとはどねよ])|かな|って|と(?:の|いう|言|聞|書|返|答|伝|申|し(?:たら|て)|思)|そう(?:です|だ|な)|らしい|なんて|なんか|わけ|べき|かも
  |みたい|なら|たら|場合|ふり|つもり(?:は|で(?:は|も))|のは|ことは|のが|のを|の(?:か|です)|じゃ(?:ない|なく)|では(?:ない|なく|あり))
`
/** What a condition ends with; 例えば and そういえば are none. */
const CONDITION_END =
  '(?:たら|(?<!必)なら(?![なばず])|(?<!例|たと|言|い)(?:[えけげせてねべめれ]ば)|場合(?:は|には|のみ)?|次第|限り|前提で|条件で)'
const HANGS = new RegExp(`${CONDITION_END}(?:です|の話です|だ)?$`, 'u')
export const POLITE_IF =
  /(?:よろしければ|宜しければ|できれば|できましたら|よければ|良ければ|可能であれば|可能でしたら|差し支えなければ|お手数でなければ|よかったら|もしもし|(?:締め?切り?|期限|時間)?(?:を|が)?(?:過ぎ|すぎ|遅れ|遅く)[^、。]{0,6}たら(?:ごめん(?:なさい)?|すみません|申し訳[^、。]{0,8})?)$/u
const HANGING = new RegExp(`^(?<!か)もし(?!もし|く|か(?:したら|すると|して))|${CONDITION_END}`, 'u')
const IF = /^もし(?!もし|く|か(?:したら|すると|して))/u
/** The same in English, beside words of any language. */
const IN_ENGLISH = /^(?:if|unless|when|in case)\b|\b(?:said|says|wrote|told|heard)\b/u
const DANGLING = new RegExp(`^[^、。]{0,12}?(?:${OTHERS.source})$|^[^、。]{1,8}(?:さん|様|氏)$`, 'u')
/** 「山岸委員、…」: whom it is about, or whom it speaks to. */
const NAMED_FIRST = /^[^、。]{1,8}(?:委員|議員|会員)$/u
const OTHER_SUBJECT = new RegExp(`(?:${OTHERS.source})`, 'u')
const TOPIC_IS_OTHER = new RegExp(
  OTHERS.source.replace(/\(\?:は\|が\|も\|って\s*\|、は\)$/u, '(?:は|も|って)'),
  'u',
)
/** 「田中さんは出張で…欠席します」: it goes on after the dots. */
const UNFINISHED = /(?:[てでしば]|たら|なら|ので|から|けど|が)$/u
const REASON_JOINT = /^(?:の?ので|んで|から|し|て)|ので$|から$/u
const REASON_END = /(?:[てで]|し|ず|り|く|い|み|き|え|れ|ため|為|ので|から|につき|により)$/u
/** After an act in the same breath, only these: thanks, requests to the office, reasons, small talk that ends there. */
const CLOSING = pattern`
  ^何卒[^。]{0,16}(?:存じます|申し上げます|いたします|ください|くださいませ)$|^(?:あと|それと|なお)?、?(?:前回の)?(?:議事録|資料|案内状?|通知|地図|次第)(?:が|は|を|も)?[^。、出欠参]{0,14}(?:ない(?:ん)?(?:です)?|ません|ください|ほしいです|届いて|もらって|来て)[^。、]{0,4}$|^(?:場所|駐車場|会場|入り口|道)(?:が|は)?(?:わから|分から)(?:ない|ません|ん)[^。]{0,4}$|(?:議長|会長)(?:に|へ)?(?:一任|委任|お任せ|おまかせ)[^。、]{0,8}$|^議長一任$|^(?:治っ|元気になっ|落ち着い|良くなっ|終わっ)たら、?(?:また|次は|次回は)[^。]{0,10}$|^(?:何卒|どうか|何とぞ|なにとぞ)?、?(?:お許し|ご容赦|ご了承|ご理解|ご承知|ご海容|ご寛恕|お含み)[^。、]{0,14}$|^(?:遅くなって|遅れて|お待たせして)(?:しまい)?$|^ただ(?:し)?、?(?:来週|明日|今週末|週末|夜|夕方|午後)から(?:に?なります|やります|始めます|です)$|^(?:です|で|ね|よ|な|さ|de|でーす|まだ|今のところ|(?:を)?希望(?:です|します|いたします)?)$|申し上げます$|(?:(?:お願い|おねがい)(?:し|いた|致|もうしあげ|申し上げ)?(?:ます|します|たします)?(?:ね)?|ください(?:ませ)?|下さい|よろしく(?:ね|です|どうぞ)?|ご?(?:報告|連絡)(?:し|いたし)(?:ます|ました)|頼みます|幸いです|ありがたい(?:です)?|ありがたく存じます|くださいまし|助かります|楽しみに?(?:して(?:い)?ます|しております|です)?|すみません
  |ごめん(?:なさい)?|申し訳(?:ない|あり)[^。]{0,6}|(?:席|お茶|お?弁当|資料|場所|いす|椅子)を?(?:とっ|取っ|用意し|準備し|残し|空け|あけ)(?:と|てお)(?:いて)?(?:ください|くれ|おくれ|くんな|な|ね|ほしいです|いて)?|お待ちしています|以上(?:です)?|(?:お取り計らい|お含みおき|ご承知おき|ご了承|ご容赦)(?:の(?:ほど|程))?(?:願います|ください|お願いします|お願いいたします)?|ご?確認(?:のほど|の上|の程)?(?:を)?、?(?:願います|お願い(?:し|いたし|致し)ます|頼みます|頼む(?:わ|よ|ね)?|くださいませ)|(?:確認(?:して)?|見て|みて|ちぇっくして)(?:ください|くれ|おくれ|くんな|お願いします|もらえますか)(?:や|な|ね)?|(?:の)?ため(?:です)?|ありがとう|感謝(?:します)?|残念です|ご了承|(?:悪い|わりい|わるい|わりぃ)(?:ね|な|のう|けど)?|(?:堪忍|勘弁)(?:して)?(?:ください|くんな|くれ|おくれ|くりょ|な|ね)?|すまん|すまない|くんな|おくれ|とくれ|くだされ|迷惑をかけます|失礼(?:いた|致)?します|頼(?:む|んだ|んます)(?:わ|よ|ね|で|な|じ|に|ぞ)?|たのむわ?|たのみます|失礼しました|またよろしく(?:ね)?|お大事に|気をつけて(?:ね|ください)?|いたします|連絡します|準備します|用意します|お伝えします|届けます)$
`
/** A signature. */
const WHEN_ONLY =
  /^(?:その日|当日|今回|次回|今度|会議|第?\d{1,3}回|\d{1,2}月\d{1,2}日|\d{1,2}日|\d{1,2}\/\d{1,2})(?:の?(?:会議|方|件))?(?:は|も|に|には|ですが|だけは|ばかりは)?$/u
const KANA_NAME =
  /^(?!うそ|むり|だめ|いや|やめ|まちがい|ちがう|たぶん|かも|みてい|なし|ない|また|まだ|もし|やっぱ|やはり|でも|いいえ|じょうだん)[ぁ-ん]{1,6}(?<![いるたてすねよ])$/u
const REASONED = /^理由[は:][^。]{1,20}?(?:です|のため|のためです|による(?:もの)?です|でございます|だから)$/u
const SIGNED =
  /^\(?(?:委員|会員|議員|[一-龠ァ-ヶぁ-んー]{1,10}(?:会|課|社|組合|建設|農園|商店|工業|区|町|(?:長|代表|委員|主任|役員)(?=の))の?)?(?<who>[一-龠々ァ-ヶ]{2,10})(?:です|より)?\)?$/u
const isSigned = (words: string): boolean => {
  if (NO_NAME.test(words)) return false
  const who = SIGNED.exec(words)?.groups?.who
  const name = /(?:長|代表|委員|係)(?<name>[一-龠々ァ-ヶ]{2,6})$/u.exec(who ?? '')?.groups?.name ?? who
  return name !== undefined && (bearsSurname(name) || /(?:長|委員|代表|係|課|組合|区)$/u.test(name))
}
const TOLD_END =
  /(?:(?:とのこと|との事)(?:です|でした)?|そう(?:です|だ)|らしい(?:です)?|と(?:は)?(?:聞|言|書|返事|思(?:った|ってた|いきや|いました|ったら))[^。]*|つもり(?:は|で)[^。]*|よう(?:です|だ)|よね|って(?:言|聞)[^。]*|なんて[^。]*|わけで[はも][^。]*|というのは[^。]*)$/u
const SUPPOSED = /と(?:したら|すれば|すると)/u
/** Asked beside an answer, of the meeting and not of the answer. */
const ASKS_ABOUT =
  /決まって|いつ|どこ|何|なん|どう|誰|だれ|いくつ|あり(?:ます|ません)|いい(?:です)?か|よろしい|ください|もらえ|いただけ|頂け|大丈夫|可能|でき|使え|入れ|要り|必要/u
/** A question of its own, about something at the meeting: 「会場は前と同じですか」. */
const ASKS_OF =
  /^(?:あと|それと|ちなみに|で|ところで)?、?(?!.*(?:出席|欠席|参加|返事|回答|代理|理由|都合|これ|それ|私|わたし))お?(?:[一-龠ァ-ヶー々]{1,8}(?:まで)?の)?[一-龠ァ-ヶー々]{1,8}(?:は|って)/u
/** What else people tell beside an answer, and means nothing for it: what they bring, the weather, how they come. */
const SMALL_TALK = pattern`
  ^わからないこと(?:は|が)[^。]{0,12}|(?:楽しかった|難しかった|むずかしかった|大変でした|疲れました|勉強になりました)(?:です)?$|(?:楽しみ(?:にして(?:い|おり)?ます|です)|(?:持って(?:い|行|伺)[きいり]|持参し|持参いたし|用意しておき|準備しておき|印刷しておき|読んでおき|目を通しておき|見ておき)ます
  |^[^、。]{0,8}(?:寒|暑|雨|雪|天気|台風|道路?)[^、。な]{0,12}(?:です|ます)ね|お気をつけて|お(?:体|身体)に[^、。]{0,10}|ご自愛[^、。]{0,6}|ご?盛会を[^、。]{0,12}|お伝えください(?:ませ)?
  |(?:車|電車|ばす|歩き|徒歩|自転車|たくしー)で(?:行き|伺い|参り|向かい)ます)(?:ね|よ)?$
`
const TOLD =
  /とのこと|との事|と(?:言|聞|書|伝|返事|答|申)|って(?:言|聞|書)|そう(?:です|だ)|らしい|という|だって/u

/** 「もし行けるようになったらまた連絡します」「何か決まったら教えてください」: for another day. */
const CONTACT_LATER =
  /(?:たら|れば|場合は?|際は?)、?(?:また|すぐ|改めて|あらためて)?(?:に)?(?:(?:お|ご)?(?:連絡|返事|知らせ|電話|伝え)(?:を)?(?:し|する|いたし|致し|させ)[^。]{0,10}|教えて(?:ください|ほしい|下さい|くれ|ね|もらえ)[^。]{0,10}|(?:お|ご)?(?:連絡|知らせ)(?:を)?(?:お願い|ください|頼)[^。]{0,8})$/u
/** Goes on to something else. */
const TURNS = /^(?:あと|それと|で|では|さて|次に)$/u
/** A bare thing before an act: 「視察、参加します」 is of that. A name, an office, a time or a word of assent is none. */
export const isOfAThing = ({ key, plain, joint, asks }: Clause): boolean =>
  joint === '、' &&
  !asks &&
  (THING.test(plain) || NOUN_PHRASE.test(plain)) &&
  !isSigned(key) &&
  !WHEN_ONLY.test(key) &&
  !ASSENTS.test(key) &&
  !COMMON_END.test(plain)
const ASSENTS =
  /^(?:ok|okです|了解|承知|承諾|快諾|拝承|拝見|拝読|出欠|返事|回答|返信|件名|本文|会議|推進会議|委員会|部会|寄合|集まり|会合|例会|定例会|出席|欠席|参加|不参加|当日|今回|次回|本日|明日|明後日|両日|毎回|全員|本人|私|僕|俺|自分|当方|小生|委員|会員|議員|来週|今週|午前|午後|夕方|夜|朝|昼|万障|無事|喜|勿論|当然|是非|絶対|必|案内|通知|招待|夜分|早朝|朝早く|夜遅く|(?:出欠|会議|推進会議|例|標記|表記|表題|首題)の件|日程|予定|時間|場所|会場|現地|対面|遠隔|自宅|在宅|[^、]*(?:会議|回|月|日|時|分|会|課|社|部|組合|区|係|局|所|店|園|校|委員|長|農園|建設|工業|商店))$/u

/** Takes back what was just said, whatever it was. */
const TAKEN_BACK =
  /^(?:(?:というのは|いや|って|今の(?:は|も)?|ごめん)?(?:うそ|嘘|ウソ|冗談|じょうだん|なし|なんちゃって|なんてね?|間違い|まちがい|間違え|まちがえ|違い|ちがい|違う|ちがう|違った|忘れて))(?!(?:が|は|など)?(?:あり|あっ|あれ|ござい|ない|なく|無)|電話)/u
/** Of things, though a surname begins so. */
const NO_NAME =
  /^(?:研修|会議|面談|授業|講習|健診|検診|登録|申請|面接|朝食|昼食|夕食|食事|買物|家事|掃除|洗濯|農作業|草取|宿題|勉強|前半|後半|下書|清書|見積|請求|領収)/u
/** Sent by mistake, or not to be done yet: whatever was said before. */
const NOT_YET =
  /番号(?:を|が)?間違|送信(?:の)?みす|誤送信|送り間違|間違(?:えて|って)送|(?:少し|ちょっと|もう少し)(?:だけ)?(?:お待ち|待って)|^(?:いえ|いや|あ)?、?(?:お待ちください|待ってください|待って)$|もう少し考え|^(?:でも)?、?(?:少し|もう少し|ちょっと)?(?:かんがえ|考え)(?:ます|てみ|ておき|とく)|どうしよう|考えさせて|やっぱ(?:り|し)?、?(?:保留|やめ|続け|考え)|^保留(?:で|に|します)|\bwrong chat\b|\boops\b|^wait\b/u
/** 「いや、…」「あれ、…」 behind an act: what follows turns it round, or asks of it. */
const TURNS_ROUND =
  /^(?:いや(?!あ|ー)|あっ?(?=$|、|まだ|やっぱ|やはり)|あれ(?:れ|っ)?(?=$|、|送|ま|ち)|おっと|やっぱ|やはり|いえ(?=$|、))/u
/** Of doubt, and nothing else. */
const DOUBTS =
  /^\(?(?:たぶん|たぶ(?=$)|多分|おそらく|かも|きっと|仮|(?:まだ)?未定|まだ)\)?(?:です|だ|ね|ですが|ですけど|だけど)?$/u
/** 「変更の可能性あり」 */
const MAY_CHANGE =
  /(?:変更|欠席|出席|遅刻|早退)(?:する|になる)?(?:の)?可能性(?:が|も|は)?(?:あり|ある|ござい)|変わるかも/u
/** 「妻の分」: done for somebody else. */
const OF_THEIRS =
  /(?:妻|夫|主人|旦那|家内|嫁|父|母|息子|娘|兄|弟|姉|妹|孫|友人|友達|知人|同僚|部下|上司|さん|様|氏|くん|ちゃん|委員|会長|別の(?:人|方)|他の(?:人|方))の分/u
/** 「日曜の試合」「PTAの集まり」「盆踊り」: what ends as a noun does, and has nothing said of it. */
const NOUN_PHRASE =
  /^(?!.*の?件$)(?:\d{1,2}[日月]の)?[^はがをにでもへ、。?\d]{1,14}(?:[一-龠々ァ-ヶーA-Za-z]|(?<=[一-龠々])[りきみえげけせれ]|集まり|祭り|まつり|手伝い|見舞い|祝い|習い)$/u
/** A thing and nothing said of it: 「終わりました、夕飯」. */
const THING =
  /^(?:[一-龠々ァ-ヶーA-Za-z]{1,8}(?:の[一-龠々ァ-ヶー]{1,8})?|[一-龠々]{1,4}[^はがもをにでとの一-龠][ぁ-ん]?[一-龠々]{1,4})$/u

/** What stands alone behind an act and is no signature and no time is what the act was of. */
const isWhatItWasOf = ({ key, plain, asks, joint }: Clause, whole: string): boolean =>
  !asks &&
  joint !== '、' &&
  !(FOREIGN.test(plain) && /\d|会議|出席|欠席/u.test(whole)) &&
  THING.test(plain) &&
  !isSigned(key) &&
  !CLOSING.test(key) &&
  !WHEN_ONLY.test(key) &&
  !COMMON_END.test(plain)
/** 「15番やりたいです　グエン」 */
const FOREIGN = /^[ァ-ヶー・]{2,8}$/u
const COMMON_END =
  /^(?:以上|敬具|草々|合掌|残念|無念|感謝|多謝|拝|拝具|了解|承知|万歳|完了|ok|OK|mail|LINE|追伸|理由|乱筆乱文|不一|かしこ|代理なし|代理無|代理不要|電話|携帯|早退|遅刻|会場|現地|対面|オンライン|リモート|ZOOM|Zoom|zoom|泣|笑|汗|涙|謝|礼|爆|出席|欠席|参加|不参加|賛成|反対|棄権|賛同|希望|キボウ|可|不可)$|^[^の]*長$|(?:のため|の為|都合|不良|出張|出荷|入院|通院|退院|受診|検査|手術|介護|看病|看護|付き添い|育児|子守り?|用事|所用|急用|私用|先約|腰痛|頭痛|発熱|高熱|怪我|けが|骨折|当番|夜勤|日勤|残業|来客|商談|引っ?越し|忌引き?|葬式|出産|入学式|法事|病気|仕事|風邪|会議中|運動会|葬儀)$/u

/** 「これはテストです」 */
const ONLY_A_TEST = /^(?:これは)?(?:てすと|試し|お試し|練習)(?:送信|投稿|中)?(?:です|でーす)?$/u

/** Whether something around the acts of a message leaves them open. */
export function leavesOpen(passage: Passage, around: Around[]): boolean {
  const { clauses } = passage
  if (clauses.some(({ key }) => ONLY_A_TEST.test(key))) return true
  return clauses.some((clause, at) => {
    const here = around[at]
    const isBehind = around.slice(0, at).some(({ isAct }) => isAct)
    if (isBehind && TAKEN_BACK.test(clause.key)) return true
    if (!here || here.isAct || here.isAccounted) return false
    const { key } = clause
    if (OF_THEIRS.test(key) || MAY_CHANGE.test(key)) return true
    if (isBehind && (NOT_YET.test(key) || DOUBTS.test(key) || isWhatItWasOf(clause, passage.key))) return true
    if (isBehind && !clause.asks && TURNS_ROUND.test(key)) return true
    if (TAIL.test(key) || (clause.asks && key.length <= 3 && !TURNS.test(key)) || DANGLING.test(key))
      return true
    if (HANGS.test(key) && !POLITE_IF.test(key)) return true
    if (CONTACT_LATER.test(key)) return false
    if (IF.test(key) || IN_ENGLISH.test(key)) return true
    const isLast = at === clauses.length - 1 && at > 0
    if (
      isLast &&
      (TOLD_END.test(key) ||
        SUPPOSED.test(key) ||
        (clause.asks && !ASKS_ABOUT.test(key) && !ASKS_OF.test(key)))
    )
      return true
    const mates = around.flatMap((mate, n) =>
      mate.isAct &&
      (clauses[n]?.sentence === clause.sentence ||
        (n === at + 1 && (clause.joint === '' || UNFINISHED.test(key))))
        ? [{ n, ...mate }]
        : [],
    )
    const last = mates.at(-1)
    if (!last) return false
    return last.n > at ? opensBefore(clause, last) : opensAfter(clause)
  })
}

const isReason = ({ key, joint }: Clause): boolean =>
  REASON_JOINT.test(joint) || (joint === '、' && REASON_END.test(key))

/** 「出なければならず」 is no condition. */
const MUST = /な(?:ければ|くては|きゃ)(?:なら|なり|いけ)/gu

function opensBefore(clause: Clause, act: { isSelf: boolean }): boolean {
  if (HANGING.test(clause.key.replace(MUST, '')) && !POLITE_IF.test(clause.key) && !isMissed(clause))
    return true
  if (isReason(clause) && !DOES.test(clause.key)) return false
  if ((TOPIC_IS_OTHER.test(clause.key) || NAMED_FIRST.test(clause.key)) && !act.isSelf) return true
  return OTHER_SUBJECT.test(clause.key) && !isReason(clause) && !isCircumstance(clause) && !act.isSelf
}

/** What somebody does about a meeting, a vote or a job. */
const DOES =
  /出席|欠席|参加|代理|行[きくけかっ]|来[るまて]|出[るまてれら]|伺|参り|(?<![夏冬春昼])休[みむま]|賛成|反対|棄権|応募|辞退|納品|やり|やる|終わ|送/u

/** 「妻が寝込んでおりまして家を空けられません、…」: how things stand with somebody, and nothing they do about the meeting. */
const isCircumstance = ({ key }: Clause): boolean => !TOPIC_IS_OTHER.test(key) && !DOES.test(key)

/** 「休みだったら行けたんですが」: what would have been, and was not. */
const isMissed = ({ key, joint }: Clause): boolean =>
  /(?:なら|だったら|であれば)、?(?:出られ|行け|伺え|参加でき|出席でき|大丈夫)(?:る)?(?:んです|のです|の|ん)?$|(?:行け|いけ|伺え|来られ|来れ|出られ|出れ|でき|出来|受けられ|やれ)(?:まし)?た(?:ん(?:です|だ)?|の(?:です|だ)?)?$/u.test(
    key,
  ) && /(?:が|けど|けれど|けども|のに)$/u.test(joint)

const opensAfter = ({ key, plain, asks, joint }: Clause): boolean =>
  TOLD.test(key) ||
  /と(?:したら|すれば)/u.test(key) ||
  !(
    (asks ? ASKS_ABOUT : CLOSING).test(key) ||
    (!asks && SMALL_TALK.test(key)) ||
    isSigned(key) ||
    FOREIGN.test(plain) ||
    (!asks &&
      (WHEN_ONLY.test(key) ||
        KANA_NAME.test(plain) ||
        REASONED.test(key) ||
        isReasonAlone(key) ||
        isReasonAlone(`${key}${joint}`)))
  )
