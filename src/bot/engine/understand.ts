// Free text → what it means, or nothing. Readers are tried in order; the first that knows the topic answers.
import { readAttendance } from '../attendance/sentences.ts'
import { readClaim, readDelivery, readRelease } from '../claim/sentences.ts'
import { readVote } from '../decision/sentences.ts'
import { readProgress } from '../delivery/sentences.ts'
import { readJobList } from '../job/sentences.ts'
import { readEnglish } from '../language/english.ts'
import { jobNumbers } from '../language/item-numbers.ts'
import { readSaid, type Said } from '../language/passage.ts'
import { NONE, type UnderstandRole, type Understood } from '../language/understood.ts'
import { readAgenda, readMyStatus, readNextMeeting } from '../meeting/sentences.ts'
import { readHelp, readMyJobs, readPayment } from '../people/sentences.ts'
import { readProxy } from '../proxy/sentences.ts'

export type { UnderstandRole, Understood } from '../language/understood.ts'

type Reader = (said: Said, role: UnderstandRole) => Understood | undefined

// A sentence that speaks of work is not an answer to a meeting.
const OF_WORK = /応募|納品|進捗|案件|辞退|求人/u
const isOfWork = (said: Said): boolean => OF_WORK.test(said.key) || jobNumbers(said.key).length > 0

// Coming and voting in one message: the answer can be undone, the vote is asked for again.
const readCouncilAnswer: Reader = (said, role) => {
  const vote = readVote(said)
  const answer =
    isOfWork(said) && !/出席|欠席|参加|会議|今回/u.test(said.key) ? undefined : readAttendance(said, role)
  if (vote === undefined) return answer
  return answer && answer.intent !== 'none' && /出席|欠席|参加/u.test(said.key) ? answer : vote
}

const COUNCIL: Reader[] = [
  readEnglish,
  readProxy,
  readMyStatus,
  readAgenda,
  readNextMeeting,
  readCouncilAnswer,
]
const QUESTIONS: Reader[] = [readEnglish, readMyStatus, readAgenda, readNextMeeting]
const WORK: Reader[] = [
  readPayment,
  readMyJobs,
  readRelease,
  readDelivery,
  readProgress,
  readClaim,
  readJobList,
  readHelp,
]
const ifOfWork =
  (reader: Reader): Reader =>
  (said, role) =>
    isOfWork(said) ? reader(said, role) : undefined
const ifCalling: Reader = (said) => {
  const help = readHelp(said)
  return help?.intent === 'job_help' && ('callback' in help.slots || /職員|担当|人と/u.test(said.key))
    ? help
    : undefined
}

const READERS: Record<UnderstandRole, Reader[]> = {
  member: [
    ...COUNCIL,
    readPayment,
    ifOfWork(readMyJobs),
    ifOfWork(readRelease),
    ifOfWork(readDelivery),
    ifOfWork(readProgress),
    readJobList,
    ifOfWork(readClaim),
    ifCalling,
  ],
  worker: [...WORK, ...QUESTIONS],
  staff: [...COUNCIL, ...WORK],
}

/** What one sentence means to a speaker of that role; `none` when nothing would change (C1, C2, C3). */
export const understand = (text: string, role: UnderstandRole): Understood => {
  const said = readSaid(text)
  if (said.key === '' && said.url === undefined) return NONE
  for (const reader of READERS[role]) {
    const understood = reader(said, role)
    if (understood) return understood
  }
  return NONE
}
