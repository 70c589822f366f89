// How jobs are shown to workers and to those who run the programme.
import { type Chance, chanceOf, mayClaimNow } from '../../domain/claim/may.ts'
import type { JobBefore } from '../../domain/claim/model.ts'
import { claimsOf, openJobsBefore } from '../../domain/claim/read.ts'
import { isFull, isOpen, type Job } from '../../domain/job/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { words as claimWords } from '../claim/words.ts'
import { buttons, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as waitingWords } from '../waiting/words.ts'
import { chanceButton, chanceNote, hindrance } from './chance.ts'
import { words } from './words.ts'

export const skillNames = ({ skills }: Pick<TownModel, 'skills'>, ids: string[]): string =>
  ids.map((id) => skills.find((skill) => skill.id === id)?.name ?? id).join('、')

export const jobName = (locale: Locale, { no, title }: Pick<Job, 'no' | 'title'>): string =>
  `${words(locale).no(no)} ${title}`

/** Everything a worker must know before taking a job. */
export const jobFacts = (locale: Locale, town: TownModel, job: Job, now: Date): Part =>
  facts(...termRows(locale, town, job), placesRow(locale, job, now), detailsRow(locale, job))

type Row = [string, string] | undefined

function termRows(locale: Locale, town: TownModel, job: Job): Row[] {
  const w = words(locale)
  return [
    [w.place, job.place ?? w.placeUnknown],
    [w.pay, w.payEach(sayYen(job.payYen, locale))],
    job.minutes === null ? undefined : [w.needs, w.about(job.minutes)],
    [w.due, sayWhen(job.dueAt, town.timezone, locale)],
    job.skills.length > 0 ? [w.skills, skillNames(town, job.skills)] : undefined,
  ]
}

const placesRow = (locale: Locale, job: Job, now: Date): Row => [
  words(locale).slots,
  places(locale, job, now),
]

const detailsRow = (locale: Locale, { details }: Job): Row =>
  details ? [words(locale).details, details] : undefined

function places(locale: Locale, job: Job, now: Date): string {
  const w = words(locale)
  if (!isOpen(job, now)) return w.closed
  return isFull(job) ? w.full : w.slotsLeft(job.slots - job.taken, job.slots)
}

/** A job, and what the speaker can do about it. */
export type Offered = JobBefore & { chance: Chance }

/** Whoever is no worker takes no job. */
const NO_WORKER: Parameters<typeof chanceOf>[0] = { state: 'left', skills: [], claimLimit: 0 }

export const offered = ({ speaker, act }: Pick<Turn, 'speaker' | 'act'>, job: JobBefore): Offered => ({
  ...job,
  chance: chanceOf(speaker.worker ?? NO_WORKER, job, act.now),
})

/** Every open job as the speaker stands to it, in one statement. */
export const openToSpeaker = async (turn: Turn): Promise<Offered[]> =>
  (await openJobsBefore(turn.act, turn.speaker.personId)).map((job) => offered(turn, job))

const DETAILS_MOST = 60

/** A job in a list, and the next step that will not be refused. A skill that is missing is named once, with its course. */
export function jobItem({ locale, town, act }: Turn, job: Offered) {
  const lacks = job.chance.kind === 'skill-missing'
  const told = lacks ? { ...job, skills: [] } : job
  const all = [...termRows(locale, town, told), placesRow(locale, job, act.now)]
  const rows = all.flatMap((row) => (row ? [row.join(' ')] : []))
  const why = chanceNote({ locale, town }, job.chance)
  return {
    title: jobName(locale, job),
    note: [...(job.details ? [shortened(job.details)] : []), ...rows, ...(why ? [why] : [])].join('\n'),
    button:
      chanceButton(locale, job.no, job.chance, mayClaimNow(job.chance) ? 'primary' : 'plain') ??
      press(words(locale).seeTerms, line('job', { job: job.no })),
  }
}

function shortened(details: string): string {
  const letters = [...details]
  return letters.length <= DETAILS_MOST ? details : `${letters.slice(0, DETAILS_MOST - 1).join('')}…`
}

/** What a worker reads below one job: that it is theirs at once, or why not; and the next step. */
export async function chanceParts(turn: Turn, { no, chance }: Offered): Promise<Part[]> {
  const { locale } = turn
  const why = chanceNote(turn, chance)
  const inLine = chance.kind === 'in-line' || chance.kind === 'kept'
  const steps = [
    chanceButton(locale, no, chance, 'primary'),
    chance.kind === 'held' ? press(claimWords(locale).myJobsTitle, line('my-jobs')) : undefined,
    inLine ? press(waitingWords(locale).leave, line('wait-leave', { job: no })) : undefined,
  ]
  return [
    ...(why ? [text(why)] : []),
    ...(await hindranceParts(turn, chance)),
    ...(mayClaimNow(chance) ? [note(words(locale).claimHint)] : []),
    ...(steps.some((step) => step !== undefined) ? [buttons(...steps)] : []),
  ]
}

/** What keeps somebody from every job alike: as many as they may hold, or their registration. */
export async function hindranceParts(turn: Turn, chance: Chance | undefined): Promise<Part[]> {
  if (chance?.kind !== 'over-limit' && chance?.kind !== 'not-active') return []
  const inHand = await claimsOf(turn.act, turn.speaker.personId, { inHand: true })
  const { title, hint, button } = hindrance(turn, chance, inHand)
  return [text(title), text(hint), buttons(button)]
}

const SIMILAR_MOST = 3

/** What else this worker may take now, beside a job that is not to be had. */
export async function similarParts(turn: Turn, no: number): Promise<Part[]> {
  const w = words(turn.locale)
  const others = (await openToSpeaker(turn)).filter((job) => job.no !== no && mayClaimNow(job.chance))
  if (others.length === 0) return [note(w.noSimilar)]
  const items = others.slice(0, SIMILAR_MOST).map((job) => jobItem(turn, job))
  return [text(w.similar), { kind: 'list', items, empty: '' }, note(w.claimHint)]
}
