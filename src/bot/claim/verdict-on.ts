// What each clause of a message says of a job, before they are read together: only one accounted for from end to end
// counts (C1, C2, J1).
import { jobNumbers } from '../job/patterns.ts'
import type { Says } from '../language/grammar/lattice.ts'
import { THINKS_ALOUD } from '../language/mood.ts'
import type { Clause } from '../language/passage.ts'
import { jobActIn } from './grammar.ts'
import { WHILE_OPEN } from './patterns.ts'

export type JobAct = {
  id: 'claim' | 'release' | 'deliver'
  jobs: number[]
  /** The clause it stands in, and where in it. */
  at: number
  start: number
}

export type Verdict =
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
  if (says.finish) return (says.past || says.ended) && !says.later && !says.onward ? 'deliver' : undefined
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
export const RELEASES = /あきらめ|諦め|辞退|きゃんせる|やめ|降り|取り下げ|取り消/u

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
/** 「3番の原稿をください」 asks for what the work is done with. */
const MATERIALS =
  /番の[^、。]*(?:でーた|原稿|写真|資料|ふぁいる|名簿|音声|見本|書類|用紙|説明書|追加[^、。]*)(?:を|が)?(?:ください|下さい|ほしい|欲しい|お?願|くれ|ちょうだい)/u
/** 「3番についてメールしました」 */
const ABOUT_IT = /について|に関して|の件で|のことで/u
/** What is sent to the office and is no work. */
const PAPERS =
  /用紙|書類|申込|申し込み|契約|誓約|同意|さいん|判を|印鑑|通帳|履歴書|身分証|問い合わせ|ふぉーむ|口座|用事|行事|家の|学校|病院/u
const GOES_ON =
  /^(?:次(?:は|回)|今度|今日?|いま|本日|明日|後で|すぐ|頑張って|がんばって|これから|今から|急いで|ちゃんと|しっかり|引き続き)/u
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
export const SOME_DAY =
  /^[^、。]{1,12}(?:たら|れば)、?(?:また|改めて|あらためて|その時は?)|^また[^、。]{1,12}(?:たら|れば|とき|時)/u

/** 「3番じゃなくて5番」: only what follows is meant. */
const NOT_THAT = /(?:じゃ|では|で)なくて?、?|番(?:と|に)(?:似た|同じ|近い)/u

/** What a clause says somebody does with a job; `hasJob` where the message names one. */
export function verdictOn({ key: typed, asks, joint }: Clause, at: number, hasJob: boolean): Verdict {
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
  if (MATERIALS.test(key)) return { kind: 'aside' }
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
  if (id === 'deliver' && (NOT_HANDED_IN.test(key) || ABOUT_IT.test(key))) return { kind: 'doubt' }
  const start = steps.find(
    ({ says: said }) => said.claim || said.release || said.deliver || said.finish || said.able || said.unable,
  )
  return {
    kind: 'act',
    act: { id, jobs: jobNumbers(typed.split(NOT_THAT).at(-1) ?? ''), at, start: start?.at ?? 0 },
    says,
  }
}
