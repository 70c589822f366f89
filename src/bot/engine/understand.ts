// Free text → a line, or nothing. Readers are tried in order; the first that knows the topic answers.
import {
  askWhereItHangs,
  readAttendance,
  readAttendanceInEnglish,
  readMyStatus,
  readMyStatusInEnglish,
} from '../attendance/sentences.ts'
import {
  readClaimInEnglish,
  readJobAct,
  readMyJobs,
  readProgress,
  readReleaseInEnglish,
} from '../claim/sentences.ts'
import { readVote, readVoteInEnglish } from '../decision/sentences.ts'
import { readDeliveryInEnglish, readHandOver } from '../delivery/sentences.ts'
import { jobNumbers } from '../job/patterns.ts'
import { readJobList } from '../job/sentences.ts'
import { isEnglish } from '../language/english.ts'
import { type Passage, readPassage } from '../language/passage.ts'
import {
  readAgenda,
  readAgendaInEnglish,
  readNextMeeting,
  readNextMeetingInEnglish,
} from '../meeting/sentences.ts'
import { readPayment } from '../pay/sentences.ts'
import { readHelp } from '../people/sentences.ts'
import { readProxy, readProxyInEnglish } from '../proxy/sentences.ts'
import { NOTHING, type Reader, type ReaderRole, type Reading } from '../turn/reading.ts'

// A sentence that speaks of work is not an answer to a meeting.
const OF_WORK = /応募|納品|進捗|案件|辞退|求人/u
const isOfWork = ({ key }: Passage): boolean => OF_WORK.test(key) || jobNumbers(key).length > 0

// Coming and voting in one message: the answer can be undone, the vote is asked for again.
const readCouncilAnswer: Reader = (passage) => {
  const vote = readVote(passage)
  const answer =
    isOfWork(passage) && !/出席|欠席|参加|会議|今回/u.test(passage.key) ? undefined : readAttendance(passage)
  if (vote === undefined) return answer
  return answer && answer.id !== 'none' && /出席|欠席|参加/u.test(passage.key) ? answer : vote
}

const ifOfWork =
  (reader: Reader): Reader =>
  (passage) =>
    isOfWork(passage) ? reader(passage) : undefined
const ifCalling: Reader = (passage) => {
  const help = readHelp(passage)
  return help?.id === 'talk' && (help.args.callback || /職員|担当|人と/u.test(passage.key)) ? help : undefined
}

const readFirst = (readers: Reader[], passage: Passage): Reading | undefined => {
  for (const reader of readers) {
    const reading = reader(passage)
    if (reading) return reading
  }
  return undefined
}
const inEnglish =
  (...readers: Reader[]): Reader =>
  (passage) =>
    isEnglish(passage) ? readFirst(readers, passage) : undefined

/** What was done with a job, else how far it is. */
const readTold: Reader = (passage) => {
  const act = readJobAct(passage)
  return act && act.id !== 'none' ? act : (readProgress(passage) ?? act)
}

const QUESTIONS = [readMyStatus, readAgenda, readNextMeeting]
const COUNCIL = [readProxy, ...QUESTIONS, readCouncilAnswer]
const WORK = [readPayment, readMyJobs, readTold, readHandOver, readJobList, readHelp]
const COUNCIL_IN_ENGLISH = [readProxyInEnglish, readVoteInEnglish, readAttendanceInEnglish]
const WORK_IN_ENGLISH = [readReleaseInEnglish, readDeliveryInEnglish, readClaimInEnglish]
const QUESTIONS_IN_ENGLISH = [readAgendaInEnglish, readMyStatusInEnglish, readNextMeetingInEnglish]

const READERS: Record<ReaderRole, Reader[]> = {
  member: [
    inEnglish(...COUNCIL_IN_ENGLISH, ...QUESTIONS_IN_ENGLISH),
    ...COUNCIL,
    readPayment,
    ifOfWork(readMyJobs),
    readJobList,
    ifOfWork(readTold),
    ifOfWork(readHandOver),
    ifCalling,
  ],
  worker: [...WORK, inEnglish(...WORK_IN_ENGLISH, ...QUESTIONS_IN_ENGLISH), ...QUESTIONS],
  staff: [inEnglish(...COUNCIL_IN_ENGLISH, ...WORK_IN_ENGLISH, ...QUESTIONS_IN_ENGLISH), ...COUNCIL, ...WORK],
}

/** What a passage says from a speaker of that role. */
export const read = (passage: Passage, role: ReaderRole): Reading =>
  passage.key === '' && passage.url === undefined ? NOTHING : (readFirst(READERS[role], passage) ?? NOTHING)

/** The line that one sentence stands for; nothing when nothing would change (C1, C2, C3). */
export const understand = (text: string, role: ReaderRole): Reading => {
  const passage = readPassage(text)
  return askWhereItHangs(read(passage, role), passage)
}
