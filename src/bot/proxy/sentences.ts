// 代理: who comes in a member's place, and taking that back.

import { BACK_THEN, CONDITION, HEARSAY, moodOf } from '../language/mood.ts'
import { hasQuestion, type Passage, readPassage } from '../language/passage.ts'
import { pattern, patternText } from '../language/pattern.ts'
import { type Named, NO_PHRASE, personIn, RELATION } from '../language/person.ts'
import { meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'

const TOPIC = pattern`
  代理(?!店|戦争|母)|(?:代わり|かわり)(?:に|の[者人方もか])|(?:私|自分|当方|わたし|僕)の(?:代わり
  |かわり)|代わって|[一-龠]に頼(?:み|ん)|(?:行か|いか|伺わ|出席さ|参加さ|同席さ|出さ)せ(?!て(?:いただ|頂|くだ|下さ|もら|貰
  |ほし|欲し))|派遣|(?:さん|君|くん|氏|者|様|人)に(?:頼|任せ|お願い)|(?:行|伺)ってもら|出てもら
  |(?:出席|参加)(?:し)?て(?:もら|いただ)|別の者|他の者|部下が|係の者|者が(?:出|参|伺|行)|者を(?:出|参
  |行)|(?:妻|夫|主人|息子|娘|家内|家族|上司|同僚|後任|担当者)が(?:出|参|伺|行|代)|自分の代わり|proxy
  |on my behalf|in my place
`
const CANCEL = pattern`
  代理(?:人|の件|出席|の[一-龠]{1,6}(?:さん)?)?(?:は|を|も|の|で|に)?(?:ついて)?[、]?(?:やはり
  |やっぱり|もう|いったん|一旦)?(?:立てるの|登録|届け?)?(?:は|を)?(?:お願い)?(?:の)?(?:取り?消|とりけ
  |取り?やめ|取り?下げ|キャンセル|きゃんせる|不要|必要な|要りま|要らな|いりま|いらな|なしで?|なくて
  |無く|やめ|辞め|撤回|解除|中止|外し|解消|断|結構|必要(?:は)?(?:あり|なく)|ではなく|じゃなく|でなく
  |を?(?:立て|出さ|頼ま)ず|よしま|変更して自分|白紙|なかったこと|無かったこと|消し|削除
  |[^。]{0,40}(?:取り?消し|きゃんせる(?!料)|撤回))
`
const SELF_COMES = pattern`
  (?:私|わたし|わたくし|自分|僕|俺|本人|自ら|直接|当人|小生)(?:自身)?(?:が|で|も
  |は)?[^、。]{0,8}?(?:出|行[きくけか]|参加|参り|参れ|伺|いけ|いき|でま|うかが|まいり)|(?:出席
  |参加)(?:し|いたし|させて|でき|です|で$)|行けるように|出られるように|行けそう|出られます|行けます
`
// Talk around a proxy that names nobody and asks for nothing yet.
const NOT_SETTING = pattern`
  代理(?:店|戦争|母|の(?:方|人|資格|制度|権限|条件))(?:は|が|に|って|も|の名前)|代理の(?:連絡|話
  |届け?)が|忘れ|代理(?:が|は)(?:必要|来られ|行けな|来な|見つから|いな|います|いま|出られな)|(?:立て
  |出し|頼|お願い(?:し|でき))(?:られ)?(?:ません|ない)|(?:代理|代わり)(?:の者|の人|人)?(?:が|は
  |も)(?:い|見つか)(?:ません|ない|りま)|見つから|(?:さん|様|氏|委員|会長|議長)の代理
  |(?:さん|様|氏|委員|会長|議長)(?:が|は
  |も)代理(?:人)?を(?:立|出|頼|お願|指|決)
`

const PLACE_AFTER =
  'が?(?:代わり|かわり|代理)?(?:に|で|として)?(?:出席|出|行|参|伺|同席|うかが|お邪魔|まい|代わ)'
// Where a name stands, as patterns over the sentence with its spaces; `p` is the phrase.
const P = '(?<p>[^。?:]{1,36}?)'
const END = patternText`
  (?:です|でお願い|で(?=[。、]|$)|に(?:なり|なっ|お願い|頼|依頼|変更|し(?:ます|たい)|いたし|決|さし|任
  |代わ)|が(?=\s?[出行参伺代同うまお来])|を(?=\s?(?:立|出|指|お願い|代|行|参|派|向|選|予|登|送|希望|任
  |推|よ))|へ|と申|という|と(?:いたし|し)(?:ます|て)|(?=[。?])|$|\s(?=よろ|お願い)|、(?=よろ|お願い|\d
  |電話)|[(]\d)
`
const CAUSATIVE = patternText`
  (?:行かせ|いかせ|伺わせ|出席させ|参加させ|出させ|同席させ|向かわせ|派遣し|(?:[一-龠]|さん)に(?:代理を)?頼(?:み|ん)|代わって(?:もら|いただ)
  |(?:代わり|かわり)に(?:行|出|参|伺)|行ってもら|出てもら|出ていただ|行っていただ|(?:出席
  |参加)してもら|(?:出席|参加)していただ|任せ|頼(?:み|ん)|お願いし|依頼し|立て|代理|代わりを)
`
// The word for proxy with its particle, never given back to the name after it.
const proxyWord = (n: number, words: string): string => `(?=(?<w${n}>(?:${words})[、:\\s]*))\\k<w${n}>`
const LEAD = '(?:.*[、。]|.*(?:ため|ので|けど|ですが|ますが)|(?:私|今回|次回|当日|その日|会議に)は)?'
const MINE = '(?:私|自分|わたし|僕|俺|当方)の?'
const TITLED = '(?:さん|様|氏|くん|君|先生)?'
const AS_PROXY = patternText`
  (?:代理|代わり|かわり)(?:人|者|出席者?|の者|の人)?(?:の?(?:名前|氏名)|に(?:出|行|出席す|参加す
  |伺)[るくう]?の(?=は))?(?:には|としては|として|に|で|は|の|を)?
`
const PATTERNS = [
  `${proxyWord(1, AS_PROXY)}${P}${TITLED}(?:を|に|が)\\s?${CAUSATIVE}`,
  `^${LEAD}\\s?${P}${TITLED}(?:を|に)\\s?(?:私の|自分の)?${CAUSATIVE}`,
  `${proxyWord(2, `${MINE}(?:代わり|かわり|代理)(?:に|で|は|として)?`)}${P}${TITLED}${PLACE_AFTER}`,
  `^${LEAD}\\s?${P}${TITLED}が\\s?(?:私の|自分の)?(?:代わり|かわり|代理)(?:に|で|として|出|参|を|し|です)`,
  `${proxyWord(3, AS_PROXY)}${P}${TITLED}${END}`,
  // The name in a sentence of its own: 「代理でお願いします。課長の佐藤です」.
  `(?:代理|代わり)[^。、]*[。、](?:名前は|氏名は)?(?!.*(?:不良|都合|急用|出張|所用|ため))(?<p>[^。、?]{2,24}?)(?:です|と申します|になります)$`,
].map((source) => new RegExp(source, 'u'))
const STAND_IN = pattern`
  ^(?:.*[、。]|.*(?:ため|ので|けど|ですが|ますが)|今回は|次回は|当日は)?(?<p>[^。?、]{1,24}?)が(?:出席
  |参加|出|行|参|伺)
`

const isName = ({ name, title, org }: Named): boolean =>
  name !== undefined || title !== undefined || org !== undefined

const standsFor = (phrase: string): boolean => RELATION.test(phrase.trim())

const personFrom = (text: string): Named => {
  for (const pattern of PATTERNS) {
    const phrase = pattern.exec(text)?.groups?.p
    const person =
      phrase === undefined || NO_PHRASE.test(phrase)
        ? {}
        : personIn(phrase.replace(/^(?:私は|今回は|当日は|次回は)|^.*から(?=.)/u, ''))
    if (phrase !== undefined && !NO_PHRASE.test(phrase) && !isName(person) && standsFor(phrase)) return {}
    if (isName(person)) return person.name === undefined && person.title === undefined ? {} : person
  }
  const phrase = STAND_IN.exec(text)?.groups?.p
  return phrase !== undefined &&
    !/代理を|(?:代理|代わり)(?:に|で|として)/u.test(phrase) &&
    /者$|部下|上司|同僚|課長|係長|局長|代わり|代理/u.test(phrase)
    ? personIn(phrase)
    : {}
}

const isAsked = (passage: Passage): boolean =>
  passage.clauses.some(
    ({ key, asks }) => asks && /代理|代わり|かわり|行かせ|させ|いい|よろし|可能|でき/u.test(key),
  )

const cancel = (passage: Passage): Reading => {
  const comes = passage.clauses.some(({ key, asks }) => {
    const hit = SELF_COMES.exec(key)
    return !asks && hit !== null && !moodOf(key.slice(hit.index)).isNegative
  })
  return say('proxy-cancel', { meeting: meetingSaid(passage), attend: comes })
}

// A proxy was named, and now the member comes after all (P5).
const SUPERSEDED = pattern`
  代理[^。]{0,20}(?:ました|た|予定でした|つもりでした)(?:の?です)?(?:が|けど|けれど)[^。]*(?:私|わたし
  |わたくし|自分|僕|俺|本人)(?:自身)?(?:が|で)(?:出|行|参|伺|うかが)
`

/** Reads a proxy being named or taken back; without a name the bot asks for one (P3, P8). */
export const readProxy = (passage: Passage): Reading | undefined => {
  if (!TOPIC.test(passage.key)) return undefined
  if (isAsked(passage) || /賛成|反対|棄権/u.test(passage.key)) return NOTHING
  const isAbsent =
    /欠席(?:し|で|と|させ|いたし|。|、|$)/u.test(passage.key) && !/取り?消|きゃんせる/u.test(passage.key)
  if (/(?:取り?消し|きゃんせるし|撤回し)(?:ません|ない)|取り消さ(?:ない|ず)/u.test(passage.key))
    return NOTHING
  if (CANCEL.test(passage.key)) return isAbsent ? undefined : cancel(passage)
  if (SUPERSEDED.test(passage.key)) return cancel(passage)
  const about = passage.clauses.filter(({ key }) => TOPIC.test(key))
  if (about.some(({ key }) => NOT_SETTING.test(key) || BACK_THEN.test(key) || HEARSAY.test(key)))
    return NOTHING
  if (
    about.some(
      ({ key }) =>
        CONDITION.test(key.replace(/させていただければ|(?:決まり|決定し|わかり|分かり)次第/gu, '')) ||
        /かも|検討|迷/u.test(key),
    )
  )
    return NOTHING
  return say('proxy', { meeting: meetingSaid(passage), ...personFrom(passage.spaced) })
}

/** The person in words that stand for a proxy alone: 「総務課 佐藤花子 係長」. */
export const readNominee = (text: string): Named => nomineeIn(`代理 ${text}`)

/** The person in an answer to who comes instead: 「総務課の佐藤花子です」. */
export const readNomineeAnswer = (text: string): Named => nomineeIn(`代理は${text}`)

const nomineeIn = (sentence: string): Named => {
  const reading = readProxy(readPassage(sentence))
  if (reading?.id !== 'proxy') return {}
  const { meeting: _, ...named } = reading.args
  return named
}

const ENGLISH_NAME = pattern`
  \b(?:my )?proxy(?: is| will be|:)? ?:? ?(?<a>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)
  |(?<b>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?) (?:will|is going to) (?:attend|come|go
  |be there)[^.]{0,12}(?:on my behalf|in my place|for me|instead)
`

export const readProxyInEnglish = (passage: Passage): Reading | undefined => {
  if (!/\bproxy|on my behalf|in my place/u.test(passage.key)) return undefined
  if (hasQuestion(passage)) return NOTHING
  const meeting = meetingSaid(passage)
  if (/\b(?:cancel|remove|drop|don['’]?t need|no longer need)\b/u.test(passage.key)) {
    const attend = /\bmyself\b|i['’]ll (?:attend|come|go|be there)|i will (?:attend|come|go)/u.test(
      passage.key,
    )
    return say('proxy-cancel', { meeting, attend })
  }
  const hit = ENGLISH_NAME.exec(passage.plain)?.groups
  const name = (hit?.a ?? hit?.b)?.replace(/\s/gu, '')
  return name ? say('proxy', { meeting, name }) : NOTHING
}
