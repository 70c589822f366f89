// What else a message tells that keeps an act on a job open: of the job, or of another thing.
import { TITLE } from '../job/patterns.ts'
import { ONESELF_WORDS } from '../language/oneself.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { howFar, tells } from './how-far.ts'
import { type JobAct, RELEASES, SOME_DAY, type Verdict } from './verdict-on.ts'

/** 「無理です、教えてください」: asks how to go on. */
const ASKS_HOW = /手伝|教えて|助けて|どう(?:すれば|したら)|やり方|相談/u
/** 「これから見直します」 beside what is done: it is not done yet. */
const NOT_DONE_YET =
  /見直し(?:ます|が|て(?:い|から))|^これから|まだ|残っ|残り|もう\d|(?:ちぇっく|確認)(?:します|中|してから)/u

/** What else is told of the job keeps an act open: one at work on it claims nothing, one who asks how gives nothing back. */
export function toldAgainst(acts: JobAct[], read: Verdict[], { clauses }: Passage): boolean {
  const beside = (found: (key: string) => boolean) =>
    clauses.some(({ key }, at) => read[at]?.kind !== 'act' && read[at]?.kind !== 'job' && found(key))
  const does = (id: JobAct['id']) => acts.some((act) => act.id === id)
  if (does('claim') && does('release') && isOnOne(acts)) return true
  if (clauses.some(({ plain }, at) => read[at]?.kind === 'aside' && OF_THE_JOB.test(plain))) return true
  if (acts.some(({ at, id }) => isOfAnother(clauses[at - 1], read[at - 1], id))) return true
  if (does('claim') && beside((key) => RELEASES.test(key))) return true
  if (does('claim') && clauses.some(({ key }, at) => read[at]?.kind === 'job' && MENDS.test(key))) return true
  if (does('claim') && clauses.some(({ asks }) => asks) && clauses.some(({ key }) => IF_IT_SUITS.test(key)))
    return true
  if (does('release') && beside((key) => MEANT_TO.test(key) && !SOME_DAY.test(key))) return true
  if (does('release') && beside((key) => ASKS_HOW.test(key))) return true
  if (does('deliver') && beside((key) => howFar(key)?.says.delayed === true && isHowFar(key))) return true
  if (does('deliver') && beside((key) => NOT_DONE_YET.test(key) && !isHowFar(key))) return true
  return does('claim') && beside(isHowFar)
}

/** 「4番の募集、終わってました」: of something about the job. */
const OF_THE_JOB = /番の(?!\d+(?:件|枚|通|個|冊|人|名))[^、。]{1,14}(?<![ぁ-ん])$/u
/** 「3番の修正、これからやります」 goes on with a job. */
const MENDS = /番の(?:修正|直し|手直し|続き|残り|やり直し)$/u
/** 「時給はいくらですか、よければやります」 */
const IF_IT_SUITS = /^(?:それで)?(?:よければ|良ければ|よかったら|良かったら|合えば|条件が合えば)/u
/** 「やりたいのは山々ですが、…」: not taken yet. */
const MEANT_TO =
  /(?:やりたい|応募したい)(?:の|ん|と|で|けど|が|$)|(?:やりたかった|応募したかった)|(?:に|やろ|しよ)うと(?:思|し)/u
/** 「引っ越し、やっと終わりました」「明日の説明会、キャンセルします」: a thing named first that is no work is what the act is of. */
const isOfAnother = (before: Clause | undefined, verdict: Verdict | undefined, id: JobAct['id']): boolean => {
  if (before?.joint !== '、' || before.asks || verdict?.kind !== 'aside') return false
  const { key, plain } = before
  if (OF_SOMEBODY.test(key)) return true
  if (TITLE.test(`の${key}`) || WORDS_BEFORE.test(key) || MYSELF.test(key)) return false
  return id === 'release' ? THING.test(plain) : !LEADS_ON.test(key)
}
const OF_SOMEBODY =
  /^(?:夫|妻|主人|家内|母|父|息子|娘|兄|弟|姉|妹|友達|[^、。]{1,6}(?:さん|様|氏|くん|君))の/u
const MYSELF = new RegExp(`^${ONESELF_WORDS}$`, 'u')
/** Ends as a noun does. */
const THING = /[一-龠々ァ-ヶーA-Za-z](?:し|り|き|け|め|い)?$/u
const LEADS_ON =
  /(?:[てで]|ので|から|ため|けど|が|た|です|ます|ません|ない|く|ず|は|も|に|を|まして|ば|たら|なら|しい|たい|よ|ね|終わり|終え|完了し|完成し|仕上がり|仕上げ)$/u
const WORDS_BEFORE =
  /^(?:やっと|ようやく|先ほど|さっき|今日|本日|昨日|昨夜|今朝|今|いま|全部|すべて|全て|ぜんぶ|無事|なんとか|とりあえず|一応|予定(?:通り|どおり)|お待たせ[^、。]*|遅く[^、。]*|夜分|早朝|夜遅く|はい|あの|えっと|えー|では|じゃあ?|それでは|そいじゃあ?|了解|承知|急|急遽|突然|大変|誠に|本当|残念|毎度|お世話様|仕事|作業|応募|辞退|納品|キャンセル|きゃんせる|[^、。]{0,12}(?:\d(?:円|件|枚|日|時|分|回|番|号)|番の(?:件|こと)|仕事の(?:件|こと)))$/u

/** Whether a clause tells how far the work is. */
export const isHowFar = (key: string): boolean => {
  const far = howFar(key)
  return far !== undefined && tells(far)
}
/** A job that is not named is the one named before. */
const isOnOne = (acts: JobAct[]): boolean => {
  const named = acts.filter(({ jobs }) => jobs.length > 0).map(({ jobs }) => jobs.join())
  return named.length < acts.length || new Set(named).size < acts.length
}
