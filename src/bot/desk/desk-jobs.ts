import { type JobToLookAt, jobsToLookAt } from '../../domain/job/read.ts'
import { jobName } from '../job/view.ts'
import { heading, near, note, type Part, press } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { brief, type Room, type Section } from './view.ts'
import { words } from './words.ts'

/** Jobs that run late, are due, were handed in, or are full while people wait. */
export async function deskJobs(turn: Turn, room: Room): Promise<Section> {
  const { act, locale } = turn
  const w = words(locale)
  const jobs = await jobsToLookAt(act)
  const waiting = jobs[0]?.total ?? 0
  if (waiting === 0) return { parts: [note(w.noJobs)], waiting }
  const items = jobs.slice(0, room.rows).map((job) => ({
    title: brief(jobName(locale, job)),
    note: reasons(turn, job).join('・'),
    button: press(commonWords(locale).details, line('job', { job: job.no })),
  }))
  const more = waiting - items.length
  const rest: Part[] = more > 0 ? [near(press(w.more(more), line('job')))] : []
  return { parts: [heading(w.jobs), { kind: 'list', items, empty: '' }, ...rest], waiting }
}

function reasons({ locale, town, act }: Turn, job: JobToLookAt): string[] {
  const w = words(locale)
  const due = sayDay(job.dueAt, town.timezone, locale)
  const soon = job.inHand > 0 && job.soon
  return [
    ...(job.late > 0 ? [w.late(job.late)] : []),
    ...(soon ? [job.dueAt < act.now ? w.overdue(due) : w.dueSoon(due)] : []),
    ...(job.free > 0 ? [w.free(job.free, due)] : []),
    ...(job.delivered > 0 ? [w.delivered(job.delivered)] : []),
    ...(job.waiting > 0 ? [w.waiting(job.waiting)] : []),
  ]
}
