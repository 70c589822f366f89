// Of an attendance answer: marks, not knowing, how and when. What is said of coming and staying away is `grammar.ts`.
import { pattern, patternText } from '../language/pattern.ts'

export type Answer = 'attend' | 'absent' | 'undecided'

export const MARKS: [RegExp, Answer][] = [
  [
    pattern`
  ^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|御?出席|参加|→|:)*(?:○|まる|丸)(?:です|で
  |でお願いします|でお願いいたします)?(?:出席|参加)?$
`,
    'attend',
  ],
  [
    pattern`
  ^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|欠席|不|→|:)*(?:×|x|ばつ)(?:です
  |で|でお願いします|でお願いいたします)?(?:欠席)?$
`,
    'absent',
  ],
  [
    pattern`
  ^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|:)*(?:△|三角|さんかく)(?:です
  |で|でお願いします|でお願いいたします)?$
`,
    'undecided',
  ],
]
export const UNDECIDED = pattern`
  なってみ(?:ない|ねえ|ね|ん)と?、?(?:わか|分か)|(?:調整|都合|目処|めど|目途)が?(?:まだ)?(?:つい|付い|つか|付か)(?:て)?(?:い)?(?:ません|ない|なく|ねえ|おりません)|もうち(?:ょ)?っと(?:だけ)?、?(?:待|時間)|(?:予定|都合|体調|家族|様子|具合|勤務|しふと|日程|仕事)[^、。]{0,8}(?:確認し|確かめ|見|み|聞い|きい|相談し|調整し)て(?:から)?、?(?:また|改めて)?(?:ご?連絡|お?返事|ご?回答|お?返信)|未定|迷って|悩んで|まだ.{0,12}(?:決まら|決められ|決まっちゃい|わから|分から)(?:ねえ|ん$|んで)|返事(?:が|は)?でき(?:ない|ません|ねえ)|(?<!会議の|会合の|今回の|次回の|式)(?:次第|(?:天気|体調|仕事|具合)しだい)(?:$|です|だで|で$|な$|なので|だ$|だな|かな|$)|(?:何|なん)とも(?:言|いえ|申)|決めかね
  |まだ.{0,12}(?:わか|分か|決ま|決め|はっきり|なんとも|何とも)[^。]{0,5}(?:ない|ません|ず|ん$)
  |(?<!(?:意味|使い方|使いかた|やり方|操作|方法|どこを|何を|なにを|どういう|よく)[^。]{0,10})(?:わか
  |分か)(?:りません|らない|らん)|調整中|検討中|考え中|確認中|保留
  |(?:わか|分か)らなくな(?:り|っ)|わかん(?:ない|ねえ|ね)|てから(?:お?返事|連絡|回答)|はっきりし(?:ない|ね|ません)|びみょう|どうなるか|^微妙|微妙です|五分五分|半々|(?:後日|追って|改めて|あらためて|のちほど|後ほど|後で
  |あとで)[^。]{0,8}(?:返事|連絡|回答|返信|お知らせ)|(?:決まり|わかり|分かり|つき)次第|(?<!何か|なにか)(?:決まっ
  |わかっ|分かっ)たら(?!教え)|(?:返事|回答).{0,6}(?:待って|お待ち|保留)|様子を見|様子見|もう少し(?:待|時間)
  |考えさせて|検討(?:し(?:ます|て)|させ)|考えて(?:お|み)|調整し(?:ます|て)|(?:明日|今日|今週|来週
  |週明け|週末|\d日|夕方|夜|今晩)(?:中|まで)?に[^。]{0,8}(?:返事|連絡|回答|返信)|相談して(?:から|、
  |みま|返)|確認して(?:から|、|返|みま)|確認します$|(?:お時間|時間)(?:を)?(?:ください|いただ)|五分
  |行けたら行|(?:相談して|考えて|様子を見て|具合を見て|(?:見|聞い|確かめ)てから|当日の朝)[^。]{0,4}決め|決めさせて|(?:明日|あした|明後日|来週|のちほど|後ほど|あとで|夜|夕方)(?:までに|には?)?(?:お?返事|ご?返答|お?返信|回答)(?:し|いたし|致し|さ)|(?:今週|今月|来週|週末|明日|あした|\d日)(?:いっぱい|まで|中)?[^。]{0,3}(?:お待ち|待って)|予定が(?:まだ)?(?:見え|読め|立た|立ち|わから|決まら)(?:ない|ません|ず|なくて)
`
// Weak on their own; an answer only when a meeting or a date is being spoken of.
export const OCCASION = /今回|その日|当日|会議|次回|今度|\d日|\d{1,2}\/\d|第\d+回|日程/u
// What people come to besides the meetings of the council.
const EVENTS = patternText`
  忘年会|新年会|懇親会|視察|見学|歓迎会|送別会|歓送迎会|慰労会|運動会|飲み会|食事会|発表会|学習会|勉強会|講習会|説明会|講演会
  |研修会|総会|理事会|役員会|同窓会|交流会|展示会|音楽会|お茶会|親睦会|反省会|打ち上げ|文化祭|祭り?|式|講座|研修|教室
  |いべんと|葬儀|通夜|法事|法要|旅行|らんち|ごるふ|大会|こんぺ|飲み|花見|ばーべきゅー|草刈り|清掃|訓練
`
export const OTHER_EVENT = new RegExp(`(?:${EVENTS})(?:の(?:方|ほう|件))?(?:は|も|に|には|ですが)?$`, 'u')
/** 「懇親会は欠席します」, beside an answer for the meeting. */
export const OF_EVENT = new RegExp(
  `^(?:その)?(?:後|あと)?の?[^、。]{0,4}(?:${EVENTS})(?:の(?:方|ほう))?(?:は|も|には|だけは?)`,
  'u',
)
// What an answer hangs on.
export const HANGS_ON =
  /(?<!か)もし|場合(?:は|には|のみ)|[一-龠]なら(?!な)|かも(?:しれません|しれない|です)?[。!]?$/u

// How somebody takes part, and when.
const ONLINE = patternText`
  おんらいん|りもーと|りもと|ずーむ|ずむ|zoom|teams|ちーむず|うぇぶ|web(?:ex)?|google ?meet|meet(?!ing)|みーと
  |skype|すかいぷ|画面越し|画面ごし|画面で|びでお|てれび会議|tv会議|遠隔|(?:自宅|家|職場|会社)から(?!近|遠|歩|車|行|向|会場|役場|徒歩|自転車|直接|通|は|が|すぐ|\d)|自宅で|在宅で?|ぱそこん(?:から|で)|pc(?:から|で)|すまほ(?:から|で)|ねっと(?:で|から
  |経由)|online|remote(?:ly)?|video
`
const IN_PERSON = patternText`
  会場(?!か|ど|は|の(?!ほう|方)|を|って|まで遠)|現地|対面|直接|りある|現場|おふらいん|足を運|役場(?:で
  |に|へ|まで)|会議室(?:で|に|へ)|そちら(?:に|へ|まで)|in[ -]?person|on[ -]?site|face to face
`
// What takes a mode back: 「オンラインではなく会場で」.
const REFUSED = pattern`
  ^(?:に|まで)(?:は)?(?:ちょっと)?(?:行け|伺え|行か|行かれ|足を運べ)(?:ま|な|ね|ん)|^(?:参加|出席|会議)?(?:で)?(?:は|じゃ|の方が)?(?:なく|ない|あり(?:ません|ませぬ)|ござい(?:ません)|無理|苦手|難し|厳し|やめ|できな|使え
  |つなが|繋が|でき(?:ま|な)|わから|不安|から(?=会場|現地|対面|おんらいん|zoom)|を?やめ|より)
`
const LATE_WORD = '(?:遅れ|遅刻|おくれ|遅く|ちこく|遅参|遅め|late|遅い(?:時間)?)'
const LATE = new RegExp(
  `(?<!電車が|バスが|ばすが|返事が|返信が)${LATE_WORD}(?!ず|ない|ません|なく|な[いけ])`,
  'u',
)
const LATE_BY = new RegExp(
  `(?:(\\d{1,2})時間)?(半)?(?:(\\d{1,3})分)?(?:ほど|程度|程|くらい|ぐらい|くれえ|ぐれえ|位|ばかり|ばっかり|ばか|弱|強|前後|間)?(?:は|の|だけ|ずつ)?(?:、)?(?:会議に|到着が|参加が|開始から)?${LATE_WORD}`,
  'u',
)
const LATE_BY_EN =
  /(\d{1,3}) ?(?:min(?:ute)?s?|m) late|late (?:by )?(?:about |around )?(\d{1,3}) ?(?:min|m\b)|late by (?:about )?(\d{1,3})/u

const LEAVES_EARLY = pattern`
  leave (?:early|before the end)|slip out|早退|そうたい|途中(?:で|から)?(?:抜|ぬけ|退|失礼|帰|離席|離脱|まで)|途中退[席室出]|途中までの?|中座
  |(?<!入)退[席室出](?:し|さ|いた|予定|する|で)|早め(?:に|の)(?:退|失礼|帰|抜|上が|出)|早く(?:失礼|帰
  |抜|出)|先に(?:失礼|帰|抜|出)|[時分半頃](?:頃|ごろ|前|過ぎ|すぎ)?(?:に|で|には|まで)(?:は)?(?:失礼|抜け|帰|退
  |中座|お暇|上が|出なければ|出なきゃ|出ないと|出にゃ)|[時分半]までで?(?:す|お願い|$|な?ら|しか|の参加|参加|出席|いられ
  |おりま)|(?:昼(?:過ぎ|すぎ|前)?|夕方)(?:で|まで|には|に)(?:は)?(?:帰|失礼|抜)|(?:終わり|しまい|閉会)まで(?:は)?(?:い|お|居)(?:られ|れ)|(?:午前中?|前半|最初
  |冒頭|はじめ|始め)(?:だけ|のみ)|最後まで(?:は)?(?:い|お|参加でき|出席でき)(?:られ|れ)?(?:ない|ません
  |ず)|leav(?:e|ing) early
`
const NOT_LEAVING =
  /(?:早退|中座|退席|退室|途中で(?:抜け|退))(?:は|し)?(?:しません|しない|ません|せず|ない)|(?:最後|終わり|しまい|閉会)まで(?:は|ちゃんと)?(?:い|居|お|参加|出席)(?:られ|れ|し|でき|り)?(?:ます|る)|stay (?:until|till|to) the end/u
const ON_TIME =
  /遅れず|遅れません|遅刻しません|遅れないよう|時間(?:通り|どおり)|定刻(?:通り|どおり|に)|遅刻(?:は)?しません|\bon time\b/u
/** Late, and by how much is not said. */
const SOME_TIME_LATE = { ja: '遅れて参加', en: 'arriving late' }

// Asking what one has answered oneself.
export const MY_ANSWER = pattern`
  (?:自分|私|わたし|俺|おら|わし|僕)の(?:出欠|出席|欠席|参加)(?:、|は|って|が)|(?:おら|わし|俺|私|もう)、?(?:もう)?返事(?:を)?(?:し|出し|送っ)(?:た|まし)|(?:行く|出る|休む|行きます|出ます)(?:って|と)(?:返事|言っ|答え|出し)|どっちで(?:出し|返事|答え)|(?:送った|出した|返した|答えた)(?:回答|返事|返信|内容)|出欠|(?:出席|欠席|参加|代理)(?:って|と|で|に|の)?(?:お?(?:返事|回答|返信|登録|連絡|届)|伝わ|届い
  |通っ|受け付け|なって|して(?:い)?(?:まし|た)|出し|答え|する(?:って|と)|って言|伝え)|(?:返事|回答
  |返信)(?:し|って|は|済|の状況|状況|出し|でき|を?もう|どう|まだ)|申し込(?:み|んで)|回答状況
  |(?:私|わたし|わたくし|僕|ぼく|俺|おれ|おら|わし|うち)の(?:返事|回答|返信|状況|ステータス)|自分の(?:返事|回答|返信)|返事(?:を)?出したっけ|(?:出席|欠席)(?:に|って|で)?なって(?:い)?る|代理(?:は)?誰に
  |(?:私|わたし|自分|僕|俺|わし|おら)の(?:代理|登録(?:内容)?|回答|返事)(?:は|って|を|が)|(?:何|なん)て(?:答え|返事|返し|書い|送っ)|^(?:おら|わし|私|俺|もう)?、?返事(?:は|って|が)?(?:し|届|来|着)|(?:出席|欠席|参加)(?:って|と|で)?(?:送|出)(?:った|りました|っ)|my (?:status|answer|rsvp)
`
export const RECALL = pattern`
  受け付けてもらえて|いかよう|承って|記録されて|登録されて|入って(?:い)?(?:る|ます)|した(?:か|っけ|かや|かね|ずら)|誰に(?:なって|し)|してあった(?:か|っけ)|(?:答え|返事し|送っ|書い|返し)た(?:か|の|っけ)[^。]{0,4}(?:忘れ|わから|分から|思い出せ)|見たい|見てみたい|届いて(?:い)?(?:る|ます)|届いた|届きました|誰に(?:なって|し(?:た|て))|(?:した|届いた)か(?:や|い|ね)|の(?:回答|返事)は$|どう(?:なって|でし|です|だっけ|なりま|した|いう状|$)|っけ|(?:なって|して|出して|できて|届いて
  |受け付けて|受付されて|登録されて|伝わって|済んで|入って)(?:い|おり)?(?:ます|る|た|まし)|(?:し|出し|答え
  |届き)(?:まし)?たか|まだ(?:でし|です|だ|して|出)|確認|教え|見せ|知りた|状況|何て|なんて|何と|なんと
  |済み(?:です|$)|どっち|よね|出してある|^(?:私の|自分の)?出欠(?:は)?$|status|did i
`

/** How someone will take part; of two ways named, the one not taken back. */
const modeIn = (key: string): 'online' | 'in-person' | undefined => {
  const online = [...key.matchAll(new RegExp(ONLINE, 'gu'))].map((hit) => ({ hit, mode: 'online' as const }))
  const inPerson = [...key.matchAll(new RegExp(IN_PERSON, 'gu'))].map((hit) => ({
    hit,
    mode: 'in-person' as const,
  }))
  const kept = [...online, ...inPerson]
    .filter(({ hit }) => !REFUSED.test(key.slice(hit.index + hit[0].length)))
    .sort((a, b) => a.hit.index - b.hit.index)
  return kept.at(-1)?.mode
}

const minutesLate = (key: string): number | undefined => {
  const english = LATE_BY_EN.exec(key)
  if (english) return Number(english[1] ?? english[2] ?? english[3])
  if (/半時間(?:ほど|くらい|ぐらい)?遅/u.test(key)) return 30
  for (const hit of key.matchAll(new RegExp(LATE_BY.source, 'gu'))) {
    const [, hours, half, minutes] = hit
    const total = Number(hours ?? 0) * 60 + (half && hours ? 30 : 0) + Number(minutes ?? 0)
    if (total > 0) return total
  }
  return undefined
}

export type Particulars = {
  mode: 'in-person' | 'online' | undefined
  /** Minutes; 0 for on time, where that is said. */
  late: number | undefined
  early: 'yes' | 'no' | undefined
  note: string | undefined
}

/** What an attendance answer says beyond yes; undefined is not said, and leaves what was said before. */
export function particulars(key: string): Particulars {
  const isLate = LATE.test(key)
  const minutes = isLate ? minutesLate(key) : undefined
  const stays = NOT_LEAVING.test(key)
  return {
    mode: modeIn(key),
    late: minutes ?? (!isLate && ON_TIME.test(key) ? 0 : undefined),
    early: stays ? 'no' : LEAVES_EARLY.test(key) ? 'yes' : undefined,
    note: isLate && minutes === undefined ? SOME_TIME_LATE[/[ぁ-ん]/u.test(key) ? 'ja' : 'en'] : undefined,
  }
}
