// What a worker says they do with a job: only clauses accounted for from end to end count (C1, C2, J1).
import { jobNumbers, TITLE } from '../job/patterns.ts'
import { type Around, leavesOpen } from '../language/grammar/around.ts'
import type { Says } from '../language/grammar/lattice.ts'
import { THINKS_ALOUD } from '../language/mood.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { jobActIn } from './grammar.ts'
import { howFar, tells } from './how-far.ts'
import { WHILE_OPEN } from './patterns.ts'

export type JobAct = {
  id: 'claim' | 'release' | 'deliver'
  jobs: number[]
  /** The clause it stands in, and where in it. */
  at: number
  start: number
}

type Verdict =
  | { kind: 'act'; act: JobAct; says: Says }
  /** `told`: 「送ります」 beside 「できました」. */
  | { kind: 'aside' | 'doubt' | 'asked' | 'job' | 'told' }

/** Words that make a clause be about one of these acts. */
const STRONG = /応募|辞退|納品|きゃんせる|取り下げ|引き受け|立候補|提出|手放/u
const AS_A_THING =
  /(?:応募|辞退|納品|きゃんせる)(?:した(?:分|もの|件)|者|方法|(?:できる|可能な|受付中の)(?:もの|やつ|の)?|した(?:人|方)|の(?:方法|仕方|やり方|期限)|料|待ち)|提出(?:期限|先|方法)/gu

function actOf(says: Says): JobAct['id'] | undefined {
  const not = Number(says.not ?? 0)
  if (says.hedge || (says.think && !says.wish) || not > 1) return undefined
  if (says.point || (says.likely && !says.not)) return undefined
  // 「今日できません」 gives nothing back, and 「応募が完了しました」 hands nothing in.
  if (not === 1 && says.today && !says.now) return undefined
  if (says.taken && (says.finish || says.deliver || says.able)) return undefined
  if (says.able) {
    if (not === 1) return says.now || says.job ? 'release' : undefined
    if (says.past) return 'deliver'
    return says.job ? 'claim' : undefined
  }
  if (says.unable && says.soon && says.job && not === 0 && !says.past) return 'claim'
  if (says.unable) return not === 1 && (says.now || says.job || !says.soon) ? 'release' : undefined
  if (not > 0 || says.regret || says.someday || says.plan) return undefined
  if (says.wish && (says.deliver || says.finish)) return undefined
  if (says.claim) return says.past || says.onward || says.mending ? undefined : 'claim'
  if (says.release) return says.past && !says.now ? undefined : 'release'
  if (says.finish) return (says.past || says.ended) && !says.later ? 'deliver' : undefined
  // 「もうすぐ納品できます」 tells of later.
  if (says.deliver)
    return says.past || !(says.over || says.reason || says.can || says.later) ? 'deliver' : undefined
  return undefined
}

/** 「3番終わりましたね」 asks whether it is so. */
const SEEKS = /(?:ました|った|た)(?:ね|よね|な|かな)$/u
/** 「やらせてもらえますか」 asks for the job. */
const REQUESTS =
  /(?:やらせて|やらして|させて|降りさせて|やめさせて|外して|はずして|降ろして|おろして|取り消して)(?:もらえ|いただけ|頂け|くれ)(?:ます|ません|ないです|ないでしょう|ますでしょう)か$|(?:やらせて|やらして)(?:くんない|くれない|もらえない|くれん|もらえん|くれねえ|もらえねえ|もらえる|くれる)(?:か|かな|かね|かい|だか)?$/u
/** A job given back on a condition is not given back; one claimed while it is open is. */
const RELEASES = /あきらめ|諦め|辞退|きゃんせる|やめ|降り|取り下げ|取り消/u

/** 「必ず納品します」, 「直して再提出します」: it will be, and is not yet. */
const isPromised = (key: string, says: Says): boolean =>
  !says.past && !says.ended && (PROMISES.test(key) || (!says.job && !HANDS_IN.test(key)))
const PROMISES =
  /必ず|かならず|なるべく|できるだけ|きちんと|しっかり|ちゃんと|遅れないよう|余裕を|まとめて|早めに|期日|期限|締め?切|までに|近いうち|直して|なおして|修正して/u
const HANDS_IN =
  /^(?:では|それでは|はい|本日|ただいま|以上)?、?(?:仕事|作業|データ|でーた|ふぁいる|これ|こちら)?を?(?:納品|提出|完了報告)(?:し|いたし|致し|させていただき|です)/u
/** 「間違えて送りました」, 「見直しを残して終わりました」, 「今日は終わりです」. */
const NOT_HANDED_IN =
  /間違え|まちがえ|誤って|残して|除いて|以外|^(?:今日|本日)(?:は|の分は|の分)?、?(?:これで|もう)?(?:終わり|おわり|終了)(?:です|に|$)/u
/** What is sent to the office and is no work. */
const PAPERS =
  /用紙|書類|申込|申し込み|契約|誓約|同意|さいん|判を|印鑑|通帳|履歴書|身分証|問い合わせ|ふぉーむ|口座|用事|行事|家の|学校|病院/u
const GOES_ON =
  /^(?:今日?|いま|本日|明日|後で|すぐ|頑張って|がんばって|これから|今から|急いで|ちゃんと|しっかり|引き続き)/u
/** Why, and not how, where or when: 「家が近いので」, never 「パソコンで」「1ページ目から」「聞いてから」. */
const CAUSES =
  /(?:ので|(?<![てで])から|ため|為|もんで|により|につき|ゆえ|(?<=[いだたるす])し)、?(?:に|は)?、?$/u
const IN_WHAT_STATE =
  /(?:都合|事情|理由|関係|病気|不良|入院|風邪|かぜ|熱|怪我|けが|介護|看病|引っ?越し|出産|妊娠|産休|育児|子育て|用事|急用|仕事|転職|就職|試験|受験|忌引き?|不幸|葬儀|葬式|法事|手術|痛|故障|ころな|多忙|不足|事故|つわり|悪阻|切迫早産|骨折|腱鞘炎)で、?$/u
const HOW_OR_WHERE = /(?:(?<![いんえ])で|でき)、?$/u
const BY_WHICH_WAY = /(?:usb|めーる|line|らいん|郵便|宅急便|宅配|ふぁっくす|fax|手渡し|持参)で、?$/u
const FIRST_DONE = /[てで]から、?$|(?:聞い|見|確認し|相談し|考え)て、?$|(?:こ|そ|あそ)こで$/u
function isReasonFor(says: Says, reason: string): boolean {
  if (
    /(?:^|\d[^、]{0,6})(?:目|章|件|枚|行)から、?$/u.test(reason) ||
    (FIRST_DONE.test(reason) && !says.deliver)
  )
    return false
  if (CAUSES.test(reason) || (says.deliver && says.job && BY_WHICH_WAY.test(reason))) return true
  if (says.claim) return false
  if (says.finish) return /て、?$/u.test(reason)
  return IN_WHAT_STATE.test(reason) || !HOW_OR_WHERE.test(reason)
}

/** Leans to it, or would like to. */
const LEANS =
  /方向で|(?:納品|提出)(?:させていただき|させて頂き|し)たい|[でを]?考えて(?:い|お)?(?:ます|る)|の件(?:を|は)?お願い(?:し|いたし)ます$/u
/** 「落ち着いたらまた応募します」: of a day to come. */
const SOME_DAY =
  /^[^、。]{1,12}(?:たら|れば)、?(?:また|改めて|あらためて|その時は?)|^また[^、。]{1,12}(?:たら|れば|とき|時)/u

/** 「3番じゃなくて5番」: only what follows is meant. */
const NOT_THAT = /(?:じゃ|では|で)なくて?、?|番(?:と|に)(?:似た|同じ|近い)/u

function judged({ key: typed, asks, joint }: Clause, at: number, hasJob: boolean): Verdict {
  const key = RELEASES.test(typed) ? typed : typed.replace(WHILE_OPEN, '').replace(/^、/u, '')
  const isAbout = STRONG.test(key.replace(AS_A_THING, ''))
  const account = jobActIn(key)
  const isRequest = (account?.says.claim === true || account?.says.release === true) && REQUESTS.test(key)
  // 「7番の応募、取り消したいです」
  if (account?.says.claim && account.end === 'K' && joint === '、') return { kind: 'job' }
  const isConfirmed = account?.says.past === true && SEEKS.test(key)
  // 「4番、やらせてもらえますか」: the job is named, and what is asked of it follows.
  if (asks && account && /^(?:Jx|Sj|Sn|Sg)$/u.test(account.end) && !actOf(account.says))
    return { kind: 'job' }
  if ((asks && !isRequest) || isConfirmed) return { kind: isAbout ? 'asked' : 'aside' }
  if (account && LEANS.test(key)) return { kind: 'doubt' }
  // 「3番なら家でもできるので、…」
  if (/\d番なら/u.test(key) && /ので|から/u.test(joint)) return { kind: 'job' }
  if (!account) return { kind: isAbout && !SOME_DAY.test(key) ? 'doubt' : 'aside' }
  const { says, steps, end } = account
  // 「応募したいけど初心者でも大丈夫ですか」
  if (says.wish && !says.regret && /が$|けど|けれど|ので$/u.test(joint)) return { kind: 'doubt' }
  if (THINKS_ALOUD.test(key) || (joint === 'のに' && says.claim)) return { kind: isAbout ? 'doubt' : 'aside' }
  // 「お仕事ください」 looks for one.
  if (says.claim && says.bare && !hasJob) return { kind: 'aside' }
  // 「すぐやります」 without a job goes on with one.
  if (says.claim && !hasJob && !says.job && GOES_ON.test(key)) return { kind: 'aside' }
  const reasons = steps.filter(({ says: said }) => said.reason).map(({ at, to }) => key.slice(at, to))
  // 「主人と相談して4番やることにしました」 is decided.
  if (!says.now && !reasons.every((reason) => isReasonFor(hasJob ? { ...says, job: true } : says, reason)))
    return { kind: isAbout ? 'doubt' : 'aside' }
  // 「続けて9番も」 is one more.
  const { onward: _, ...more } = says
  const told: Says = /番も(?![うっ])/u.test(key) ? more : says
  const said: Says = hasJob ? { ...told, job: true } : told
  const id = actOf(end === 'K' ? { ...said, ended: true } : said)
  if (says.quits && (!says.job || says.bare) && !hasJob) return { kind: 'aside' }
  if (!id && says.deliver && !says.not && !says.hedge) return { kind: 'told' }
  // 「5番に応募しましたが、…」 and 「3番ならできそうなので、…」 lead to what follows.
  if (!id && ((says.claim && says.past) || (says.able && says.likely && /ので|から/u.test(joint))))
    return { kind: 'job' }
  if (!id) return { kind: says.job && /^(?:Jx|Sj|Sn|Sg)$/u.test(end) ? 'job' : isAbout ? 'doubt' : 'aside' }
  // 「ここまでの分はお渡しできます」 can something else.
  if (id === 'claim' && says.able && reasons.some((reason) => !CAUSES.test(reason))) return { kind: 'aside' }
  if (id === 'deliver' && isPromised(key, said)) return { kind: 'told' }
  if (id === 'deliver' && !said.job && PAPERS.test(key)) return { kind: 'doubt' }
  if (id === 'deliver' && NOT_HANDED_IN.test(key)) return { kind: 'doubt' }
  const start = steps.find(
    ({ says: said }) => said.claim || said.release || said.deliver || said.finish || said.able || said.unable,
  )
  return {
    kind: 'act',
    act: { id, jobs: jobNumbers(typed.split(NOT_THAT).at(-1) ?? ''), at, start: start?.at ?? 0 },
    says,
  }
}

/** 「無理です、教えてください」: asks how to go on. */
const ASKS_HOW = /手伝|教えて|助けて|どう(?:すれば|したら)|やり方|相談/u
/** 「これから見直します」 beside what is done: it is not done yet. */
const NOT_DONE_YET =
  /見直し(?:ます|が|て(?:い|から))|^これから|まだ|残っ|残り|もう\d|(?:ちぇっく|確認)(?:します|中|してから)/u

/** What else is told of the job keeps an act open: one at work on it claims nothing, one who asks how gives nothing back. */
function isToldAgainst(acts: JobAct[], read: Verdict[], { clauses }: Passage): boolean {
  const beside = (found: (key: string) => boolean) =>
    clauses.some(({ key }, at) => read[at]?.kind !== 'act' && read[at]?.kind !== 'job' && found(key))
  const does = (id: JobAct['id']) => acts.some((act) => act.id === id)
  if (does('claim') && does('release') && isOnOne(acts)) return true
  if (clauses.some(({ plain }, at) => read[at]?.kind === 'aside' && OF_THE_JOB.test(plain))) return true
  if (acts.some(({ at, id }) => isOfAnother(clauses[at - 1], read[at - 1], id))) return true
  if (does('claim') && beside((key) => RELEASES.test(key))) return true
  if (does('release') && beside((key) => MEANT_TO.test(key))) return true
  if (does('release') && beside((key) => ASKS_HOW.test(key))) return true
  if (does('deliver') && beside((key) => howFar(key)?.says.delayed === true && isHowFar(key))) return true
  if (does('deliver') && beside((key) => NOT_DONE_YET.test(key) && !isHowFar(key))) return true
  return does('claim') && beside(isHowFar)
}

/** 「4番の募集、終わってました」: of something about the job. */
const OF_THE_JOB = /番の(?!\d+(?:件|枚|通|個|冊|人|名))[^、。]{1,14}(?<![ぁ-ん])$/u
/** 「やりたいのは山々ですが、…」: not taken yet. */
const MEANT_TO =
  /(?:やりたい|応募したい)(?:の|ん|と|で|けど|が|$)|(?:やりたかった|応募したかった)|(?:に|やろ|しよ)うと(?:思|し)/u
/** 「引っ越し、やっと終わりました」「明日の説明会、キャンセルします」: a thing named first that is no work is what the act is of. */
const isOfAnother = (before: Clause | undefined, verdict: Verdict | undefined, id: JobAct['id']): boolean => {
  if (!before || before.joint !== '、' || before.asks || verdict?.kind !== 'aside') return false
  const { key, plain } = before
  if (OF_SOMEBODY.test(key)) return true
  if (TITLE.test(`の${key}`) || WORDS_BEFORE.test(key)) return false
  return id === 'release' ? THING.test(plain) : !LEADS_ON.test(key)
}
const OF_SOMEBODY =
  /^(?:夫|妻|主人|家内|母|父|息子|娘|兄|弟|姉|妹|友達|[^、。]{1,6}(?:さん|様|氏|くん|君))の/u
/** Ends as a noun does. */
const THING = /[一-龠々ァ-ヶーA-Za-z](?:し|り|き|け|め|い)?$/u
const LEADS_ON =
  /(?:[てで]|ので|から|ため|けど|が|た|です|ます|ません|ない|く|ず|は|も|に|を|まして|ば|たら|なら|しい|たい|よ|ね)$/u
const WORDS_BEFORE =
  /^(?:やっと|ようやく|先ほど|さっき|今日|本日|昨日|昨夜|今朝|今|いま|全部|すべて|全て|ぜんぶ|無事|なんとか|とりあえず|一応|予定(?:通り|どおり)|お待たせ[^、。]*|遅く[^、。]*|夜分|早朝|夜遅く|はい|あの|えっと|えー|では|じゃあ?|それでは|そいじゃあ?|了解|承知|急|急遽|突然|大変|誠に|本当|残念|毎度|お世話様|仕事|作業|応募|辞退|納品|キャンセル|きゃんせる|[^、。]{0,12}(?:\d(?:円|件|枚|日|時|分|回|番|号)|番の(?:件|こと)|仕事の(?:件|こと)))$/u

const isHowFar = (key: string): boolean => {
  const far = howFar(key)
  return far !== undefined && tells(far)
}
/** A job that is not named is the one named before. */
const isOnOne = (acts: JobAct[]): boolean => {
  const named = acts.filter(({ jobs }) => jobs.length > 0).map(({ jobs }) => jobs.join())
  return named.length < acts.length || new Set(named).size < acts.length
}

/** 「キャンセルできますか。無理になりました」: asked for, and then said. */
const isSettled = (acts: JobAct[], clause: Clause | undefined): boolean =>
  acts.every(({ id }) => id === 'release') &&
  RELEASES.test(clause?.key ?? '') &&
  /(?:でき(?:ます|る)|可能です|いいです)か$/u.test(clause?.key ?? '')

/** Looks for more work, beside what is done. */
const LOOKS =
  /(?:仕事|案件|次の(?:やつ|もの))(?:が|は|も)?[^、。]{0,8}(?:あれば|あったら|ありますか|ないですか|見たい|ほしい|探し)/u

/** What ends in a question gives nothing back. */
const isAskedWith = ({ at }: JobAct, { clauses }: Passage): boolean =>
  clauses.some((clause, n) => n > at && clause.asks && clause.sentence === clauses[at]?.sentence)

/** Nothing but 「お願いします」 behind it. */
const ENTREATS = /^(?:よろしく)?お願い(?:し|いたし|致し)ます$/u

/** The acts of a message in order, each with its jobs; `unclear` where something leaves them open. */
export function jobActs(passage: Passage): { acts: JobAct[]; unclear: boolean } {
  const named = jobNumbers(passage.key)
  const first: Verdict[] = []
  for (const [at, clause] of passage.clauses.entries()) {
    // 「やりたいんですけど」 at the end is politeness.
    const isLast = passage.clauses.slice(at + 1).every(({ key }) => ENTREATS.test(key))
    const alone = judged(isLast ? { ...clause, joint: '' } : clause, at, named.length > 0)
    // 「4番、ぜひお願いします」: what follows the job is said of it.
    const before = passage.clauses[at - 1]
    const isOfJob = first[at - 1]?.kind === 'job' && before?.joint === '、' && alone.kind !== 'act'
    const joined = isOfJob ? judged({ ...clause, key: `${before.key}${clause.key}` }, at, true) : alone
    first.push(joined.kind === 'act' ? joined : alone)
  }
  const hasJob = named.length > 0 || first.some(({ kind }) => kind === 'job')
  const read = first.map((verdict): Verdict => {
    if (verdict.kind !== 'act' || !verdict.says.weak || verdict.says.job || hasJob) return verdict
    return { kind: 'aside' }
  })
  const acts = read.flatMap((verdict) => (verdict.kind === 'act' ? [verdict.act] : []))
  const around = read.map(
    (verdict, at): Around => ({
      isAct: verdict.kind === 'act',
      isAccounted:
        verdict.kind === 'job' ||
        verdict.kind === 'told' ||
        LOOKS.test(passage.clauses[at]?.key ?? '') ||
        isHowFar(passage.clauses[at]?.key ?? ''),
      isSelf: verdict.kind === 'act' && verdict.says.self === true,
    }),
  )
  const unclear =
    read.some(
      ({ kind }, at) =>
        kind === 'doubt' || (kind === 'asked' && acts.length > 0 && !isSettled(acts, passage.clauses[at])),
    ) ||
    passage.isCut ||
    (acts.length > 0 && isToldAgainst(acts, read, passage)) ||
    acts.some((act) => act.id === 'release' && isAskedWith(act, passage)) ||
    (acts.length > 0 && leavesOpen(passage, around))
  return {
    unclear,
    acts: acts.map((act) => {
      if (act.jobs.length > 0) return act
      const before = passage.clauses
        .slice(0, act.at)
        .map(({ key }) => jobNumbers(key))
        .findLast((jobs) => jobs.length > 0)
      return { ...act, jobs: before ?? (named.length === 1 ? named : []) }
    }),
  }
}
