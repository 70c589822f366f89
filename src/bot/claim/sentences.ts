// What a worker does with a job: claim it, give it back, say how far it is, ask what they hold.

import { jobNumbers } from '../job/patterns.ts'
import { isAsking } from '../language/asking.ts'
import { reasonFor } from '../language/because.ts'
import type { Account } from '../language/grammar/lattice.ts'
import { BACK_THEN, HEARSAY } from '../language/mood.ts'
import { type Clause, hasQuestion, type Passage } from '../language/passage.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { howFar, tells } from './how-far.ts'
import { jobActs } from './job-acts.ts'
import { BARE_MINE, countOf, isPart, MINE, NOT_MINE, percentOf } from './patterns.ts'
import type { JobAct } from './verdict-on.ts'

/** 応募, 辞退 or 納品, in the order said, each on its own job; what is left open asks back (C1, J1). */
export function readJobActs(passage: Passage): Reading[] {
  const { acts, unclear } = jobActs(passage)
  if (unclear && acts.length > 0) return [NOTHING]
  return acts.flatMap((act) => {
    const jobs = act.jobs.length > 0 ? act.jobs : [undefined]
    return jobs.flatMap((job) => lineOf(act, job, passage) ?? [])
  })
}

/** Left open, and about nothing else. */
export const isOpenAct = (passage: Passage): boolean => {
  const { acts, unclear } = jobActs(passage)
  return acts.length === 0 && unclear && passage.url === undefined
}

function lineOf({ id, at, start }: JobAct, job: number | undefined, passage: Passage): Reading | undefined {
  switch (id) {
    case 'claim':
      return say('claim', { job })
    case 'deliver':
      return isPart(passage.key) ? undefined : say('deliver', { job, url: passage.url })
    case 'release':
      return say('release', { job, reason: reasonFor(passage.clauses, at, start) })
  }
}

/** Words of how far something is. */
const TELLS = /\d(?:%|割|件|枚|個|通)|半分|はんぶん|遅れ|遅く(?=な)|間に合|進捗|順調/u
/** A thing and nothing said of it: 「田んぼの草取り、半分終わった」. */
const NO_THING =
  /(?:真ん中|ちょうど|現在|[てでにはがもしずくば]|ので|から|けど|ため|です|ます|ました|ません|た|だ|い|る|う)$/u
// 「半分も終わってません」: less than that, and nobody said how much.
const NOT_EVEN = /(?:半分|\d割|\d{1,3}%)も[^。、]{0,8}(?:ません|ない|ねえ|ん$)/gu

/** 「9番を進めているのですが、…どうすればいいですか」 asks for help. */
const ASKS_HOW = /どう(?:すれば|したら|やっ|やれば)|教えて|(?:わか|分か)ら(?:ない|ず|なく)|困って/u
const isJustAtIt = (account: Account | undefined): boolean =>
  !account?.says.amount && !account?.says.delayed && !account?.says.intime

type Far = { key: string; account: Account | undefined; isTold: boolean }

/** 進捗: how far a job is, or that it will be late, from clauses accounted for; a share of the work is never a delivery. */
export const readProgress = (passage: Passage): Reading | undefined => {
  const { clauses } = passage
  const read = clauses.map(({ key, asks }): Far => {
    const account = howFar(key)
    return {
      key,
      account,
      isTold: account !== undefined && tells(account) && (!asks || account.says.request === true),
    }
  })
  const told = read.filter(({ isTold }) => isTold)
  const ids = jobNumbers(passage.key)
  if (told.length === 0 || ids.length > 1 || passage.isCut) return undefined
  if (told.every(({ account }) => isJustAtIt(account)) && clauses.some(({ key }) => ASKS_HOW.test(key)))
    return undefined
  if (read.some((far, at) => !far.isTold && leavesFarOpen(far, clauses[at], read[at + 1]))) return undefined
  const key = told.map((far) => far.key).join('。')
  const bare = /進捗[ 、]*(?:\d{1,6}番?[ 、]+)?(\d{1,3})$/u.exec(passage.key)?.[1]
  return say('progress', {
    job: ids[0],
    percent: shareOf(key, bare && ids[0] !== Number(bare) ? Number(bare) : undefined),
    ...countOf(key),
    delayed: told.some(({ account }) => account?.says.delayed) || undefined,
  })
}

/** Half of eighty, counted too, is said once. */
function shareOf(key: string, bare: number | undefined): number | undefined {
  const { done, total } = countOf(key)
  const isCounted = done !== undefined && total !== undefined && !/\d ?%|割|分の/u.test(key)
  return isCounted ? undefined : (percentOf(key.replace(NOT_EVEN, '')) ?? bare)
}

/** 「昨日から再開し」 goes on until now. */
const SINCE = /(?:昨日|先週|先月|一昨日|おととい)から/gu
function leavesFarOpen({ key, account }: Far, clause: Clause | undefined, next: Far | undefined): boolean {
  if (clause?.asks || BACK_THEN.test(key.replace(SINCE, '')) || HEARSAY.test(key))
    return TELLS.test(key) || next?.isTold === true
  // 「最初は順調だったんですが」 gives way to what follows.
  if (account || (/(?:た|だ)$/u.test(key) && /(?:が|けど|けれど)$/u.test(clause?.joint ?? ''))) return false
  return TELLS.test(key) || (next?.isTold === true && clause?.joint === '、' && !NO_THING.test(key))
}

/** The jobs one holds oneself. */
export const readMyJobs = (passage: Passage): Reading | undefined => {
  const key = passage.key
  // A letter that tells of one's own share asks for no list.
  if (key.length > 60 && !hasQuestion(passage)) return undefined
  if (!MINE.test(key) || NOT_MINE.test(key) || /誰|だれ|さん/u.test(key)) return undefined
  return isAsking(passage) ||
    BARE_MINE.test(key) ||
    /忘れ|which job|what am i|deadline|なんだっけ|何だっけ|^(?:list |show |see |view )?(?:me )?my (?:current )?(?:jobs?|tasks?)$/u.test(
      key,
    )
    ? say('my-jobs')
    : undefined
}
