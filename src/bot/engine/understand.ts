// Free text → a line, or nothing. Readers are tried in order; the first that knows the topic answers.
import { readMyProxy, readMyStatus, readMyStatusInEnglish } from '../attendance/my-status.ts'
import { askWhereItHangs, readAnswers, readAttendanceInEnglish } from '../attendance/sentences.ts'
import { readJobActsInEnglish } from '../claim/job-acts-in-english.ts'
import { isOpenAct, readJobActs, readMyJobs, readProgress } from '../claim/sentences.ts'
import { readVoteInEnglish } from '../decision/english.ts'
import { readVote } from '../decision/sentences.ts'
import { readHandOver } from '../delivery/sentences.ts'
import { readForTheOffice } from '../enquiry/sentences.ts'
import { readAskedFor } from '../help/sentences.ts'
import { jobNumbers } from '../job/patterns.ts'
import { readJobList } from '../job/sentences.ts'
import { isAsking, REQUEST } from '../language/asking.ts'
import { isEnglish } from '../language/english.ts'
import { hasQuestion, type Passage, partOf, readPassage } from '../language/passage.ts'
import {
  readAgenda,
  readAgendaInEnglish,
  readNextMeeting,
  readNextMeetingInEnglish,
} from '../meeting/sentences.ts'
import { readPayment } from '../pay/sentences.ts'
import { readHelp, readLeaving } from '../people/sentences.ts'
import { readPollAnswer } from '../poll/sentences.ts'
import { readProxyInEnglish } from '../proxy/english.ts'
import { readProxy } from '../proxy/sentences.ts'
import { readTermsAnswer } from '../terms/sentences.ts'
import { readCourses, readNeeds } from '../training/sentences.ts'
import type { Line } from '../turn/line.ts'
import { NOTHING, type Reader, type ReaderRole, type Reading, say } from '../turn/reading.ts'

const isNothing = (reading: Reading): boolean => reading.id === 'none'

// A sentence that speaks of work is not an answer to a meeting.
const OF_WORK = /応募|納品|進捗|案件|辞退|求人/u
/** 「2号」 is a motion to those who vote. */
const isOfWork = ({ key }: Passage): boolean =>
  OF_WORK.test(key) || jobNumbers(key.replace(/\d+号/gu, '')).length > 0

// Coming and voting in one message: the answer can be undone, the vote is asked for again.
function readCouncilAnswers(passage: Passage): Reading[] | undefined {
  const vote = readVote(passage)
  const answers =
    isOfWork(passage) && !/出席|欠席|参加|会議|今回/u.test(passage.key) ? undefined : readAnswers(passage)
  if (vote === undefined) return answers
  const isAnswer = answers?.[0] && !isNothing(answers[0]) && /出席|欠席|参加/u.test(passage.key)
  return isAnswer ? answers : [vote]
}
const readCouncilAnswer: Reader = (passage) => readCouncilAnswers(passage)?.[0]

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
const readTold: Reader = (passage) =>
  isEnglish(passage) ? readJobActsInEnglish(passage)?.[0] : readToldInJapanese(passage)
const readToldInJapanese: Reader = (passage) => readJobActs(passage)[0] ?? readProgress(passage)
/** What is left open of a job is asked, before anything else is guessed from its words. */
const readOpenAct: Reader = (passage) => (!isEnglish(passage) && isOpenAct(passage) ? NOTHING : undefined)
/** 「文字起こしやりたいんですけど、今ありますか」 asks for such work. */
const readWantedWork: Reader = (passage) =>
  jobNumbers(passage.key).length === 0 && WANTED.test(passage.key) ? readJobList(passage) : undefined
const WANTED =
  /仕事、?一覧|(?:やり|やって(?:み|)|し)たい(?:んです|のです|ん|の)?(?:けど|が)、?(?:今|いま)?(?:あり|出て|募集)/u

const QUESTIONS = [readMyStatus, readAgenda, readNextMeeting]
const COUNCIL = [readMyProxy, readProxy, ...QUESTIONS, readCouncilAnswer]
const WORK = [
  readPayment,
  readMyJobs,
  readWantedWork,
  readTold,
  readOpenAct,
  readHandOver,
  readJobList,
  readHelp,
]
const COUNCIL_IN_ENGLISH = [readProxyInEnglish, readVoteInEnglish, readAttendanceInEnglish]
const QUESTIONS_IN_ENGLISH = [readAgendaInEnglish, readMyStatusInEnglish, readNextMeetingInEnglish]

/** What only people can answer goes to them; the way there is known. */
const readBeyond: Reader = ({ plain }) => {
  const office = readForTheOffice(plain)
  if (office) return say('talk', office === 'question' ? { message: plain } : {})
  return readAskedFor(plain) === 'place' ? say('next', { field: 'place' }) : undefined
}

const READERS: Record<ReaderRole, Reader[]> = {
  member: [
    readLeaving,
    inEnglish(...QUESTIONS_IN_ENGLISH, ...COUNCIL_IN_ENGLISH),
    ...COUNCIL,
    readPayment,
    ifOfWork(readMyJobs),
    readJobList,
    ifOfWork(readTold),
    ifOfWork(readOpenAct),
    ifOfWork(readHandOver),
    ifCalling,
    readBeyond,
  ],
  worker: [
    readTermsAnswer,
    readNeeds,
    readCourses,
    ...WORK,
    inEnglish(...QUESTIONS_IN_ENGLISH),
    ...QUESTIONS,
    readBeyond,
  ],
  // Staff speak of others: what they do is typed as a command, never guessed from a sentence.
  staff: [
    inEnglish(...QUESTIONS_IN_ENGLISH),
    ...QUESTIONS,
    readPayment,
    readMyJobs,
    readJobList,
    readHelp,
    readBeyond,
  ],
}

/** What is asked beside an act. */
const BESIDE: Record<ReaderRole, Reader[]> = {
  member: [inEnglish(...QUESTIONS_IN_ENGLISH), ...QUESTIONS, readPayment, readMyJobs],
  worker: [readPayment, readMyJobs, ...QUESTIONS],
  staff: [inEnglish(...QUESTIONS_IN_ENGLISH), ...QUESTIONS, readPayment, readMyJobs],
}

const MOST_ACTS = 5

/** The acts a passage says, in order: of the council for those who sit there, of jobs for those who work. */
function actsIn(passage: Passage, role: ReaderRole): Reading[] {
  if (role === 'staff') return []
  const dates = role === 'worker' ? undefined : readPollAnswer(passage)
  if (dates) return [dates]
  const council = role === 'worker' ? undefined : councilIn(passage)
  const [first] = council ?? []
  const isOpen = first?.id === 'rsvp' && first.args.answer === 'undecided' && hasQuestion(passage)
  if (council && first) return isNothing(first) || isOpen || !changes(first) ? [] : council
  if (role === 'member' && !isOfWork(passage)) return []
  const needs = role === 'worker' ? readNeeds(passage) : undefined
  if (needs) return [needs]
  const acts = isEnglish(passage) ? (readJobActsInEnglish(passage) ?? []) : readJobActs(passage)
  if (acts.length > 0 || isEnglish(passage)) return acts.filter((act) => !isNothing(act))
  const progress = isAsking(passage) ? readProgress(passage) : undefined
  return progress ? [progress] : []
}

function councilIn(passage: Passage): Reading[] | undefined {
  const one = isEnglish(passage) ? readFirst(COUNCIL_IN_ENGLISH, passage) : readProxy(passage)
  if (one) return [one]
  return isEnglish(passage) ? undefined : readCouncilAnswers(passage)
}

/** An answer without the answer only asks for it. */
const changes = (reading: Reading): boolean => reading.id !== 'rsvp' || reading.args.answer !== undefined

/** What a passage says from a speaker of that role: every act and question in order, or nothing. */
export function readAll(passage: Passage, role: ReaderRole): Reading[] {
  if (passage.key === '' && passage.url === undefined) return []
  const acts = actsIn(passage, role)
  if (acts.length > MOST_ACTS) return []
  if (acts.length > 0) return [...acts, ...askedBeside(passage, role)]
  const found = readFirst(READERS[role], passage)
  return found && !isNothing(found) ? [found] : []
}

function askedBeside(passage: Passage, role: ReaderRole): Reading[] {
  const asking = passage.clauses.filter(({ asks, key }) => asks || REQUEST.test(key))
  if (asking.length === 0 || asking.length === passage.clauses.length) return []
  const found = readFirst(BESIDE[role], partOf(passage, asking))
  return found && !isNothing(found) ? [found] : []
}

/** The lines that words stand for, in order; none when nothing would change and nothing is asked (C1, C2, C3). */
export const understandAll = (text: string, role: ReaderRole): Line[] => {
  const passage = readPassage(text)
  return readAll(passage, role).flatMap((reading) => {
    const line = askWhereItHangs(reading, passage)
    return line.id === 'none' ? [] : [line]
  })
}

/** The first of them, or nothing. */
export const understand = (text: string, role: ReaderRole): Reading => understandAll(text, role)[0] ?? NOTHING
