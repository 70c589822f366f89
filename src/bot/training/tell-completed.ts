// Who has completed a course hears it, with the jobs it opens.
import { chanceOf, mayClaimNow } from '../../domain/claim/may.ts'
import { openJobsBefore } from '../../domain/claim/read.ts'
import type { Worker } from '../../domain/people/model.ts'
import { findWorker } from '../../domain/people/read.ts'
import type { Effects } from '../../domain/training/complete.ts'
import type { Course } from '../../domain/training/model.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { buttons, card, note, type Part, press, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { asTitle, courseName } from './view.ts'
import { words } from './words.ts'

const JOBS_MOST = 5

type Told = { course: Course; effects: Effects; personId: string }
type Opened = { no: number; title: string; payYen: number }

export async function tellCompleted(
  { act, notify }: Turn,
  { course, effects, personId }: Told,
): Promise<void> {
  const worker = await findWorker(act, personId)
  if (!worker) return
  const jobs = (await openJobsBefore(act, personId))
    .filter((job) => course.skillId !== null && job.skills.includes(course.skillId))
    .filter((job) => mayClaimNow(chanceOf(worker, job, act.now)))
    .slice(0, JOBS_MOST)
  const { no } = course
  notify({
    to: { people: [personId] },
    topic: `completed ${no} ${personId}`,
    while: { enrolment: { course: no, person: personId, states: ['completed'] } },
    card: (locale) =>
      card(
        asTitle(words(locale).completedNotice(courseName(locale, course))),
        [
          ...(course.skill && effects.gave ? [text(words(locale).completedSkill(course.skill))] : []),
          ...nextParts(locale, worker, { course, jobs }),
        ],
        'done',
      ),
  })
}

/** What they can do now: jobs, or the word of the staff to wait for. */
function nextParts(
  locale: Locale,
  { state }: Worker,
  { course, jobs }: { course: Course; jobs: Opened[] },
): Part[] {
  const w = words(locale)
  const list = buttons(press(jobWords(locale).jobsTitle, line('job')))
  if (state === 'applied' || state === 'trained') return [text(w.completedNext)]
  if (jobs.length === 0) return course.skillId === null ? [list] : [note(w.completedNoJobs), list]
  const items = jobs.map((job) => ({
    title: jobName(locale, job),
    note: sayYen(job.payYen, locale),
    button: press(jobWords(locale).seeTerms, line('job', { job: job.no })),
  }))
  return [text(w.completedJobs), { kind: 'list', items, empty: '' }]
}
