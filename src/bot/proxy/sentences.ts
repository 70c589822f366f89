// 代理: who comes in a member's place, and taking that back.

import { attendanceIn } from '../attendance/grammar.ts'
import { OTHER_EVENT } from '../attendance/patterns.ts'
import { type Around, leavesOpen } from '../language/grammar/around.ts'
import { ONESELF_WORDS } from '../language/oneself.ts'
import { type Passage, readPassage } from '../language/passage.ts'
import { type Named, personIn } from '../language/person.ts'
import { meetingSaid } from '../meeting/patterns.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { comesThemselves, isStayingAway, typedOf, verdicts } from './verdicts.ts'

const ORG_BY_FORM = /^所属(?:は|:)([^、。]{2,20}?)(?:です|でございます|になります)?$/u
/** 「社会福祉協議会から事務局長の神田が…」 */
const FROM_ORG = /^([^、。はがをに]{2,16}(?:会|課|社|組合|部|区|局|所|店|園|校|団|農協))から(?=[^、。]*が)/u

/** The whole name with the spaces it was typed with: 「総務課 佐藤 花子」. */
function personOf(phrase: string | undefined, spaced: string): Named {
  if (phrase === undefined) return {}
  const person = personIn(typedOf(phrase, spaced))
  return person.name === undefined && person.title === undefined ? {} : person
}

// A proxy was named, and now the member comes after all (P5).
const MYSELF_COMES = `${ONESELF_WORDS}{1,2}(?:自身)?(?:が|で|も)(?:出|行|参|伺|うかが)`
const SUPERSEDED = new RegExp(
  [
    `代理[^。]{0,20}(?:ました|[ただ]|予定でした|つもりでした)(?:の?です|んだ)?(?:が|けど|けれど)[^。]*${MYSELF_COMES}`,
    `代理[^。]{0,14}(?:が|は)[^。]{0,8}都合(?:が|も)?(?:悪く|つかなく|合わなく)な(?:った|り|って)[^。]{0,8}${MYSELF_COMES}`,
    `代理[^。]{0,14}(?:が|は)[^。]{0,8}(?:(?:来|行|出)(?:られ|れ|け)|参加でき|出席でき|都合がつか)なくな(?:った|り|って)[^。]{0,8}${MYSELF_COMES}`,
  ].join('|'),
  'u',
)

/** Reads a proxy being named or taken back, only from clauses accounted for; without a name the bot asks for one (P3, P8). */
export const readProxy = (passage: Passage): Reading | undefined => {
  const read = verdicts(passage)
  const sets = read.filter((verdict) => verdict.kind === 'set')
  const set = sets.findLast(({ person }) => person !== undefined) ?? sets.at(-1)
  const cancels = read.some(({ kind }) => kind === 'cancel')
  const meeting = meetingSaid(passage)
  const attend = comesThemselves(passage)
  const isAbout = read.some(({ kind }) => kind !== 'aside' && kind !== 'name')
  if (!isAbout) return undefined
  const around = read.map((verdict, at): Around => {
    const isAct = verdict.kind === 'set' || verdict.kind === 'cancel'
    const answer = attendanceIn(passage.clauses[at]?.key ?? '')?.says
    const isOrg = ORG_BY_FORM.test(passage.clauses[at]?.plain ?? '')
    const isComing = answer !== undefined && !answer.hedge && !answer.think
    return {
      isAct,
      isAccounted:
        verdict.kind === 'name' ||
        verdict.kind === 'topic' ||
        isComing ||
        isOrg ||
        THEY_ARE_LATE.test(passage.clauses[at]?.key ?? ''),
      isSelf: (verdict.kind === 'set' || verdict.kind === 'cancel') && verdict.self,
    }
  })
  if (SUPERSEDED.test(passage.key) && attend) return superseded(passage)
  if (set && isOfAnotherEvent(passage)) return NOTHING
  const isAbsent = passage.clauses.some(({ key, asks }) => !asks && isStayingAway(key))
  // 「欠席です。代理は必要ですか」「欠席で、代理はなしで」: nobody is named, and the answer stands.
  if (isAbsent && !set && (read.some(({ kind }) => kind === 'asked') || NO_PROXY.test(passage.key)))
    return undefined
  const open = passage.isCut || (around.some(({ isAct }) => isAct) && leavesOpen(passage, around))
  if (open || read.some(({ kind }) => kind === 'asked')) return NOTHING
  if (set && passage.clauses.some(({ key, asks }) => asks && /(?:変え|替え|代え|交代し|変更し)て/u.test(key)))
    return NOTHING
  const hasDoubt = read.some(({ kind }) => kind === 'doubt')
  if (cancels && !set) return hasDoubt ? NOTHING : say('proxy-cancel', { meeting, attend })
  if (hasDoubt) return NO_PROXY.test(passage.key) ? undefined : NOTHING
  const name = read.find((verdict) => verdict.kind === 'name')
  const isTopic = read.some(({ kind }) => kind === 'topic')
  if (!set && !(isTopic && name)) return isTopic ? NOTHING : undefined
  const person = set?.person ?? name?.person
  const org = passage.clauses.flatMap(
    ({ plain }) => (ORG_BY_FORM.exec(plain) ?? FROM_ORG.exec(plain))?.[1] ?? [],
  )[0]
  return say('proxy', { meeting, ...personOf(person, passage.spaced), ...(person && org && { org }) })
}

/** Told of the proxy: 「10分ほど遅れるそうです」. */
const THEY_ARE_LATE =
  /^(?:少し|ちょっと|\d{1,3}分)?(?:ほど|くらい|ぐらい)?(?:遅れる|遅刻する|遅くなる|早退する)(?:そうです|とのことです|予定です|ようです|かもしれません)$/u

/** 「PTAの総会、代理で嫁が出ます」: whose place is taken there is no matter of the council. */
const isOfAnotherEvent = ({ clauses }: Passage): boolean =>
  clauses.some(
    ({ key, joint }) =>
      joint === '、' && (OTHER_EVENT.test(key) || ELSEWHERE.test(key)) && !attendanceIn(key),
  )
const ELSEWHERE =
  /(?:当番|日直|夜勤|日勤|しふと|草取り|草刈り|掃除|清掃|送迎|見回り)$|^(?:その|あの|今度の)?(?:pta|町内会|自治会|老人会|婦人会|子ども会|子供会|こども会|消防団|同級会)(?:の(?:会合?|集まり|方|ほう|件|会議|行事))?(?:は|に)?$/u

/** What was said of the proxy before gives way to the member who comes after all. */
function superseded(passage: Passage): Reading {
  const around = passage.clauses.map(({ key, joint }): Around => {
    const says = attendanceIn(key)?.says
    const isAct = says?.come === true && !says.not && !says.hedge
    return {
      isAct,
      isAccounted: TAKES_BACK.test(key) || /が$|けど|けれど/u.test(joint),
      isSelf: says?.self === true,
    }
  })
  const isAsked = passage.clauses.some(({ asks }) => asks)
  if (isAsked || passage.isCut || leavesOpen(passage, around) || OF_OTHERS.test(passage.key)) return NOTHING
  return say('proxy-cancel', { meeting: meetingSaid(passage), attend: true })
}
const TAKES_BACK = /^(?:代理は?を?)?取り消し(?:ます|てください)$/u
const OF_OTHERS =
  /^もし|^[^、。]{1,10}(?:[けれせてねえべめ]ば|たら|なら)|(?:さん|様|氏|委員|会長|夫|妻|主人|家内|息子|娘|母|父|兄|弟|姉|妹|孫|嫁|誰|だれ)(?:は|が|も)/u

/** 「欠席します。代理は立てません」「代理を出せる者もおりません」: nobody comes, and the answer beside it stands. */
const NO_PROXY =
  /(?:代理|代わり)(?:人)?(?:が|も|は)(?:い(?:ない|ません|なく)|見つから(?:ない|ず|なく|ません)|おら(?:ず|ない))|代理(?:人)?(?:を|に|で)?(?:出せる|頼める|立てられる|行ける|出られる)(?:者|人|もの|方)(?:も|が|は)?(?:おり|い)(?:ません|ない|なく|ねえ)|代理(?:人|出席)?(?:は|を|も)?(?:(?:特に)?(?:なし|無し)(?!に)|不要です|(?:い|おり|要り|(?:誰も|だれも)?(?:出せ|立てられ)|立て|出し|出せ|頼み|頼め|お願いし|立てられ)(?:ません|ない(?:です)?|ねえ|んで|ず))/u

/** The person in words that stand for a proxy alone: 「総務課 佐藤花子 係長」. */
export const readNominee = (text: string): Named => nomineeIn(`代理 ${text}`)

/** The person in an answer to who comes instead: 「総務課の佐藤花子です」. */
export const readNomineeAnswer = (text: string): Named =>
  nomineeIn(NAME_ALONE.test(text) ? `代理 ${text}` : `代理は${text}`)
/** Asked for a name, a few words without an ending are one, whatever surname they begin with. */
const NAME_ALONE =
  /^\s*(?!.*(?:です|ます|ません|した|ない|たい|中|未定)\s*$)[一-龠々ぁ-んァ-ヶー・\s　]{2,16}$/u

const nomineeIn = (sentence: string): Named => {
  const reading = readProxy(readPassage(sentence))
  if (reading?.id !== 'proxy') return {}
  const { meeting: _, ...named } = reading.args
  return named
}
