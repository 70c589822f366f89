// Which occasion a clause speaks of, who speaks, and the small words around: rows and scanners every topic shares.

import { ONESELF } from '../oneself.ts'
import { bearsSurname } from '../surnames.ts'
import { ADVERBS } from './adverbs.ts'
import { type Row, type Scanner, scan } from './lattice.ts'

const OF =
  '(?:の(?:推進)?(?:会議|会合|委員会|部会|集まり|件|寄合|寄り合い|よりあい|方|ほう|回|会(?![長社場員費計館])|やつ|分)?|推進会議|会議|テレワーク推進会議)?'
const FOR =
  '(?:につきまして|について|に関しまして|の件)?(?:です|なんです|なの|ん)?(?:への|はですね|ですね|は|には|ですけどもね|ですけどね|ですがね|ですけども|ですが|に|も|を|、|なら|なんですけれども|ですけど|ですけれども|だけど|ですね)?'

export const OCCASIONS: Scanner[] = [
  scan('S', 'S', new RegExp(`(?:来年)?(?:の)?\\d{1,2}月(?:度|分|開催)?${OF}${FOR}`, 'u'), () => ({
    named: true,
  })),
  // 「両方とも」: each that is meant.
  scan(
    'S',
    'S',
    /(?:両方|両日|両会議|(?:どちら|どっち)(?=も|とも)|全部|ぜんぶ|すべて|全て|いずれ(?=も)|二つ|ふたつ|2つ|3つ|2回|3回|全回)(?:とも|も)?(?:の?(?:会議|日|回))?(?:とも|も|に|は)?、?/u,
    () => ({ named: true }),
  ),
  scan('S', 'S', new RegExp(`(?:次回の?|来る)?第?(\\d{1,3})回目?${OF}${FOR}`, 'u'), () => ({ named: true })),
  scan(
    'S',
    'S',
    new RegExp(
      `(?:来月の?|今月の?|来週の?)?(?:\\d{1,2}(?:月|/))?\\d{1,2}(?:日|(?<=/\\d{1,2}))(?:\\([月火水木金土日]\\)|[月火水木金土日]曜日?)?(?:の?(?:午前|午後)?\\d{1,2}(?:時(?:半)?|:\\d\\d)(?:から)?)?${OF}${FOR}`,
      'u',
    ),
    () => ({ named: true }),
  ),
  scan(
    'S',
    'S',
    /(?:の)?(?:午前|午後)?\d{1,2}(?:時(?:半)?|:\d\d)(?:から|開始)の(?:推進)?(?:会議|会合)?(?:は|に|には|ですが)?/u,
  ),
  scan(
    'S',
    'S',
    new RegExp(
      `(?:[月火水木金土日]曜日?|今回(?:ばかり|だけ|限り|こそ|のみ)?|この度|このたび|今般|此度|今度|こんだ|この|当日|(?:その|この|あの)日(?:だけ|ばかり|に限って)?|同日|今日|明日|あした|明後日|あさって|本日|来週|今月|今年|今週|再来週|例|そん時|その時)${OF}${FOR}`,
      'u',
    ),
    () => ({
      named: true,
    }),
  ),
  scan('S', 'S', new RegExp(`(?:次回|次|つぎ|次々回|来月|再来月)${OF}${FOR}`, 'u'), () => ({
    named: true,
    next: true,
  })),
  scan(
    'S',
    'S',
    new RegExp(
      `(?:前回|前々回|先日|この前|この間|こないだ|昨日|先週|先月|去年|昨年|以前|いつも|毎回)${OF}(?:は|も|に)?`,
      'u',
    ),
    () => ({
      back: true,
    }),
  ),
  scan(
    'S',
    'S',
    /(?:役場の|例の|町の|テレワーク)?(?:推進)?(?:会議|会合|委員会|部会|寄合|寄り合い|よりあい|集まり)(?:の方|のほう|の件|の出欠|の返事|の日)?(?:への|だけは?|は|には|にゃあ?|にも|に|へ|を|なら|ですが|ですけど|も|、|なんですけれども|ね、?)?/u,
  ),
]

/** 「甚だ不本意ながら」「検討した結果」: with what regret, or after what thought. */
export const WITH_REGRET: Scanner[] = [
  scan(
    'S',
    'S',
    /(?:せっかく)?(?:ご案内|お招き|ご連絡|お誘い)(?:を)?(?:いただき|頂き|くださり)(?:ながら|ましたが)、?/u,
  ),
  scan(
    'S',
    'S',
    /(?:甚だ|はなはだ|誠に|まことに|大変|たいへん|非常に|本当に|ほんとうに|いささか)?(?:老骨|老体|ふつつか|残念|不本意|遺憾|勝手|恐縮|失礼|僭越|末席|無念|申し訳ない|遅ればせ|心苦しい|不躾)(?:なが|乍)ら(?:も)?、?/u,
  ),
  scan(
    'S',
    'S',
    /(?:慎重に|よく|熟慮の上|いろいろ|色々|家族と|皆で|みんなで|会で|社内で|会内で)?(?:検討|熟慮|協議|審議|考慮|相談|話し合)(?:し|いたし|致し|い|を重ね)?(?:た|ました|の)結果(?:、|として、?|ですが、?)?/u,
  ),
]

/** Words that change nothing wherever they stand: a list, not a rule. */
export const HARMLESS: Row[] = ADVERBS.map((words): Row => [words, 'S', 'S'])

/** Said before a head, they leave it open. */
export const HEDGES: Row[] = [
  [
    'たぶん|多分|おそらく|恐らく|もしかしたら|もしかすると|ひょっとしたら|ひょっとすると|もしかして',
    'S',
    'S',
    { hedge: true },
  ],
]

/** Whom a message may speak for: a secretary types on their account. */
const OFFICES = ['社長', '会長', '代表', '区長', '組合長', '理事長', '部長', '課長', '所長', '園長', '校長']

/** The speaker, named as such. */
export const SELF: Row[] = [
  [
    [...ONESELF, 'こちら', 'こっち', ...OFFICES.map((office) => `${office}本人`)]
      .flatMap((who) =>
        ['', 'は', 'も', 'が', 'としては', 'の方は', 'のほうは', 'は、', 'も、'].map((as) => `${who}${as}`),
      )
      .filter((word) => word !== 'うち')
      .join('|'),
    'S',
    'S',
    { self: true },
  ],
]

// What a reason ends with, straight before what follows from it.
const CAUSE =
  /のため|の為|ため|為に|につき(?:まして)?|により(?:まして)?|によって|の都合(?:で|上|により)|都合(?:で|により)|の関係(?:で|上)|ゆえ|ので|から|もんで|しまい|あり|ござい|おり|なり|入り|はいり|重なり|かち合い|始まり|変わり|決まり|かかり|当たり|つぶれ|取れ|倒れ|悪く|忙しく|痛く|強く|高く|でき|抜け|(?<!必)ず|[てで][ねな]|[てでし]/gu
// Words of another topic, another person or a doubt: with them it is no mere reason.
const NO_ASIDE =
  /みんな|皆|全員|一同|出席|欠席|参加|代理|代わり|代わっ|かわり|賛成|反対|棄権|異議|応募|辞退|納品|たら|れば|なら|場合|かも|たぶん|多分|まだ|もし|\?|。|か$|と(?:言|聞|の事|のこと|伝)|そう(?!な(?:の|ん)?で)|らしい|ない(?:こと|わけ)|誰|次第|[」』"]|取り?消|間違|(?<!ば[あー]|じ[いー]|か[あー]|と[うー]|ね[えー]|に[いー]|奥|嫁|婆|爺|母|父|お子)(?:さん|様|氏|委員|会長|議長|課長|局長|町長|先生|みんな|皆|全員|彼女?|誰か|ある人|知り合い|知人|ほかの人)(?:が|は|も|って)|名代|代行|(?:夫|妻|主人|家内|息子|娘|子ども|子供|母|父|兄|弟|姉|妹|孫|嫁|人|家|者|方)(?:は|も|って)|[えけげせてねべめ]ば/u
const NO_REASON = new RegExp(`${NO_ASIDE.source}|遅[れく刻]|早退|途中`, 'u')
/** Somebody of the family: a reason only where it tells what became of them. */
const FAMILY =
  /(?:ばあさん|じいさん|ばあちゃん|じいちゃん|おばあさん|おじいさん|かあちゃん|とうちゃん|奥さん|嫁さん|夫|妻|主人|家内|息子|娘|子ども|子供|母|父|兄|弟|姉|妹|孫|嫁)が/u
const BEFELL =
  /熱|風邪|かぜ|病|入院|退院|怪我|けが|ケガ|骨折|骨を折|亡くな|死|他界|倒|手術|出産|産まれ|生まれ|体調|具合|調子|痛|ころな|いんふる|事故|転ん|危篤|結婚|運動会|発表会|入学|卒業|受験|参観|お産|認知症|急変|のろ/u
const TELLS =
  /(?:ため|為に|ので|(?:[たるいだ]|ます|です)から|により|もんで|(?:出し|崩し|ひい|引い|倒れ|入院し|亡くなっ|怪我し|けがし|骨折し|発熱し|かかっ|なっ|悪く)て)$/u
const MOST = 60

/** A reason: free words up to what makes them one. The shorter and nearer, the better. */
export const REASON: Scanner = {
  after: ['S'],
  leaves: 'S',
  at: (text, at) => {
    if (reasons.text !== text) reasons = { text, at: new Map() }
    const known = reasons.at.get(at) ?? reasonsFrom(text, at)
    reasons.at.set(at, known)
    return known
  },
}

type Reasons = { length: number; cost: number; says: { reason: true } }[]
/** Of the clause being read: every grammar asks for the same. */
let reasons: { text: string; at: Map<number, Reasons> } = { text: '', at: new Map() }

function reasonsFrom(text: string, at: number): Reasons {
  const rest = text.slice(at, at + MOST)
  if (rest.startsWith('の')) return []
  const found: Reasons = []
  for (const hit of rest.matchAll(CAUSE)) {
    const length = hit.index + hit[0].length
    const words = rest.slice(0, length)
    if (hit.index < 1 && !hit[0].startsWith('都合')) continue
    if (NO_REASON.test(words) || isOfSomebody(words)) break
    // 「役場まで」「オンラインのほうで」: where and how.
    if (/(?:まで|のほうで|の方で)$|^(?:私|わたし|うち|自分|こちら|ここ|そこ|家|当方)から$/u.test(words))
      continue
    if (FAMILY.test(words) && /は/u.test(words)) continue
    if (FAMILY.test(words) && !TELLS.test(words) && !BEFELL.test(words)) continue
    // 「上田が名代で」: what somebody is, not why.
    if (/が[^、]*(?<![のんもるうくすたいえ])で$/u.test(words)) continue
    // 「あとで」 says when, and 「送って行きます」 where to.
    if (/^(?:あと|後|のち|後ほど|ほか|ここまで|.*まで)で?$/u.test(words)) continue
    if (ON_AN_ERRAND.test(words) && GOES.test(rest.slice(length))) continue
    // 「返上させて」 before いただきます: the verb itself, not why.
    if (/[てで]$/u.test(words) && AUXILIARY.test(rest.slice(length))) continue
    // 「3番のバス停で」: where, not why.
    if (/^\d{1,4}番の[^、]*(?<!の)で$/u.test(words)) continue
    found.push({ length, cost: 40 + length * 3, says: { reason: true } })
  }
  return found
}

/** 「小池は付き添いで」 */
const isOfSomebody = (words: string): boolean => {
  const name = /^([一-龠々]{2,5})[はも]/u.exec(words)?.[1]
  return name !== undefined && bearsSurname(name) && !/[今回日時月年週会度番]$/u.test(name)
}
const ON_AN_ERRAND = /(?:送っ|連れ|出|出かけ|出掛け|持っ|迎え|乗せ|届け|寄っ|買っ)て$/u
const GOES = /^(?:伺|お伺|うかが|寄|行[きくこ]|いき|いく|参り|まいり|来ま|出ま|出る)/u
const AUXILIARY = /^(?:いただ|頂|もら|貰|くれ|くださ|下さ|ほし|欲し|おき|みま|しま|おくれ)/u

/** Nothing but a reason: 「腰痛で」 behind the answer. */
export const isReasonAlone = (key: string): boolean => {
  const bare = key.replace(SPOKEN_END, '')
  return reasonsFrom(bare, 0).some(({ length }) => length === bare.length)
}
/** 「腰が痛くてなあ」 */
const SPOKEN_END = /(?<=[てで])(?:なあ|な|ね|ねえ|のう|よ|さ)$/u

/** In brackets: how, why, when, or who writes. Anything else (仮, 夫の分, 体調による) leaves what it stands behind open. */
const IN_BRACKETS = new RegExp(`^\\((?<aside>(?![^()]*(?:${NO_ASIDE.source}))[^()]{1,24})\\)`, 'u')
const HOW =
  /(?:おんらいん|りもーと|zoom|web|会場|現地|対面|役場|在宅|自宅|車|車いす|電車|ばす|徒歩|途中|遅れ|遅刻|早退|午前|午後|前半|後半|\d{1,3}分|\d{1,2}時|\d{1,2}日|\d{1,2}月|第\d|変更|訂正|再送|新規|確定|本人|手話|通訳|介助|付き?添い|返信|再掲|希望|予定)|(?:です|ます|ので|ため|中|による欠席|都合|出張|入院|仕事|用事|不良|病気|介護)$/u
export const asideInBrackets = (after: string, leaves: string): Scanner => ({
  after: after.split(' '),
  leaves,
  at: (text, at) => {
    if (text[at] !== '(') return []
    const aside = IN_BRACKETS.exec(text.slice(at))?.groups?.aside
    if (aside === undefined) return []
    const known =
      (NOUN.test(aside) && !OF_ANOTHER.test(aside)) ||
      HOW.test(aside) ||
      isReasonAlone(aside) ||
      WHO.test(aside) ||
      (bearsSurname(aside) && !OF_ANOTHER.test(aside))
    return known ? [{ length: aside.length + 2 }] : []
  },
})
const NOUN = /^(?:理由[:は])?[一-龠々ァ-ヶーぁ-ん]{2,10}$/u
const OF_ANOTHER = /分$|仮|さん|様|氏|未定|次第|よる$|夫|妻|父|母|息子|娘|[たるうくいだ]$/u
const WHO = /(?:会|課|部|室|係|区|社|組合|協会|局|長|代表|委員)[・、 ]?[一-龠々ァ-ヶ]{0,6}$/u

/** 「雪が降っても行きます」: what does not keep somebody from it. */
export const EVEN_IF: Scanner = {
  after: ['S'],
  leaves: 'S',
  at: (text, at) => {
    const hit = /^[^、。]{1,20}?[てで]も、?/u.exec(text.slice(at))?.[0]
    return hit === undefined || NO_ASIDE.test(hit) || FAMILY.test(hit)
      ? []
      : [{ length: hit.length, cost: 40 + hit.length * 3 }]
  },
}

/** With whom somebody comes. */
export const WITH: Scanner = scan(
  'S',
  'S',
  /[^、。はがをもか]{1,10}?(?:と(?:一緒|いっしょ)に|とともに|と(?=行き|参り|伺い|行く))/u,
)
export const AFTER_WORK: Scanner = scan(
  'S',
  'S',
  /[^、。はがをもか]{1,10}?(?:終わりに|の後に|の後で|のあとに|の後(?=行|伺|参|出)|のあと(?=行|伺|参|出)|帰りに|を終えて)/u,
)
