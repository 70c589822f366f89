// 「3番には何が必要」: what stands between a worker and a job, and the press that begins to change it (J7).
import { mayClaimNow } from '../../domain/claim/may.ts'
import { findJobBefore } from '../../domain/claim/read.ts'
import { maySeeJob } from '../../domain/job/may.ts'
import { isOpen, type Job } from '../../domain/job/model.ts'
import type { Worker } from '../../domain/people/model.ts'
import type { CourseBefore } from '../../domain/training/model.ts'
import { coursesGiving } from '../../domain/training/read.ts'
import { chanceParts, jobName, offered, skillNames } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Button, buttons, type Card, card, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { asTitle, bestOf, courseButton, courseName, sayFirst, skillNote } from './view.ts'
import { words } from './words.ts'

export async function needs(turn: Turn, args: ArgsOf<'needs'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) {
    turn.ask({ id: 'needs', args: {}, missing: 'job' })
    return card(
      jobWords(locale).jobAsk,
      [buttons(press(jobWords(locale).jobsTitle, line('job')))],
      'question',
    )
  }
  const job = await findJobBefore(act, speaker.personId, no)
  if (!job || !maySeeJob(speaker, job))
    return refusal(jobWords(locale).noSuchJob(no), jobWords(locale).noSuchJobHint)
  turn.show({ job: no })
  const title = asTitle(words(locale).needsTitle(jobName(locale, job)))
  const { worker } = speaker
  if (!worker || !isOpen(job, act.now)) return card(title, await chanceParts(turn, offered(turn, job)))
  const missing = job.skills.filter((skill) => !worker.skills.includes(skill))
  const courses = await coursesGiving(act, speaker.personId, {
    skills: missing,
    orientation: worker.state === 'applied',
  })
  const parts = [...stateParts(turn, worker, courses), ...skillParts(turn, { job, missing, courses })]
  return parts.length > 0
    ? card(title, [...parts, ...steps(turn, { worker, missing, courses })])
    : ready(turn, title, job)
}

/** Nothing is missing: it can be taken at once, or what else there is to know of it. */
async function ready(turn: Turn, title: string, job: Parameters<typeof offered>[1]): Promise<Card> {
  const w = words(turn.locale)
  const can = offered(turn, job)
  const said = job.skills.length === 0 ? w.needsNothing : w.needsReady
  return card(title, [...(mayClaimNow(can.chance) ? [text(said)] : []), ...(await chanceParts(turn, can))])
}

/** Who is not active yet begins with the orientation, and waits for the word of the staff. */
function stateParts({ locale, town }: Turn, { state }: Worker, courses: CourseBefore[]): Part[] {
  const w = words(locale)
  if (state === 'active') return []
  if (state === 'trained') return [text(w.needsApproval)]
  if (state !== 'applied') return [text(w.needsActive(peopleWords(locale).workerState[state]))]
  const orientation = bestOf(courses.filter((one) => one.orientation))
  if (!orientation) return [text(w.needsOrientationAsk)]
  return [
    text(
      `${w.needsOrientation}\n${courseName(locale, orientation)}（${sayFirst(locale, town, orientation)}）`,
    ),
  ]
}

type Missing = { job: Job; missing: string[]; courses: CourseBefore[] }

function skillParts(turn: Turn, { job, missing, courses }: Missing): Part[] {
  const { locale, town } = turn
  const had = job.skills.filter((skill) => !missing.includes(skill))
  return [
    ...missing.map((id) => text(skillNote(locale, town, { id, courses }))),
    ...(missing.length > 0 && had.length > 0 ? [text(words(locale).needsHave(skillNames(town, had)))] : []),
  ]
}

/** One press signs up; where no course is open, staff are asked. */
function steps(
  { locale, act }: Turn,
  { worker, missing, courses }: Omit<Missing, 'job'> & { worker: Worker },
): Part[] {
  const orientation =
    worker.state === 'applied' ? bestOf(courses.filter((one) => one.orientation)) : undefined
  const named = missing.map((id) => bestOf(courses.filter(({ skillId }) => skillId === id)))
  const found = [orientation, ...named].filter((one) => one !== undefined)
  const all = [...new Set(found)].map((one) => courseButton(locale, one, { now: act.now, named: true }))
  const asks = named.includes(undefined) || (worker.state === 'applied' && !orientation)
  const talk: Button | undefined =
    asks || worker.state !== 'active'
      ? press(commonWords(locale).talkToStaff, line('talk', { ask: 'yes' }))
      : undefined
  return [buttons(...all, talk)]
}
