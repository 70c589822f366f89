// How jobs are shown to workers and to those who run the programme.
import { isFull, isOpen, type Job } from '../../domain/job/model.ts'
import { openJobs } from '../../domain/job/read.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { type Button, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export const skillNames = ({ skills }: Pick<TownModel, 'skills'>, ids: string[]): string =>
  ids.map((id) => skills.find((skill) => skill.id === id)?.name ?? id).join('、')

export const jobName = (locale: Locale, { no, title }: Pick<Job, 'no' | 'title'>): string =>
  `${words(locale).no(no)} ${title}`

/** Everything a worker must know before taking a job. */
export function jobFacts(locale: Locale, town: TownModel, job: Job, now: Date): Part {
  const w = words(locale)
  return facts(
    [w.pay, sayYen(job.payYen, locale)],
    [w.due, sayWhen(job.dueAt, town.timezone, locale)],
    [w.slots, places(locale, job, now)],
    job.skills.length > 0 ? [w.skills, skillNames(town, job.skills)] : undefined,
    job.place ? [w.place, job.place] : undefined,
    job.details ? [w.details, job.details] : undefined,
  )
}

function places(locale: Locale, job: Job, now: Date): string {
  const w = words(locale)
  if (!isOpen(job, now)) return w.closed
  return isFull(job) ? w.full : w.slotsLeft(job.slots - job.taken, job.slots)
}

export const claimButton = (
  locale: Locale,
  { no }: Pick<Job, 'no'>,
  style: Button['style'] = 'plain',
): Button => press(words(locale).claim, line('claim', { job: no }), { style })

/** A job in a list. One whose skill the worker lacks says what it takes; it offers no button that only refuses. */
export function jobItem({ locale, town, speaker }: Turn, job: Job) {
  const w = words(locale)
  const able = job.skills.every((skill) => speaker.worker?.skills.includes(skill))
  return {
    title: jobName(locale, job),
    note: [
      sayYen(job.payYen, locale),
      `${w.due} ${sayWhen(job.dueAt, town.timezone, locale)}`,
      w.slotsLeft(job.slots - job.taken, job.slots),
    ].join('・'),
    button: able ? claimButton(locale, job) : press(w.seeTerms, line('job', { job: job.no })),
  }
}

/** Open jobs with a free slot, those of a kind where one was named. */
export async function openJobsPart(turn: Turn, search: string | undefined): Promise<Part> {
  const w = words(turn.locale)
  const jobs = await openJobs(turn.act, turn.act.now, search)
  const [only] = jobs
  if (jobs.length === 1 && only) turn.show({ job: only.no })
  return {
    kind: 'list',
    items: jobs.map((job) => jobItem(turn, job)),
    empty: search ? w.noJobsFor(search) : w.noJobs,
  }
}

const SIMILAR_MOST = 3

/** What else is open, beside a job that is not to be had. */
export async function similarParts(turn: Turn, no: number): Promise<Part[]> {
  const w = words(turn.locale)
  const others = (await openJobs(turn.act, turn.act.now)).filter((job) => job.no !== no)
  if (others.length === 0) return [note(w.noSimilar)]
  const items = others.slice(0, SIMILAR_MOST).map((job) => jobItem(turn, job))
  return [text(w.similar), { kind: 'list', items, empty: '' }]
}
