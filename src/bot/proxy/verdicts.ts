// What each clause of a message says of a proxy, before they are read together: only one accounted for from end to end
// names somebody or takes that back (C1, P3, P5, P8).
import { attendanceIn } from '../attendance/grammar.ts'
import { ONESELF_WORDS } from '../language/oneself.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { personIn, RELATION } from '../language/person.ts'
import { bearsSurname } from '../language/surnames.ts'
import { proxyIn } from './grammar.ts'

const TOPIC = pattern`
  代理(?!店|戦争|母)|(?:代わり|かわり)(?:に|の[者人方もか])|(?:私|自分|当方|わたし|僕)の(?:代わり
  |かわり)|代わって|[一-龠]に頼(?:み|ん)|(?:行か|いか|伺わ|出席さ|参加さ|同席さ|出さ)せ(?!て(?:いただ|頂|くだ|下さ|もら|貰
  |ほし|欲し))|派遣|(?:さん|君|くん|氏|者|様|人)に(?:頼|任せ|お願い)|(?:行|伺)ってもら|出てもら
  |(?:出席|参加)(?:し)?て(?:もら|いただ)|別の者|他の者|部下が|係の者|者が(?:出|参|伺|行)|者を(?:出|参
  |行)|(?:妻|夫|主人|息子|娘|家内|家族|上司|同僚|後任|担当者)が(?:出|参|伺|行|代)|自分の代わり|proxy
  |on my behalf|in my place
`
export type Verdict =
  | { kind: 'set'; person: string | undefined; self: boolean }
  | { kind: 'cancel'; self: boolean }
  /** A name alone, or that it is about a proxy: something beside another clause. */
  | { kind: 'name'; person: string; comes?: true }
  | { kind: 'topic' | 'aside' | 'doubt' | 'asked' }

const STRONG =
  /代理(?!店|戦争|母)|代わり|かわりに|名代|代打|代わって(?<!(?:しふと|当番|勤務|仕事|夜勤|日勤|番)(?:を|が|は)?代わって)/u
const POLITE = /(?:さん|様|さま|氏|くん|君|先生)$/u

/** 「代理の名前を間違えました」: the right one follows. */
const MISNAMED =
  /^代理(?:人|者)?の?(?:名前|氏名|お名前)(?:を|が)?(?:間違え|間違って|まちがえ|誤って|違って)[^、。]*$/u
/** 「代理 架空はるか」: the word and a name, whatever the name ends with. */
const BY_WORD = /^代理(?:人|者|出席者?)?[ :、]/u

function judged({ key, plain, joint, asks: seems }: Clause, passage: Passage): Verdict {
  const { spaced, text, key: all } = passage
  const isRequest = REQUESTS.test(key) && proxyIn(key)?.says.cancel === true
  const asks =
    seems && !isRequest && !(BY_WORD.test(spaced) && !/[?？]/u.test(text) && proxyIn(key)?.end === 'N1')
  const isAbout = STRONG.test(key) || TOPIC.test(key)
  const isByWord = BY_WORD.test(spaced) || BY_FORM.test(key)
  if (asks) return { kind: isAbout ? 'asked' : 'aside' }
  const account = proxyIn(key)
  if (MISNAMED.test(key)) return { kind: 'topic' }
  if (!account) return { kind: STRONG.test(key.replace(ASKED_BEFORE, '')) ? 'doubt' : 'aside' }
  const { says, steps, end } = account
  const self = says.self === true
  const span = steps.findLast(({ says: said }) => said.person)
  const person = span && plain.slice(span.at, span.to)
  // Who comes in somebody's place is a person, whatever the name.
  const isKnown = says.proxy === true && says.comes === true
  if (person && !says.cancel && !isByWord && !isKnown && !mayBeSomebody(person, spaced))
    return { kind: isAbout ? 'doubt' : 'aside' }
  // 「代理を立てるのに書類は要りますか」「代理を出したいのですが様式はありますか」
  const next = passage.clauses[passage.clauses.findIndex((clause) => clause.key === key) + 1]
  if (isAbout && (joint === 'のに' || (says.wish && /が$|けど|けれど/u.test(joint) && next?.asks === true)))
    return { kind: 'asked' }
  if (isAbout && (INTENDS.test(key) || LATER.test(key) || FROM_THEN.test(key))) return { kind: 'doubt' }
  if (isByWord && UNDER_WAY.test(key)) return { kind: 'doubt' }
  if (person && /代わりまして/u.test(key) && ONESELF.test(person)) return { kind: 'doubt' }
  if (says.think && !says.wish) return { kind: isAbout ? 'doubt' : 'aside' }
  if (says.entrusts && !says.proxy) return { kind: 'aside' }
  if (says.hedge || (says.past && !says.sends && !says.now)) return { kind: isAbout ? 'doubt' : 'aside' }
  if (says.back && !says.named && !says.cancel && end !== 'P') return { kind: isAbout ? 'doubt' : 'aside' }
  if (says.of && !says.cancel) return { kind: 'doubt' }
  if (says.proxy && !isAbout) return { kind: 'aside' }
  const not = Number(says.not ?? 0)
  // 「田中さんの代理をやめます」 may give up being theirs.
  if (says.cancel && says.of && /(?<!取り)やめ/u.test(key)) return { kind: 'doubt' }
  if (says.cancel && says.soft && !comesThemselves(passage)) return { kind: 'doubt' }
  if (says.cancel) return not === 0 && end !== 'N1' ? { kind: 'cancel', self } : { kind: 'doubt' }
  // 「代理の古畑が行けなくなったので、…」
  if (not === 1 && says.comes && says.proxy) return { kind: 'topic' }
  if (not > 0) return { kind: STRONG.test(key) ? 'doubt' : 'aside' }
  if (
    says.sends &&
    (says.proxy ||
      (person &&
        (says.goes
          ? (isSomebody(person) && !says.wish) || STRONG.test(key)
          : ONES_OWN.test(person) || (isAsked(person) && (says.past === true || INSTEAD.test(all))))))
  )
    return { kind: 'set', person, self }
  if (says.comes && person)
    return says.proxy ? { kind: 'set', person, self } : { kind: 'name', person, comes: true }
  if (says.proxy && person && (end === 'P' || end === 'N2')) return { kind: 'topic' }
  if (says.proxy && person) return says.named || end === 'N1' ? named(person, key, spaced) : { kind: 'doubt' }
  if (says.proxy)
    return end === 'P' || end === 'Pd' ? { kind: 'topic' } : { kind: 'set', person: undefined, self }
  const isNamed =
    says.named ||
    (end === 'N1' && BY_FORM.test(key)) ||
    (end === 'N1' && person && isSomebody(person) && !OFFICE.test(person))
  return isNamed && person ? { kind: 'name', person } : { kind: 'aside' }
}

/** Not done yet. */
const INTENDS = /つもりで(?:い|お)|推薦したい|(?:頼|立て|出|お願いし)(?:む|る|す)?つもり/u
const LATER = /^(?:あとで|後で|そのうち|いずれ|今度)[^、。]*(?:取り消|やめ|きゃんせる|変更)/u
/** 「4月から担当が代わります」 */
const FROM_THEN = /^(?:\d{1,2}月|来月|再来月|来年度?|今年度?|新年度|今度|次回|今後|これ|[春夏秋冬])から/u
/** 「代理　調整中」 */
const UNDER_WAY = /^代理(?:人|者)?[ :、]?(?:[一-龠]{2,3}中|未定|後日(?:連絡)?|まだ)(?:です)?$/u
const ONESELF = new RegExp(`${ONESELF_WORDS}$`, 'u')
/** 「代理は小林でお願いしていましたが」: what stood until now. */
const ASKED_FOR =
  /(?:お願いし|頼ん|出し|届け|登録し|立て)(?:て|で)(?:い|おり|あり)?まし?た$|(?:予定|つもり|はず)(?:でし|だっ)た$|(?:立てる|頼む|出す|お願いする|お願いしたい|頼みたい|立てたい)(?:と|って)(?:言い|お伝えし|申し上げ|言っ)(?:まし)?た$/u
const REQUESTS = /(?:もらえ|いただけ|頂け|お願いでき)(?:ます|ません|ないでしょう|るでしょう)か$/u
/** Whoever was asked before, told of and not named now. */
const ASKED_BEFORE = /代理(?:を|に)?(?:お願い|頼ん|依頼)(?:して|で)?(?:い|おい|お)?た(?:方|人|者|衆)/gu
/** 「氏名は滝沢美代子」 */
const BY_FORM = /^お?(?:氏名|名前)(?:は|:)/u
/** Whom a message speaks to. */
const OFFICE = /事務局|役場|担当|係/u

/** 「代理山田」 without anything between may be a word: 代理資格. */
const named = (person: string, key: string, spaced: string): Verdict => {
  const glued =
    /^代理(?:人|者|出席者?)?(?![人者出の])[一-龠ァ-ヶぁ-ん]/u.test(key) &&
    /^代理(?:人|者|出席者?)?[一-龠]{1,6}$/u.test(key)
  const apart = /(?:代理|代理人|代理者|代理出席者?)(?:名|氏名)?[ :、(]/u.test(spaced)
  return glued && !apart && !bearsSurname(person) ? { kind: 'doubt' } : { kind: 'set', person, self: false }
}

/** 「佐藤さんにお願いします」: of whom else anything may be asked, somebody is meant only by name or as one's own. */
const isAsked = (phrase: string): boolean => POLITE.test(phrase) || RELATION.test(phrase)
/** Without a word of not coming, 「山田さんにお願いします」 may ask for anything. */
const INSTEAD = /代理|代わ|かわり|名代|欠席|休み|休ま|不参加|行け|いけ|行か|出られ|出れ|都合|無理/u
const ONES_OWN =
  /^(?:うちの(?:若|部下|同僚|社員|職員|者)|同じ[課係部会社]{1,2}の|部下の|同僚の|後輩の|先輩の|上司の)/u

/** A bare word is a name only where it begins with a surname: 「代理は確認中です」 names nobody. */
function mayBeSomebody(phrase: string, spaced: string): boolean {
  if (POLITE.test(phrase) || RELATION.test(phrase) || KNOWN_BY.test(phrase)) return true
  // 「長男の孝」
  if (RELATION.test(phrase.replace(/の[^の]{1,6}$/u, ''))) return true
  const { name, title } = personIn(typedOf(phrase, spaced))
  if (name === undefined || title !== undefined) return title !== undefined || phrase.startsWith('(')
  return /[一-龠]/u.test(name)
    ? bearsSurname(name)
    : !/^(?:.{1,2}|(?:だいじょうぶ|けっこう|ちょっと|おねがい|よろしく|まちがい|みてい|へいき|むずかしい|きびしい|これから|あとで|のちほど).*)$/u.test(
        name,
      )
}

/** Said so that it can only be somebody: with さん, a title, or how they stand to the speaker. */
const isSomebody = (phrase: string): boolean => {
  const { name, title } = personIn(phrase)
  return (
    POLITE.test(phrase) ||
    title !== undefined ||
    RELATION.test(phrase) ||
    (name !== undefined && phrase !== name) ||
    KNOWN_BY.test(phrase)
  )
}
const KNOWN_BY =
  /^(?:うち|部下|同僚|後輩|上司|私)の|の者$|若い(?:者|衆|もん)$|(?:^|の)(?:妻|夫|主人|家内|息子|娘|弟|兄|姉|妹|父|母)(?:$|の)/u

export function typedOf(phrase: string, spaced: string): string {
  const letters = [...phrase].map((char) => char.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  const bracketed = /^\(([^()]+)\)$/u.exec(phrase)?.[1]
  return bracketed ?? new RegExp(letters.join(' ?'), 'u').exec(spaced)?.[0] ?? phrase
}

/** 「私の代理ですが、」 */
/** 「妻の代わりに孫を迎えに行くので」: whose place one takes elsewhere. */
const OF_THEIR_PLACE =
  /(?:妻|夫|主人|母|父|会長|社長|上司|同僚|息子|娘|部長|課長|さん)の(?:代わり|代理|かわり)/u
/** 「代理の人も都合が悪くなったので、登録を消して…」 */
const CANNOT_COME =
  /^代理(?:の[^、。はがも]{1,8}|人|者)?(?:は|も|が)[^。]*(?:なくなった|悪くなった|だめになった|無理になった|(?:来|行|出)(?:ら)?れない)$/u
const TOPIC_JOINT = /^(?:、|が|けど|けれど|けれども|(?:なの|なん|の|ん)?(?:ですが|ですけど|だけど))$/u

/** The verdict on each clause, with what it takes from the one before: 「代理の件、取り消してください」. */
export function verdicts(passage: Passage): Verdict[] {
  const read: Verdict[] = []
  for (const [at, clause] of passage.clauses.entries()) {
    // 「代理の件、取り消してください」: what follows the topic is said of it.
    const before = read[at - 1]
    const joint = passage.clauses[at - 1]?.joint ?? ''
    // 「代理頼んだけどキャンセルします」: and what gives way to it.
    const givesWay =
      (before?.kind === 'set' ||
        (before?.kind === 'doubt' && ASKED_FOR.test(passage.clauses[at - 1]?.key ?? ''))) &&
      /が$|けど|けれど/u.test(joint)
    const cannot = CANNOT_COME.test(passage.clauses[at - 1]?.key ?? '') && /ので|から|ため/u.test(joint)
    const isOfTopic = (before?.kind === 'topic' && TOPIC_JOINT.test(joint)) || givesWay || cannot
    const whole = { ...clause, key: `代理は${clause.key}`, plain: `代理は${clause.plain}` }
    const said = isOfTopic ? judged(whole, passage) : undefined
    const joined = (givesWay || cannot) && said?.kind !== 'cancel' ? undefined : said
    if ((givesWay || cannot) && joined) read[at - 1] = { kind: 'aside' }
    read.push(
      joined && (joined.kind === 'set' || joined.kind === 'cancel') ? joined : judged(clause, passage),
    )
  }
  // 「代理をお願いしたいと申し上げましたが、…。代理は取り消して…」
  if (read.some(({ kind }) => kind === 'set' || kind === 'cancel'))
    for (const [at, { key, joint }] of passage.clauses.entries())
      if (read[at]?.kind === 'doubt' && ASKED_FOR.test(key) && /が$|けど|けれど/u.test(joint))
        read[at] = { kind: 'aside' }
  for (const [at, { key, joint }] of passage.clauses.entries())
    if (read[at]?.kind === 'doubt' && OF_THEIR_PLACE.test(key) && /ので|から|ため|んで/u.test(joint))
      read[at] = { kind: 'aside' }
  // 「欠席しますが次回は代理を出します」
  for (const [at, { key }] of passage.clauses.entries())
    if (
      read[at]?.kind === 'set' &&
      proxyIn(key)?.says.next &&
      passage.clauses.some((other) => isStayingAway(other.key))
    )
      read[at] = { kind: 'aside' }
  // 「小林を出席させます、私は欠席です」
  for (const [at, { key, plain }] of passage.clauses.entries()) {
    const account = proxyIn(key)
    const span = account?.steps.findLast(({ says }) => says.person)
    const person = span && plain.slice(span.at, span.to)
    if (
      read[at]?.kind === 'aside' &&
      account?.says.goes &&
      person &&
      bearsSurname(person) &&
      passage.clauses.some((other) => !other.asks && isStayingAway(other.key))
    )
      read[at] = { kind: 'set', person, self: false }
  }
  // 「私は行けないので係長の宮澤が出ます」
  for (const [at, verdict] of read.entries()) {
    const before = passage.clauses[at - 1]
    if (verdict.kind !== 'name' || !verdict.comes || !isSomebody(verdict.person) || !before) continue
    if (!before.asks && /ので|から|ため|んで/u.test(before.joint) && isStayingAway(before.key))
      read[at] = { kind: 'set', person: verdict.person, self: false }
  }
  return read
}

/** Somebody stays away, by their own word. */
export const isStayingAway = (key: string): boolean => {
  const says = attendanceIn(key)?.says
  return says !== undefined && !says.hedge && (says.away ? !says.not : says.come === true && says.not === 1)
}
/** 「自分が出られるようになったんで、…」 */
const COMES_NOW = new RegExp(
  `${ONESELF_WORDS}(?:自身)?(?:が|も|で)?、?(?:出られ|出れ|行け|参加でき|出席でき|伺え)る(?:よう|こと)?に?な(?:った|り)|${ONESELF_WORDS}が(?:行く|出る|参る|出席する)(?:ので|から|んで)`,
  'u',
)

export const comesThemselves = (passage: Passage): boolean =>
  COMES_NOW.test(passage.key) ||
  passage.clauses.some(({ key, asks }) => {
    const says = asks ? undefined : attendanceIn(key)?.says
    const cancels = proxyIn(key)?.says
    const comes = says?.come ? says : cancels?.cancel && cancels.come ? cancels : undefined
    return comes !== undefined && !comes.not && !comes.hedge && (!comes.past || comes.now === true)
  })
