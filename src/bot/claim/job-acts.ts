// What a worker says they do with a job: only clauses accounted for from end to end count (C1, C2, J1).
import { jobNumbers } from '../job/patterns.ts'
import { type Around, leavesOpen } from '../language/grammar/around.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { isHowFar, toldAgainst } from './told-against.ts'
import { type JobAct, RELEASES, type Verdict, verdictOn } from './verdict-on.ts'

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
  clauses.some(
    (clause, n) =>
      n > at &&
      clause.asks &&
      (clause.sentence === clauses[at]?.sentence || (n === at + 1 && clauses[at]?.joint === '')),
  )

/** 「今の仕事が終わったので4番やります」「7番をやることになったので3番は辞退します」: why, and what follows is done. */
function leadsToAnother({ act }: { act: JobAct }, read: Verdict[], { clauses }: Passage): boolean {
  if (act.id === 'release' || (act.id === 'deliver' && act.jobs.length > 0)) return false
  const here = clauses[act.at]
  return (
    /ので|から|ため|んで/u.test(here?.joint ?? '') &&
    read.some((other, n) => n > act.at && other.kind === 'act' && clauses[n]?.sentence === here?.sentence)
  )
}

/** Nothing but 「お願いします」 behind it. */
const ENTREATS = /^(?:よろしく)?お願い(?:し|いたし|致し)ます$/u
/** The acts of a message in order, each with its jobs; `unclear` where something leaves them open. */
export function jobActs(passage: Passage): { acts: JobAct[]; unclear: boolean } {
  const named = jobNumbers(passage.key)
  const first: Verdict[] = []
  for (const [at, clause] of passage.clauses.entries()) {
    // 「やりたいんですけど」 at the end is politeness.
    const isLast = passage.clauses.slice(at + 1).every(({ key }) => ENTREATS.test(key))
    const alone = verdictOn(isLast ? { ...clause, joint: '' } : clause, at, named.length > 0)
    // 「4番、ぜひお願いします」: what follows the job is said of it.
    const before = passage.clauses[at - 1]
    const isOfJob = first[at - 1]?.kind === 'job' && before?.joint === '、' && alone.kind !== 'act'
    const joined = isOfJob ? verdictOn({ ...clause, key: `${before.key}${clause.key}` }, at, true) : alone
    first.push(joined.kind === 'act' ? joined : alone)
  }
  const hasJob = named.length > 0 || first.some(({ kind }) => kind === 'job')
  const read = first.map((verdict): Verdict => {
    if (verdict.kind === 'act' && leadsToAnother(verdict, first, passage)) return { kind: 'job' }
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
    (acts.length > 0 && toldAgainst(acts, read, passage)) ||
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
