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
import { times } from '../language/grammar/records.ts'
import {
  AFTER_WORK,
  asideInBrackets,
  EVEN_IF,
  HARMLESS,
  HEDGES,
  OCCASIONS,
  REASON,
  SELF,
  WITH,
  WITH_REGRET,
} from '../language/grammar/when.ts'
import { comingHeads } from './coming-heads.ts'

export { comingHeads }

const COME: Says = { come: true }

const ONLINE_WORD =
  '(?:おんらいん|りもーと|りもと|ずーむ|ずむ|zoom|teams|ちーむず|うぇぶ会議|うぇぶ|web会議|webex|web|google ?meet|meet|みーと|skype|すかいぷ|びでお通話|びでお会議|びでお|てれび会議|tv会議|遠隔|画面越し|画面ごし|画面|在宅|ぱそこん|pc|すまほ|ねっと)'
const HERE = '(?:会場|現地|対面|りある|おふらいん|役場|会議室|そちら|そっち)'
const WAY_END =
  '(?:の(?:ほう|方))?(?:での|からの|から|で|にて|なら|による|経由で|の|まで直接|まで|に直接|には|にも|でも|とも|に|へ|も)?(?:失礼しますが)?、?'
const ABOUT = '(?:ほど|程度|程|くらい|ぐらい|位|ばかり|ばっかり|ばか|ばっか|弱|強|前後|くれえ|ぐれえ|だけ)?'

const minutes = ([, hours, half, mins, alone]: RegExpExecArray): number =>
  alone ? 30 : Number(hours ?? 0) * 60 + (half ? 30 : 0) + Number(mins ?? 0)

const LATE_END =
  '(?:(?:遅れて|遅刻して|おくれて)の?|遅れの|遅れで|遅刻で|遅れますが|遅刻しますが|おくれますが|遅れますけど|遅れるけど|遅れるが|遅くなりますが|遅れで、|遅参しますが|遅れになりますが|遅れ、)(?:着きますが|到着しますが)?、?'
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
  // 「涼しくなってまいりました」 comes nowhere.
  scan('S', 'R', /(?<!(?<!おくれ|遅れ)[てで])(?:参り|まいり)/u, () => COME),
  scan('S', 'R', /(?<!(?<!おくれ|遅れ)[てでっ])いき(?=ま|た)/u, () => COME),
  scan('S', 'M', /(?<![てでっ])いか(?=ない|ん|ね)/u, () => COME),
  scan('S', 'D', /(?<![てでっ])いく(?=よ|わ|で|ぞ|$)/u, () => COME),
  scan('S', 'E', /(?<![てでっ])いけ(?=ま|る|な|ん|ね)/u, () => ({ come: true, can: true })),
  scan('S', 'C', /(?<![てでっ])いかせて/u, () => COME),
  scan('S', 'E', /(?<![てでっ])いかれ(?=ま|な|ね|ん)/u, () => ({ come: true, can: true })),
  scan('S', 'E', /(?<=^|[にもがはで、日回議合])で(?=ま|る)/u, () => COME),
  scan('S', 'E', /(?<=^|[にもがは、日回])で(?:ら)?れ/u, () => ({ come: true, can: true })),
]

/** 「今回は失礼します」; 「早めに失礼します」 comes and leaves. */
const TAKES_LEAVE = scan('S', 'Kx', /(?<!(?:早め|早く|先|途中|[時分頃過ぎ前])(?:に|で)?、?)失礼/u, () => ({
  away: true,
}))

export const WAYS: Scanner[] = [
  TAKES_LEAVE,
  scan(
    'S',
    'S',
    new RegExp(`(?:自宅|家|うち|職場|会社)?(?:から|で|の)?${ONLINE_WORD}(?:会議)?${WAY_END}`, 'u'),
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
    /(?:途中(?:まで|から)の?(?:参加|出席)?|遅れての?(?:参加|出席)?|短時間)でも(?:よければ|よろしければ|良ければ|大丈夫なら|大丈夫でしたら|可能なら)、?/u,
  ),
  scan(
    'S',
    'S',
    new RegExp(
      `${ONLINE_WORD}(?:参加|出席)?でも?(?:よければ|よろしければ|良ければ|大丈夫なら|大丈夫でしたら|可能なら|可能であれば)、?`,
      'u',
    ),
    () => ({ mode: 'online' }),
  ),
  scan(
    'S',
    'S',
    /(?:最初|はじめ|始め|前半|終わり)の?\d{1,3}(?:分|時間)(?:だけ|のみ|ほど)?(?:なら)?/u,
    () => ({
      early: true,
    }),
  ),
  scan('S', 'N', /(?:最初|はじめ|始め|冒頭)の?\d{1,3}(?:分|時間)だけ(?=です|$|に)/u, () => ({
    come: true,
    part: true,
    early: true,
  })),
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
  // 「行けるかどうか送迎の都合がつくまで決められません」
  scan(
    'Q',
    'Q',
    /[^、。はがをも?]{1,12}が(?:つく|決まる|わかる|分かる|見える|出る|はっきりする)まで(?:は)?、?/u,
  ),
  late('S', LATE_END, {}),
  late('R', LATE_IS, LATE_ALONE),
  late('D', '(?:遅れる|遅刻する|おくれる|遅くなる)', LATE_ALONE),
  late('E', LATE_BE, LATE_ALONE),
  late('N', '(?:遅刻|遅れ)(?:の(?:予定|見込み?))?(?=です|$)', LATE_ALONE),
  scan(
    'S',
    'S',
    /(?:他|別|ほか)の[^、。はがも]{1,10}(?:に|へ)(?:出席|参加)(?:する|します|しなければならない|しないといけない)?(?:ため|ので|から)、?/u,
    () => ({ reason: true }),
  ),
  scan('S', 'S', /(?:午前|午後)?\d{1,2}時(?:半|\d{1,2}分)?までの?(?=出席|参加)/u, () => ({
    early: true,
    time: true,
  })),
  scan(
    'S',
    'S',
    /(?:(?:午前|午後)?\d{1,2}時(?:半|\d{1,2}分)?(?:頃|ごろ|ちょうど)?(?:には|に)?|\d{1,2}分前に(?:は)?)(?=伺|うかが|行|いき|着|到着|参)/u,
    () => ({ at: true }),
    14,
  ),
  late('N', '(?:遅刻し|遅れ|遅くなり|おくれ)そう', LATE_ALONE),
  scan(
    'S',
    'S',
    /(?:電車|列車|汽車|ばす|前の(?:会議|予定|仕事|用事)|仕事|用事|渋滞|道)が(?:遅れて|長引いて|押して|延びて|のびて|混んで)(?:い|しまっ)?て?、?/u,
    () => ({ reason: true }),
  ),
  scan(
    'S',
    'St',
    /(?:(?:午前|午後)?\d{1,2}時(?:半|\d{1,2}分)?(?:頃|ごろ|過ぎ)?(?:に|で|には|までで|まで)?|\d{1,2}:\d\d(?:に|で)?|(?:会議の)?途中(?:で|から)?|早めに|早く|先に|お?昼(?:過ぎ|すぎ|前)?(?:で|に|には)|夕方(?:に|には)|(?:少し|ちょっと)早く|最後まで)(?:は)?/u,
    (hit) => (/\d/u.test(hit[0]) ? { time: true } : undefined),
  ),
  scan('S', 'S', /(?:少し|ちょっと|すこし|若干|多少)(?=遅|おくれ|早)/u),
]

const LEAVES: Row[] = [
  ['遅刻早退|遅刻・早退|遅刻と早退', 'S', 'K', { come: true, part: true, early: true, lateish: true }],
  [
    '途中退出あり|途中退席あり|早退あり|途中で退席あり|早退の予定あり',
    'S',
    'F',
    { come: true, part: true, early: true },
  ],
  ['遅刻はしません|遅刻しません|遅れません|遅刻せずに行けます', 'S', 'F', { come: true, part: true }],
  ['途中から|あとから|後から', 'S', 'S', { lateish: true }],
  [
    '後半だけ|後半のみ|午後だけ|午後のみ|途中だけ|半日だけなら|半日だけ|半日なら|少しだけなら|少しの時間なら|短時間なら|1時間だけなら|1時間だけ|1時間なら|途中までなら|少しだけ|ちょっとだけ|ちょっとだけなら|顔だけなら',
    'S',
    'S',
  ],
  ['後半は|後半|途中|最後は|最後の方は|終わりの方は|後の方は', 'S', 'St'],
  [
    '早退|そうたい|中座|途中退出|退出|途中退席|途中退室|退席|退室|途中離席',
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
  ['いられ|居られ|おられ|いれ|居れ|出られ|い|居|参加でき|出席でき', 'Su', 'E', { come: true, can: true }],
  ['おり', 'Su', 'R', { come: true }],
  ['参加|出席', 'Su', 'K', { come: true }],
  [
    times(
      ['帰ら', '抜け', '出', '失礼し', '上がら', '出かけ'],
      [
        'なきゃなりません',
        'なきゃならない',
        'なきゃなんねえ',
        'なきゃいけません',
        'なきゃいけない',
        'ないといけません',
        'ないといけない',
        'なければなりません',
        'なければならない',
        'にゃならん',
        'ねばなりません',
        'ないと',
        'なきゃ',
      ],
    ).join('|'),
    'St',
    'F',
    { come: true, part: true, early: true },
  ],
  ['帰る', 'St', 'D', { come: true, part: true, early: true }],
  ['失礼|お暇|おいとま', 'St', 'K', { come: true, part: true, early: true, bye: true }],
  [
    '前半だけなら|午前中だけなら|午前中なら|前半なら|最初だけなら|前半だけ|前半のみ|午前中だけ|午前だけ|最初だけ|冒頭だけ|はじめだけ|途中まで',
    'S',
    'S',
    { early: true },
  ],
]

/** In brackets behind an answer: the way, the time, the reason. */
const BRACKETS: Scanner[] = [
  asideInBrackets('K', 'K'),
  asideInBrackets('F', 'X'),
  asideInBrackets('G', 'X'),
  scan('Kb', 'X', /[一-龠々ァ-ヶ]{2,8}$/u),
]

/** A clause about coming or staying away, read from end to end; undefined where a word is left over. */
export const attendanceIn = grammarOf({
  rows: [...comingHeads, ...LEAVES, ...ENDINGS, ...SELF, ...HARMLESS, ...HEDGES],
  scanners: [...OCCASIONS, ...WITH_REGRET, ...KANA, ...WAYS, ...BRACKETS, WITH, AFTER_WORK, EVEN_IF, REASON],
  ends: [...ENDS, 'Xo', 'C'],
})
