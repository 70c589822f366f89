import { hourDaysBefore } from '../calendar.ts'
import type { TownModel } from '../town/model.ts'
import { isFor, type Job } from './model.ts'

/** Somebody who took the job this recently needs no reminder. */
export const FRESH_MS = 12 * 3_600_000

/** For each reminder of the town's settings: jobs due before this instant are due soon. */
export const dueWindows = (
  { settings, timezone }: Pick<TownModel, 'settings' | 'timezone'>,
  now: Date,
): { days: number; until: Date }[] =>
  settings.jobReminderDays.map((days) => ({
    days,
    until: hourDaysBefore(now, -(days + 1), 0, timezone),
  }))

/** So many hear of a job for each place that is free; more on another day, if it stays free. [choice] */
export const TOLD_PER_PLACE = 5
/** So many jobs stand in one message. */
export const JOBS_IN_ONE = 5

type Told = Pick<Job, 'no' | 'how' | 'offeredTo' | 'skills' | 'slots' | 'taken' | 'dueAt'>
/** Somebody who may be told of jobs; without LINE only what is offered to them by name. */
export type Hearer = { personId: string; skills: string[]; line: boolean }

export type Telling<Some extends Told> = {
  jobs: Some[]
  /** Those with the least recent work first. */
  hearers: Hearer[]
  /** Whether somebody has heard of a job already, by whatever way. */
  knows: (no: number, personId: string) => boolean
  /** LINE messages of the month that are left, and how many of them are kept for the council. */
  left: number
  reserve: number
}

/** `enough` heard of it for today, `everybody` who is fit did, or the month's messages were not enough. */
export type Reach = { told: number; why: 'enough' | 'everybody' | 'budget' }
export type WhomToTell<Some> = { to: { personId: string; jobs: Some[] }[]; reach: Map<number, Reach> }

/**
 * Who hears of which jobs now, in one message each: in fair order, so many for each free place, and no more than the
 * month's LINE messages allow. A job that is offered goes to exactly those named, and may use what is kept for the council.
 */
export function whomToTell<Some extends Told>(telling: Telling<Some>): WhomToTell<Some> {
  const { jobs, hearers, left, reserve } = telling
  const lacking = new Map(jobs.map((job) => [job.no, placesToFill(job)]))
  const lacks = ({ no }: Some) => (lacking.get(no) ?? 0) > 0
  const [to, short]: [WhomToTell<Some>['to'], Set<number>] = [[], new Set()]
  let sent = 0
  for (const hearer of hearers) {
    const fit = fitting(telling, hearer)
    const wanting = fit.filter(lacks)
    if (wanting.length === 0) continue
    const named = wanting.some(({ how }) => how === 'offer')
    if (hearer.line && sent >= left - (named ? 0 : reserve)) {
      for (const { no } of wanting) short.add(no)
      continue
    }
    if (hearer.line) sent += 1
    const told = [...wanting, ...fit.filter((job) => !lacks(job))].slice(0, JOBS_IN_ONE)
    for (const { no } of told) lacking.set(no, (lacking.get(no) ?? 0) - 1)
    to.push({ personId: hearer.personId, jobs: told })
  }
  const reach = jobs.map((job): [number, Reach] => {
    const told = to.filter((one) => one.jobs.includes(job)).length
    if (job.how !== 'offer' && !lacks(job)) return [job.no, { told, why: 'enough' }]
    return [job.no, { told, why: short.has(job.no) ? 'budget' : 'everybody' }]
  })
  return { to, reach: new Map(reach) }
}

const placesToFill = ({ how, slots, taken, offeredTo }: Told): number =>
  how === 'offer' ? offeredTo.length : (slots - taken) * TOLD_PER_PLACE

/** The jobs somebody is fit for and has not heard of: what is offered to them before, then the soonest due. */
function fitting<Some extends Told>(
  { jobs, knows }: Telling<Some>,
  { personId, skills, line }: Hearer,
): Some[] {
  return jobs
    .filter(
      (job) =>
        isFor(job, personId) &&
        (line || job.how === 'offer') &&
        job.skills.every((skill) => skills.includes(skill)) &&
        !knows(job.no, personId),
    )
    .toSorted(
      (a, b) =>
        Number(b.how === 'offer') - Number(a.how === 'offer') || a.dueAt.getTime() - b.dueAt.getTime(),
    )
}
