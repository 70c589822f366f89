// 出欠: the words of coming and staying away, as a closed grammar (C1).
import { ENDINGS, ENDS } from '../language/grammar/endings.ts'
import {
  grammarOf,
  type Row,
  type Says,
  type Scanner,
  type State,
  scan,
} from '../language/grammar/lattice.ts'
import {
  AFTER_WORK,
  ASIDE_IN_BRACKETS,
  EVEN_IF,
  HARMLESS,
  HEDGES,
  OCCASIONS,
  REASON,
  SELF,
  WITH,
} from '../language/grammar/when.ts'

const COME: Says = { come: true }
const AWAY: Says = { away: true }

/** 「出席の返事を取り消して」: what was said before is left. */
const SAID = [
  '',
  'の予定',
  'の返事',
  'のお返事',
  'の回答',
  'の連絡',
  'の登録',
  'の届け',
  'と言ったの',
  'って言ったの',
  'で出したの',
  'と返事したの',
  'の予定だったの',
  'のつもりだったの',
  'すると言ったの',
]
const LEAVING =
  'を|→|を取りやめて|取りやめて|はやめて|をやめて|やめて|をやめ|をやめにして|から|より|ではなく|じゃなく|じゃなくて|ではなくて|でなく|でなくて|せずに|しないで|を取り消して|は取り消して|取り消して|取消して|を取り消し|取り消し|を取消し|を変更して|から変更して|を訂正して|を撤回して|をきゃんせるして|きゃんせるして|はきゃんせるして|を改め|改め|あらため'
const LEFT = ['欠席', '出席', '参加', '不参加', '未定', '保留', '×', '○', '△'].flatMap((what) =>
  SAID.flatMap((said) =>
    LEAVING.split('|').flatMap((left) => [`${what}${said}${left}`, `${what}${said}${left}、`]),
  ),
)

export const HEADS: Row[] = [
  ['出席|参加|列席|同席|参列|参会|臨席|御出席|主席|出籍', 'S', 'K', COME],
  ['合流|入室|着席|列席|ご列席', 'S', 'K', COME],
  ['喜んで|よろこんで|喜んで。', 'S', 'X', COME],
  ['間違いで|間違いで、|間違いなので|誤りで|まちがいで', 'S', 'S', { changed: true }],
  ['休まして|やすまして', 'S', 'C', AWAY],
  ['お邪魔|おじゃま|ご一緒|御一緒|お供', 'S', 'K', { come: true, verb: true }],
  ['欠席|不参加|欠籍|缺席', 'S', 'K', AWAY],
  ['欠', 'S', 'K', AWAY],
  ['出', 'S', 'Xo', COME],
  ['で|です|でお願いします|でよろしく|でーす|でおねがいします', 'Xo', 'F'],
  ['○|まる|丸', 'S', 'K', COME],
  ['×|ばつ', 'S', 'K', AWAY],
  ['ではないです|じゃないです|ではありません|ではなく', 'K', 'X', { denied: true }],
  ['ぱす|ご遠慮|遠慮|不在', 'S', 'K', AWAY],
  // 「会議はお休みです」 is said of the meeting: as a noun it needs its verb.
  ['お休み|休み|おやすみ', 'S', 'Kv', AWAY],
  ['を', 'Kv', 'Kv'],
  ['に|と', 'Kv', 'Kt'],
  ['させて|いただいて|取らせて', 'Kv', 'C'],
  ['し|いたし|致し|いただき|頂き|取り', 'Kv', 'R'],
  ['する|いただく|頂く', 'Kv', 'D'],
  [
    'でお願いします|でお願いいたします|でおねがいします|で頼みます|にします|にしてください|とさせてください|お願いします',
    'Kv',
    'F',
  ],
  ['とさせて', 'Kv', 'C'],
  ['失礼', 'S', 'Kx', AWAY],
  ['させて', 'Kx', 'C'],
  // 行く, 出る, 伺う …
  ['行き', 'S', 'R', COME],
  ['行か', 'S', 'M', COME],
  ['行く|行く行く|いくいく|出る出る', 'S', 'D', COME],
  ['行きます行きます|出ます出ます|出席出席|参加参加|行きます、行きます', 'S', 'F', COME],
  ['行け', 'S', 'E', { come: true, can: true }],
  ['行かれ', 'S', 'E', { come: true, can: true }],
  ['行かせて', 'S', 'C', COME],
  ['行こう', 'S', 'D', COME],
  ['出', 'S', 'E', COME],
  ['出られ|出れ', 'S', 'E', { come: true, can: true }],
  ['出させて|出さして', 'S', 'C', COME],
  ['出よう', 'S', 'D', COME],
  ['伺い|うかがい', 'S', 'R', COME],
  ['伺わ|うかがわ', 'S', 'M', COME],
  ['伺う|うかがう', 'S', 'D', COME],
  ['伺え|うかがえ', 'S', 'E', { come: true, can: true }],
  ['お伺い|おうかがい', 'S', 'K', COME],
  ['伺わせて', 'S', 'C', COME],
  ['参り|まいり', 'S', 'R', COME],
  ['参る|まいる', 'S', 'D', COME],
  ['参れ|まいれ', 'S', 'E', { come: true, can: true }],
  ['参上', 'S', 'K', COME],
  ['参じ|馳せ参じ|はせ参じ', 'S', 'E', COME],
  ['駆けつけ|駆け付け|かけつけ', 'S', 'E', COME],
  ['顔出し|顔を出し|顔だけ出し|顔だけは出し|足を運び|席に着き|席につき|加わり', 'S', 'R', COME],
  ['顔を出させて|顔を見せさせて|加わらせて|立ち会わせて|寄らせて|寄せて', 'S', 'C', COME],
  ['顔出す|顔を出す|顔だけ出す', 'S', 'D', COME],
  ['立ち会い', 'S', 'R', COME],
  ['着き|到着し|到着いたし', 'S', 'R', { come: true, part: true }],
  ['出向く', 'S', 'D', COME],
  [
    '出席人数に入れて|人数に入れて|頭数に入れて|出席に数えて|人数に数えて|数に入れて|出席者に入れて|名簿に入れて',
    'S',
    'C',
    COME,
  ],
  ['ください|おいてください|おいて|といて|お願いします', 'C', 'F'],
  ['向かい|出向き', 'S', 'R', COME],
  [
    'の連絡|のご連絡|の返事|のお返事|のご返事|の届け|の回答|のご回答|の届|の報告|のご報告|の通知|のお知らせ|のお届け|の意思表示',
    'K',
    'Kl',
  ],
  [
    'です|でした|まで|までです|まで。|します|いたします|をします|をいたします|致します|を致します|申し上げます|を申し上げます|させていただきます|をさせていただきます|を差し上げます|を送ります|を出します|を提出します',
    'Kl',
    'F',
  ],
  ['は|を', 'Kl', 'Kp'],
  ['向かう', 'S', 'D', COME],
  ['入り|はいり|繋ぎ|つなぎ', 'S', 'R', { come: true, joining: true }],
  ['入る', 'S', 'D', { come: true, joining: true }],
  ['入れ', 'S', 'E', { come: true, joining: true, can: true }],
  ['入らせて', 'S', 'C', { come: true, joining: true }],
  // 休む
  ['見送らせて|見合わせさせて|遠慮させて|控えさせて', 'S', 'C', AWAY],
  ['見送り', 'S', 'R', AWAY],
  ['見合わせ', 'S', 'E', AWAY],
  ['休み|やすみ', 'S', 'R', AWAY],
  ['休む|やすむ', 'S', 'D', AWAY],
  ['休ま', 'S', 'M', AWAY],
  ['休ませて|やすませて|欠席させて|抜けさせて|外させて|外して|ぱすさせて|失礼させて', 'S', 'C', AWAY],
  ['人数から外して|人数に入れないで|数に入れないで|抜かして', 'S', 'C', AWAY],
  // 見送る: what it is said of falls away.
  ['見送り|見合わせ|見合せ|控え|取りやめ|取り止め|とりやめ|やめ', 'Kp K', 'E', { not: 1 }],
  ['見送り', 'Kp K', 'R', { not: 1 }],
  ['見送ら|控えさ', 'Kp K', 'M', { not: 1 }],
  ['見送らせて|見合わせさせて|控えさせて|取りやめさせて|やめさせて|遠慮させて', 'Kp K', 'C', { not: 1 }],
  ['撤回|遠慮|辞退|断念|キャンセル|きゃんせる|取り消し|取消し|取消', 'Kp', 'K', { not: 1 }],
  [
    '無理|むり|だめ|駄目|不可|困難|厳しい|きびしい|難しい|むずかしい|不可能|ng|難しそう|厳しそう|無理そう|だめそう|駄目そう|むずかしそう|困難そう',
    'Kp Kc K',
    'N',
    { not: 1 },
  ],
  ['難しく|厳しく', 'Kp Kc', 'Ra', { not: 1 }],
  ['なりました', 'Ra', 'F', { now: true }],
  ['無理|むり|だめ|駄目|ng|不可', 'S', 'N', { away: true, soft: true }],
  ['都合', 'S', 'Ky'],
  ['が|は|も|どうしても|、', 'Ky', 'Ky'],
  ['つき|付き|合い', 'Ky', 'R', { come: true, soft: true, can: true }],
  ['つか|付か|合わ', 'Ky', 'M', { come: true }],
  ['悪い|わるい', 'Ky', 'D', { away: true }],
  ['悪くなりました|悪くなった|つかなくなりました', 'Ky', 'F', { away: true, now: true }],
  ['つきました|ついた', 'Ky', 'F', { come: true, soft: true, now: true }],
  ['大丈夫|だいじょうぶ|ok|空いてい|あいてい', 'S', 'N', { come: true, soft: true }],
  ['空いてます|空いています|あいてます|問題ありません|問題ないです', 'S', 'F', { come: true, soft: true }],
  // 「欠席をやめて出席します」: what is left, then what is said.
  [LEFT.join('|'), 'S', 'S', { changed: true }],
  ['取り消して|取消して|取りやめて|やめて|キャンセルして|きゃんせるして', 'Kp K', 'C', { not: 1 }],
  [
    'に丸を|に丸|に○を|に○|に印を|にちぇっくを|にちぇっく|の欄に○を|の欄に丸を|のほうに丸を|の方に○を',
    'K',
    'Km',
  ],
  [
    'つけてください|つけて下さい|つけといてください|つけといて|つけておいてください|つけます|つけさせていただきます|お願いします|お願いいたします|おねがいします|してください|しといて|しておいてください|打ってください|入れてください|です|で|でお願いします|つけとくれ|しといとくれ',
    'Km',
    'F',
  ],
  ['届|届け', 'K', 'Kd'],
  ['を出します|を提出します|です', 'Kd', 'F'],
]

const ONLINE_WORD =
  '(?:おんらいん|りもーと|りもと|ずーむ|zoom|teams|ちーむず|うぇぶ会議|うぇぶ|web会議|webex|web|google ?meet|meet|みーと|skype|すかいぷ|びでお通話|びでお会議|びでお|てれび会議|tv会議|遠隔|画面越し|画面ごし|画面|在宅|ぱそこん|pc|すまほ|ねっと)'
const HERE = '(?:会場|現地|対面|りある|おふらいん|役場|会議室|そちら|そっち)'
const WAY_END =
  '(?:の(?:ほう|方))?(?:から|で|にて|なら|での|からの|による|経由で|の|まで直接|まで|に直接|にも|でも|とも|に|へ|も)?(?:失礼しますが)?、?'
const ABOUT = '(?:ほど|程度|程|くらい|ぐらい|位|ばかり|ばっかり|ばか|ばっか|弱|強|前後|くれえ|ぐれえ)?'

const minutes = ([, hours, half, mins, alone]: RegExpExecArray): number =>
  alone ? 30 : Number(hours ?? 0) * 60 + (half ? 30 : 0) + Number(mins ?? 0)

const LATE_END =
  '(?:遅れて|遅刻して|おくれて|遅れで|遅刻で|遅れますが|遅刻しますが|おくれますが|遅れますけど|遅れるけど|遅れるが|遅くなりますが|遅れで、|遅参しますが|遅れになりますが|遅れ、)(?:着きますが|到着しますが)?、?'
const LATE_IS =
  '(?:遅刻し|遅くなり|遅刻いたし|遅刻致し|遅れになり|遅れとなり|遅れることになり|遅参し|遅参いたし)'
const LATE_BE = '(?:遅れ|おくれ)'

/** Coming late says that one comes. */
const LATE_ALONE: Says = { come: true, part: true }
/** 「15分ほど遅れて」: how late, where that is told. */
const late = (leaves: State, ending: string, says: Says): Scanner =>
  scan(
    'S',
    leaves,
    new RegExp(
      `(?:(?:到着|着くの|会場入り|参加|出席|合流|行くの|出るの|着|伺うの)(?:が|は))?(?:(\\d{1,2})時間)?(半)?(?:(\\d{1,3})分)?(半時間)?${ABOUT}(?:の)?${ending}`,
      'u',
    ),
    (hit) => ({ ...says, ...(minutes(hit) > 0 ? { late: minutes(hit) } : { lateish: true }) }),
  )

/** In kana the verbs of coming look like the ends of others: 「騒いでる」「頑張っていきます」. */
const KANA: Scanner[] = [
  scan('S', 'R', /(?<![てでっ])いき(?=ま|た)/u, () => COME),
  scan('S', 'M', /(?<![てでっ])いか(?=ない|ん|ね)/u, () => COME),
  scan('S', 'D', /(?<![てでっ])いく(?=よ|わ|で|ぞ|$)/u, () => COME),
  scan('S', 'E', /(?<![てでっ])いけ(?=ま|る|な|ん|ね)/u, () => ({ come: true, can: true })),
  scan('S', 'C', /(?<![てでっ])いかせて/u, () => COME),
  scan('S', 'E', /(?<![てでっ])いかれ(?=ま|な|ね|ん)/u, () => ({ come: true, can: true })),
  scan('S', 'E', /(?<=^|[にもがは、日回議合])で(?=ま|る)/u, () => COME),
  scan('S', 'E', /(?<=^|[にもがは、日回])で(?:ら)?れ/u, () => ({ come: true, can: true })),
]

export const WAYS: Scanner[] = [
  scan(
    'S',
    'S',
    new RegExp(`(?:自宅|家|うち|職場|会社)?(?:から|で)?${ONLINE_WORD}(?:会議)?${WAY_END}`, 'u'),
    () => ({ mode: 'online' }),
    12,
  ),
  scan('S', 'K', new RegExp(ONLINE_WORD, 'u'), () => ({ come: true, mode: 'online', wayOnly: true }), 30),
  scan('S', 'K', new RegExp(HERE, 'u'), () => ({ come: true, mode: 'in-person', wayOnly: true }), 30),
  scan('S', 'S', /(?:自宅|家|職場|会社)(?:から|で)/u, () => ({ mode: 'online' }), 12),
  scan('S', 'S', new RegExp(`(?:直接)?${HERE}${WAY_END}`, 'u'), () => ({ mode: 'in-person' }), 12),
  scan(
    'S',
    'S',
    /(?:さっき|先ほど|先程|この前|前)の(?:返事|回答|欠席|出席|×|○)(?:は|が)(?:間違い|誤り|まちがい)(?:で|なので|でした|です)、?/u,
    () => ({ changed: true }),
  ),
  scan(
    'S',
    'S',
    /(?:午後|(?:午前|午後)?\d{1,2}時(?:半|\d{1,2}分)?|\d{1,2}:\d\d|半)(?:頃|ごろ)?から(?:なら|だったら|であれば|でよければ|は|の)?/u,
    () => ({ lateish: true, time: true }),
  ),
  scan(
    'S',
    'S',
    /(?:途中(?:まで|から)の?(?:参加|出席)?|遅れての?(?:参加|出席)?|おんらいん(?:参加|出席)?|短時間)でも(?:よければ|よろしければ|良ければ|大丈夫なら|大丈夫でしたら|可能なら)、?/u,
  ),
  // One way taken back for the other.
  scan(
    'S',
    'S',
    new RegExp(
      `(?:${ONLINE_WORD}|${HERE})(?:参加|出席|会議)?(?:では|じゃ)?(?:なく|なくて|をやめて|はやめて|より|は苦手なので|に行けないので|が苦手なので|の方が助かるので|と)、?`,
      'u',
    ),
    () => ({ changed: true }),
    11,
  ),
  late('S', LATE_END, {}),
  late('R', LATE_IS, LATE_ALONE),
  late('D', '(?:遅れる|遅刻する|おくれる|遅くなる)', LATE_ALONE),
  late('E', LATE_BE, LATE_ALONE),
  late('N', '(?:遅刻|遅れ)(?=です|$)', LATE_ALONE),
  scan(
    'S',
    'St',
    /(?:(?:午前|午後)?\d{1,2}時(?:半|\d{1,2}分)?(?:頃|ごろ|過ぎ)?(?:に|で|には|までで|まで)?|\d{1,2}:\d\d(?:に|で)?|(?:会議の)?途中(?:で|から)?|早めに|早く|先に|お?昼(?:過ぎ|すぎ|前)?(?:で|に|には)|夕方(?:に|には)|(?:少し|ちょっと)早く|最後まで)(?:は)?/u,
    (hit) => (/\d/u.test(hit[0]) ? { time: true } : undefined),
  ),
  scan('S', 'S', /(?:少し|ちょっと|すこし|若干|多少)(?=遅|おくれ|早)/u),
]

const LEAVES: Row[] = [
  ['途中から|あとから|後から', 'S', 'S', { lateish: true }],
  [
    '半日だけなら|半日だけ|半日なら|少しだけなら|少しの時間なら|短時間なら|1時間だけなら|1時間だけ|1時間なら|途中までなら|少しだけ|ちょっとだけ|ちょっとだけなら|顔だけなら',
    'S',
    'S',
  ],
  ['後半は|後半|途中|最後は|最後の方は|終わりの方は|後の方は', 'S', 'St'],
  [
    '早退|そうたい|中座|途中退席|途中退室|退席|退室|途中離席',
    'S St',
    'K',
    { come: true, part: true, early: true },
  ],
  ['抜け|ぬけ', 'St', 'E', { come: true, part: true, early: true }],
  [
    '抜けさせて|帰らせて|出させて|上がらせて|退席させて|退室させて',
    'St',
    'C',
    { come: true, part: true, early: true },
  ],
  ['帰り|出かけ|上がり', 'St', 'R', { come: true, part: true, early: true }],
  [
    '最後までは|最後まで|終わりまで|終わりまでは|おしまいまで|おしまいまでは|しまいまで|しまいまでは|閉会まで|閉会までは|全部は',
    'S',
    'Su',
  ],
  [
    ['いられ', '居られ', 'おられ', 'いれ', '居れ', 'おれ', '出られ', '参加でき', '出席でき']
      .flatMap((be) =>
        ['ません', 'ない', 'ないです', 'ねえ', 'ん', 'ませんので', 'そうにありません', 'そうにないです'].map(
          (not) => `${be}${not}`,
        ),
      )
      .join('|'),
    'Su',
    'F',
    { come: true, part: true, early: true },
  ],
  ['帰る', 'St', 'D', { come: true, part: true, early: true }],
  ['失礼|お暇|おいとま', 'St', 'K', { come: true, part: true, early: true }],
  [
    '前半だけなら|午前中だけなら|午前中なら|前半なら|最初だけなら|前半だけ|前半のみ|午前中だけ|午前だけ|最初だけ|冒頭だけ|はじめだけ|途中まで',
    'S',
    'S',
    { early: true },
  ],
]

/** In brackets behind an answer: the way, the time, the reason. */
const BRACKETS: Scanner[] = [
  scan('K', 'K', ASIDE_IN_BRACKETS),
  scan('F', 'X', ASIDE_IN_BRACKETS),
  scan('Kb', 'X', /[一-龠々ァ-ヶ]{2,8}$/u),
]

/** A clause about coming or staying away, read from end to end; undefined where a word is left over. */
export const attendanceIn = grammarOf({
  rows: [...HEADS, ...LEAVES, ...ENDINGS, ...SELF, ...HARMLESS, ...HEDGES],
  scanners: [...OCCASIONS, ...KANA, ...WAYS, ...BRACKETS, WITH, AFTER_WORK, EVEN_IF, REASON],
  ends: [...ENDS, 'Xo'],
})
