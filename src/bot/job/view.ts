// How jobs are shown to workers and staff.

import { isFull, isOpen, type Job } from '../../domain/job/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { type Button, facts, type Part, press } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Words } from '../turn/words.ts'

export const skillNames = (town: TownModel, ids: string[]): string =>
  ids.map((id) => town.skills.find((skill) => skill.id === id)?.name ?? id).join('、')

/** Everything a worker must know before taking a job. */
export function jobFacts(w: Words, town: TownModel, job: Job, now: Date): Part {
  const k = w.work
  const places = !isOpen(job, now)
    ? k.closed
    : isFull(job)
      ? k.full
      : k.slotsLeft(job.slots - job.taken, job.slots)
  return facts(
    [k.pay, sayYen(job.payYen, w.locale)],
    [k.due, sayWhen(job.dueAt, town.timezone, w.locale)],
    [k.slots, places],
    job.skills.length > 0 ? [k.skills, skillNames(town, job.skills)] : undefined,
    job.place ? [k.place, job.place] : undefined,
    job.details ? [k.details, job.details] : undefined,
  )
}

export const claimButton = (w: Words, { no }: Pick<Job, 'no'>, style: Button['style'] = 'plain'): Button =>
  press(w.work.claim, line('claim', { job: no }), { style })

export const jobLine = (w: Words, town: TownModel, job: Job) => ({
  title: `${w.work.no(job.no)} ${job.title}`,
  note: [
    sayYen(job.payYen, w.locale),
    `${w.work.due} ${sayWhen(job.dueAt, town.timezone, w.locale)}`,
    w.work.slotsLeft(job.slots - job.taken, job.slots),
  ].join('・'),
})
