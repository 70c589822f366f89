// What a worker does with a job: claim it, give it back, say how far it is, ask what they hold.

import { jobNumbers } from '../job/patterns.ts'
import { isAsking } from '../language/asking.ts'
import { reasonFor } from '../language/because.ts'
import { BACK_THEN, HEARSAY } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { type JobAct, jobActs } from './job-acts.ts'
import {
  AT_HOME,
  BARE_MINE,
  countOf,
  isPart,
  LATE,
  MINE,
  MOVING,
  NOT_LATE,
  NOT_MINE,
  NOT_WORK,
  percentOf,
} from './patterns.ts'

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

/** Tells how far it is, in the clause itself. */
const TELLS = /\d(?:%|割|件|枚|個|通)|半分|終わ|でき|遅れ|進/u
const isWork = (passage: Passage): boolean =>
  !NOT_WORK.test(passage.key) &&
  !(AT_HOME.test(passage.key) && jobNumbers(passage.key).length === 0) &&
  !passage.clauses.some(({ key }) => BACK_THEN.test(key) && TELLS.test(key)) &&
  !HEARSAY.test(passage.key) &&
  !/(?:さん|様|氏|委員|会長)(?:は|が|も)/u.test(passage.key)

// Asking for more time still tells that it is late.
const isAsked = (passage: Passage): boolean =>
  passage.clauses.some(
    ({ asks, key }) =>
      asks && !/(?:延|遅れて|遅く|待っ)[^。]{0,14}(?:いい|よろし|もら|いただ|でき|可能|大丈夫)/u.test(key),
  )

// 「半分も終わってません」: less than that, and nobody said how much.
const NOT_EVEN = /(?:半分|\d割|\d{1,3}%)も[^。、]{0,8}(?:ません|ない|ねえ|ん$)/gu

/** 進捗: how far a job is, or that it will be late. Told, not asked; a share of the work is never a delivery. */
export const readProgress = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!isWork(passage) || isAsked(passage)) return undefined
  const ids = jobNumbers(key)
  const bare = /進捗[ 、]*(?:\d{1,6}番?[ 、]+)?(\d{1,3})$/u.exec(key)?.[1]
  const told = {
    percent:
      percentOf(key.replace(NOT_EVEN, '')) ?? (bare && ids[0] !== Number(bare) ? Number(bare) : undefined),
    ...countOf(key),
    delayed: LATE.test(key) && !NOT_LATE.test(key) ? true : undefined,
  }
  const isTold = Object.values(told).some((value) => value !== undefined) || MOVING.test(key)
  if (!isTold || ids.length > 1) return undefined
  return say('progress', { job: ids[0], ...told })
}

/** The jobs one holds oneself. */
export const readMyJobs = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!MINE.test(key) || NOT_MINE.test(key) || /誰|だれ|さん/u.test(key)) return undefined
  return isAsking(passage) || BARE_MINE.test(key) ? say('my-jobs') : undefined
}
