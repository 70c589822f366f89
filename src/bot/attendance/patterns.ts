// The words of an attendance answer: coming, staying away, not knowing, how and when, and talk that is none of these.
import { pattern, patternText } from '../language/pattern.ts'

export type Answer = 'attend' | 'absent' | 'undecided'

// Nouns and verbs of coming. ご出席 is someone else's.
const COMING_NOUN = '(?<![ごご御])(?:出席|(?<!不)参加|同席|列席|参列|参会|臨席)'
const COMING_VERB = [
  '(?<![提進演輸支抽届思見])出(?=ま|る|られ|れ|た[いく]|て(?:も|い|みます)|させて)',
  '(?<=^|に|、|も|私が|自分が)で(?:ます|られ|れ[まな])',
  '行[かきくけこっ](?!方|先|違|政)|(?<![てでっ])い[きけか](?=ます|ません|ない|そう|れ|せてい|たい|なく)',
  '(?<!を)(?:伺[いうえわお]|うかが[いうえわ])(?!たいこと|たいの|たいん|ますが)',
  patternText`
  参(?:り|る|れ|じ|上)|(?<![てで])まい(?:り|る|れ)|馳せ参|はせ参|駆け(?:付|つ)け|かけつけ|顔(?:を
  |だけ)?(?:も)?出|お?(?:邪魔|じゃま)(?:し|いた|さ|でき)|お供し|ご一緒(?:し|さ|いた|でき)|立ち会[いえ]
  |足を運|(?<=で|から)(?:入(?:[りれる]|らせ)|繋[いぎ]|つな[いぎ])|席に着|向か(?:い|え)ま|馳参
`,
].join('|')
const STAYING_AWAY = patternText`
  欠席|不参加|不在|お?休(?:み(?:し|さ|いた|を?いただ|を?頂|ます|たい|で|です|$)|ま(?=せ|ざ)|む$)
  |見送(?:り|ら)|見合わせ|(?<!ご)遠慮(?:し|さ|いた)|パス(?:し|で|さ)|ぱす(?:し|で|さ|$)|(?<!先に
  |早めに|早く|時に|分に|半に|頃に|途中で)失礼(?:さ|し|いた)|欠(?:です|で|$)|都合(?:が
  |は)?(?:どうしても|なかなか)?(?:つか|付か|つき(?:ま|か)|付き(?:ま|か)|悪|わる|合わ|合い|あい|あわ)
`
export const HEADS = new RegExp(`(?<coming>${COMING_NOUN}|${COMING_VERB})|(?<away>${STAYING_AWAY})`, 'gu')

// Talk *about* attendance: 出席者, 出席率, 出席の方, 出席と返事した.
export const ABOUT = pattern`
  ^(?:者|率|簿|費|賞|型|枠|状況|人数|予定者|の有無|の可否|の案内|の?確認|票|届の|する(?:人|方|の)(?:は
  |が|も|って)|の(?:人|方(?!向)|皆)|される|なさ|して(?:くだ|もら|ほし|ね|よ|ち|ます?(?:か|$)|い)
  |ください|下さい|すべき|ありが|しましょ|しません?か|を?いただ[いきけ]|を?頂[いきけ]|しろ|せよ
  |し(?:た|ない)(?:方|ほう)|(?:から|を|より)(?=出席|欠席|参加|不参加)|(?:で|と|って)(?:お?返事|回答
  |返信|連絡|申し上げ|言|登録|出し|いう(?!ことで(?!す))|聞|伝え))
`
export const WHETHER =
  /か(?:どうか|どうだか|まだ|は(?!い)|分か|わか|判|微妙|未定|調整|検討|確認|決|考|不明|$)/u
export const VERB_ABOUT = pattern`
  ^(?:か|け|き|く|る|ます)?(?:るか|か(?=わ|ど|ま|は|$|微)|て(?:くだ|ほし|き|来|た|い[たる])|っ(?:てく
  |てき|て来|ていら|てほ))
`
export const MEETING_PLACE = pattern`
  (?:会|会議|会場|役場|庁舎|室|センター|せんた|せんたー|公民館|現地|そちら|そっち|ここ|方|回|日|時|半
  |ず|緒|午後|午前|確か|確実|必|ぜひ|当日|分|頃|ごろ|中|すぐ|直接|代わり|前|後|まで|めて|さま|絶対|曜
  |議|参考|接|様|元気|終わり|帰り)$
`
export const ELSEWHERE = /([^、。にへ]{1,12})[にへ](?:も|は)?$/u
export const OBJECT = /(?<!私|わたし|僕|俺|自分|本人|自身|ほう|方)[がを](?:少し|ちょっと)?$/u

export const MARKS: [RegExp, Answer][] = [
  [
    pattern`
  ^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|:)*(?:○|まる|丸)(?:です|で
  |でお願いします|でお願いいたします)?(?:出席|参加)?$
`,
    'attend',
  ],
  [
    pattern`
  ^(?:出欠[は:、]?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:は|の会議は|出席|参加|欠席|:)*(?:×|x|ばつ)(?:です
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
  未定|迷って|悩んで|返事(?:が|は)?でき(?:ない|ません)|次第(?:です|で$|なので|だ$|だな|かな|$)|(?:何|なん)とも(?:言|いえ|申)|決めかね
  |まだ.{0,12}(?:わか|分か|決ま|決め|はっきり|なんとも|何とも)[^。]{0,5}(?:ない|ません|ず|ん$)
  |(?<!(?:意味|使い方|使いかた|やり方|操作|方法|どこを|何を|なにを|どういう|よく)[^。]{0,10})(?:わか
  |分か)(?:りません|らない|らん)|調整中|検討中|考え中|確認中|保留
  |どうなるか|^微妙|微妙です|五分五分|半々|(?:後日|追って|改めて|あらためて|のちほど|後ほど|後で
  |あとで)[^。]{0,8}(?:返事|連絡|回答|返信|お知らせ)|(?:決まり|わかり|分かり|つき)次第|(?:決まっ
  |わかっ|分かっ)たら|(?:返事|回答).{0,6}(?:待って|お待ち|保留)|様子を見|様子見|もう少し(?:待|時間)
  |考えさせて|検討(?:し(?:ます|て)|させ)|考えて(?:お|み)|調整し(?:ます|て)|(?:明日|今日|今週|来週
  |週明け|週末|\d日|夕方|夜|今晩)(?:中|まで)?に[^。]{0,8}(?:返事|連絡|回答|返信)|相談して(?:から|、
  |みま|返)|確認して(?:から|、|返|みま)|確認します$|(?:お時間|時間)(?:を)?(?:ください|いただ)|五分
  |行けたら行|予定が(?:まだ)?(?:見え|読め|立た|立ち|わから|決まら)(?:ない|ません|ず)
`
// Weak on their own; an answer only when a meeting or a date is being spoken of.
export const OCCASION = /今回|その日|当日|会議|次回|今度|\d日|\d{1,2}\/\d|第\d+回|日程/u
export const WEAK_YES = pattern`
  (?:大丈夫|だいじょうぶ|ok|おっけ|おけ|おっけー|おーけー|空いて|あいて|問題な[いく]
  |問題(?:は)?(?:ありません|ございません)|都合(?:が)?(?:つき(?:ま|そ)|いい|良い|よい)|可能)(?:です
  |ます|でした|ました)?(?:よ|ね)?$
`
export const WEAK_NO = pattern`
  (?:無理|むり|だめ|駄目|ng|不可|難し|むずかし|厳し|きびし|都合が(?:悪|つかな|つきませ)|(?:先約|予定
  |別件|用事|仕事|法事|出張|別の会議|他の会議|用)(?:が|で)(?:入っ|あっ|あり|ござい|重な|すで|既に|はい
  |ある))
`

// What an answer hangs on.
export const HANGS_ON =
  /もし|場合(?:は|には|のみ)|[一-龠]なら(?!な)|かも(?:しれません|しれない|です)?[。!]?$/u

// How somebody takes part, and when.
export const ONLINE = patternText`
  おんらいん|りもーと|りもと|ずーむ|zoom|teams|ちーむず|うぇぶ|web(?:ex)?|google ?meet|meet|みーと
  |skype|すかいぷ|画面越し|画面ごし|画面で|びでお|てれび会議|tv会議|遠隔|自宅から|自宅で|家から
  |職場から|会社から|在宅で?|ぱそこん(?:から|で)|pc(?:から|で)|すまほ(?:から|で)|ねっと(?:で|から
  |経由)|online|remote(?:ly)?|video
`
export const IN_PERSON = patternText`
  会場(?!か|ど|は|の(?!ほう|方)|を|って|まで遠)|現地|対面|直接|りある|現場|おふらいん|足を運|役場(?:で
  |に|へ|まで)|会議室(?:で|に|へ)|そちら(?:に|へ|まで)|in[ -]?person|on[ -]?site|face to face
`
const MODE_WORD = new RegExp(`${ONLINE}|${IN_PERSON}`, 'u')
// What takes a mode back: 「オンラインではなく会場で」.
export const REFUSED = pattern`
  ^(?:参加|出席|会議)?(?:で)?(?:は|じゃ|の方が)?(?:なく|ない|無理|苦手|難し|厳し|やめ|できな|使え
  |つなが|繋が|でき(?:ま|な)|わから|不安|から(?=会場|現地|対面|おんらいん|zoom)|を?やめ|より)
`
export const MODE_ONLY = new RegExp(
  `^(?:私は|今回は|次回は|今度は|当日は|会議は)?(?:${MODE_WORD.source})(?:参加|会議)?(?:で|にて)?(?:す|の?(?:参加|出席)?(?:を)?希望(?:です|します|いたします)?|の?参加で|に(?:します|変更(?:します|してください|(?:で)?お願いします|希望です|で)?|してください)|(?:で)?お願い(?:します|いたします|致します)|から参加)?$`,
  'u',
)

const LATE_WORD = '(?:遅れ|遅刻|おくれ|遅く|ちこく|遅参|遅め|late|遅い(?:時間)?)'
export const LATE = new RegExp(
  `(?<!電車が|バスが|ばすが|返事が|返信が)${LATE_WORD}(?!ず|ない|ません|なく|な[いけ])`,
  'u',
)
export const LATE_BY = new RegExp(
  `(?:(\\d{1,2})時間)?(半)?(?:(\\d{1,3})分)?(?:ほど|程度|程|くらい|ぐらい|位|ばかり|弱|強|前後|間)?(?:は|の|だけ|ずつ)?(?:、)?(?:会議に|到着が|参加が|開始から)?${LATE_WORD}`,
  'u',
)
export const LATE_BY_EN = /(\d{1,3}) ?(?:min(?:ute)?s?|m) late|late by (?:about )?(\d{1,3})/u

export const LEAVES_EARLY = pattern`
  早退|そうたい|途中(?:で|から)?(?:抜|ぬけ|退|失礼|帰|離席|離脱|まで)|途中退[席室出]|途中までの?|中座
  |(?<!入)退[席室出](?:し|さ|いた|予定|する|で)|早め(?:に|の)(?:退|失礼|帰|抜|上が|出)|早く(?:失礼|帰
  |抜|出)|先に(?:失礼|帰|抜|出)|[時分半頃](?:頃|ごろ)?(?:に|で|には|まで)(?:は)?(?:失礼|抜け|帰|退
  |中座|お暇|出なければ|出ないと)|[時分半]までで?(?:す|お願い|$|な?ら|しか|の参加|参加|出席|いられ
  |おりま)|昼(?:で|まで|には)(?:帰|失礼|抜)|終わりまで(?:は)?(?:い|お)(?:られ|れ)|(?:午前中?|前半|最初
  |冒頭|はじめ|始め)(?:だけ|のみ)|最後まで(?:は)?(?:い|お|参加でき|出席でき)(?:られ|れ)?(?:ない|ません
  |ず)|leav(?:e|ing) early
`
export const NOT_LEAVING =
  /(?:早退|中座|退席|退室|途中で(?:抜け|退))(?:は|し)?(?:しません|しない|ません|せず|ない)/u

// Asking what one has answered oneself.
export const MY_ANSWER = pattern`
  出欠|(?:出席|欠席|参加|代理)(?:って|と|で|に|の)?(?:お?(?:返事|回答|返信|登録|連絡|届)|伝わ|届い
  |通っ|受け付け|なって|して(?:い)?(?:まし|た)|出し|答え|する(?:って|と)|って言|伝え)|(?:返事|回答
  |返信)(?:し|って|は|済|の状況|状況|出し|でき|を?もう|どう|まだ)|申し込(?:み|んで)|回答状況
  |私の(?:返事|回答|返信|状況|ステータス)|(?:自分|うち)の(?:返事|回答|返信)|代理(?:は)?誰に
  |my (?:status|answer|rsvp)
`
export const RECALL = pattern`
  どう(?:なって|でし|です|だっけ|なりま|した|いう状|$)|っけ|(?:なって|して|出して|できて|届いて
  |受け付けて|受付されて|登録されて|伝わって|済んで|入って)(?:い)?(?:ます|る|た|まし)|(?:し|出し|答え
  |届き)(?:まし)?たか|まだ(?:でし|です|だ|して|出)|確認|教え|見せ|知りた|状況|何て|なんて|何と|なんと
  |済み(?:です|$)|どっち|よね|出してある|^(?:私の|自分の)?出欠(?:は)?$|status|did i
`

// The same in English.
export const ENGLISH_ABSENT = pattern`
  \b(?:can(?:no|')?t|cannot|can not|won['’]?t|will not|unable to|not able to|not going to|(?:am|i'm
  |im) not)\b[^.。]{0,14}\b(?:attend(?:ing)?|make it|come|coming|be there|join(?:ing)?|participate
  |be able)\b|\bcount me out\b|\b(?:will|i'll|i ll) be absent\b|^absent$|\b(?:send|my) regrets\b
  |\bnot attending\b|\bhave to (?:skip|miss)\b|\bi'?ll (?:skip|miss)\b|\bdecline\b
`
export const ENGLISH_ATTEND = pattern`
  \b(?:i['’]?ll|i will|i can|i am going to|i'm going to|i plan to|i'd like to|happy to|glad to
  |will)(?: be able to| definitely| certainly| gladly| also)? (?:attend|be there|come|join|participate
  |make it|be attending|be joining|be coming|be (?:\d+ min(?:ute)?s? )?late)\b|\b(?:i am|i'm
  |im) (?:attending|coming|joining|in|going)\b|^attend(?:ing)?\b|\bcount me in\b|\bsee you there\b
  |\b(?:joining|attending) (?:online|remotely|via|by|in person|on ?zoom)|^(?:online
  |in person)(?: please)?$|\b\d+ ?min(?:ute)?s? late\b
`
export const ENGLISH_UNDECIDED = pattern`
  \b(?:not sure|undecided|tbd|don['’]?t know yet|do not know yet|let you know (?:later|soon)
  |might (?:attend|come|be|make)|may (?:attend|come|not)|maybe|not certain|still checking)\b
`
