// How jobs are shown to workers and to those who run the programme.
import { type Chance, chanceOf, mayClaimNow, maySeek } from '../../domain/claim/may.ts'
import type { JobBefore } from '../../domain/claim/model.ts'
import { claimsOf, lockWorker, openJobsBefore } from '../../domain/claim/read.ts'
import { isFull, isOpen, type Job } from '../../domain/job/model.ts'
import { withholdingKind } from '../../domain/pay/withholding-kinds.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { CourseBefore } from '../../domain/training/model.ts'
import { coursesGiving } from '../../domain/training/read.ts'
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

/** What a job asks and gives, without how many it still takes. */
export const jobTerms = (locale: Locale, town: TownModel, job: Job): Part =>
  facts(...termRows(locale, town, job), detailsRow(locale, job))

type Row = [string, string] | undefined

function termRows(locale: Locale, town: TownModel, job: Job): Row[] {
  const w = words(locale)
  return [
    [w.place, job.place ?? w.placeUnknown],
    [w.pay, payWay(locale, job)],
    job.quantity === null || job.payKind === 'piece'
      ? undefined
      : [w.quantity, w.pieces(job.quantity, job.unit)],
    job.minutes === null || job.payKind === 'hour' ? undefined : [w.needs, w.about(job.minutes)],
    [w.due, sayWhen(job.dueAt, town.timezone, locale)],
    job.skills.length > 0 ? [w.skills, skillNames(town, job.skills)] : undefined,
    job.how === 'first' ? undefined : [w.how, w.howTaken[job.how]],
    job.withholding === null
      ? undefined
      : [w.withholding, w.withheld(withholdingName(locale, job.withholding))],
    job.confidential ? [w.confidential, w.confidentialHint] : undefined,
  ]
}

const withholdingName = (locale: Locale, name: string): string =>
  (locale === 'en' && withholdingKind(name)?.en) || name

const HOUR_MINUTES = 60

/** What one person gets: the whole, or the way to it. */
export function payWay(
  locale: Locale,
  {
    payKind,
    payYen,
    rateYen,
    quantity,
    unit,
  }: Pick<Job, 'payKind' | 'payYen' | 'rateYen' | 'quantity' | 'unit'>,
): string {
  const w = words(locale)
  const whole = sayYen(payYen, locale)
  if (payKind === 'fixed' || rateYen === null || rateYen === 0) return w.payEach(whole)
  const rate = sayYen(rateYen, locale)
  if (payKind === 'hour') return w.payHours(rate, Math.round((payYen * HOUR_MINUTES) / rateYen), whole)
  return quantity !== null && rateYen * quantity === payYen
    ? w.payPieces(rate, w.pieces(quantity, unit), whole, unit)
    : w.payPiecesMost(rate, whole, unit)
}

const placesRow = (locale: Locale, job: Job, now: Date): Row => [
  words(locale).slots,
  places(locale, job, now),
]

const detailsRow = (locale: Locale, { details }: Job): Row =>
  details ? [words(locale).details, details] : undefined

function places(locale: Locale, job: Job, now: Date): string {
  const w = words(locale)
  if (job.state === 'draft') return w.slotsLeft(job.slots, job.slots)
  if (!isOpen(job, now)) return w.closed
  return isFull(job) ? w.full : w.slotsLeft(job.slots - job.taken, job.slots)
}

/** A job, and what the speaker can do about it. */
export type Offered = JobBefore & { chance: Chance }

type Worker = Parameters<typeof chanceOf>[0]
/** Whoever is no worker takes no job. */
const noWorker = (personId: string): Worker => ({ personId, state: 'left', skills: [], claimLimit: 0 })

export const offered = ({ speaker, act }: Pick<Turn, 'speaker' | 'act'>, job: JobBefore): Offered => ({
  ...job,
  chance: chanceOf(speaker.worker ?? noWorker(speaker.personId), job, act.now),
})

/** Every open job as the speaker stands to it, in one statement. */
export const openToSpeaker = async (turn: Turn): Promise<Offered[]> =>
  (await openJobsBefore(turn.act, turn.speaker.personId)).map((job) => offered(turn, job))

/** The courses that give what is missing for some jobs, in one statement; none where nothing is (J7). */
export async function missingCourses(
  { act, speaker }: Pick<Turn, 'act' | 'speaker'>,
  chances: readonly Chance[],
): Promise<CourseBefore[]> {
  const skills = chances.flatMap((chance) => (chance.kind === 'skill-missing' ? chance.missing : []))
  return skills.length === 0 ? [] : coursesGiving(act, speaker.personId, { skills })
}

const DETAILS_MOST = 60

/** A job in a list, and the next step that will not be refused. A skill that is missing is named once, with its course. */
export function jobItem(
  { locale, town, act }: Pick<Turn, 'locale' | 'town' | 'act'>,
  job: Offered,
  courses: readonly CourseBefore[] = [],
) {
  const lacks = job.chance.kind === 'skill-missing'
  const told = lacks ? { ...job, skills: [] } : job
  const all = [...termRows(locale, town, told), placesRow(locale, job, act.now)]
  const rows = all.flatMap((row) => (row ? [row.join(' ')] : []))
  const why = chanceNote({ locale, town }, job.chance, courses)
  return {
    title: jobName(locale, job),
    note: [...(job.details ? [shortened(job.details)] : []), ...rows, ...(why ? [why] : [])].join('\n'),
    button:
      chanceButton(locale, job.no, job.chance, maySeek(job.chance) ? 'primary' : 'plain', {
        courses,
        now: act.now,
      }) ?? press(words(locale).seeTerms, line('job', { job: job.no })),
  }
}

function shortened(details: string): string {
  const letters = [...details]
  return letters.length <= DETAILS_MOST ? details : `${letters.slice(0, DETAILS_MOST - 1).join('')}…`
}

/** What a worker reads below one job: that it is theirs at once, or why not; and the next step. */
export async function chanceParts(turn: Turn, { no, chance }: Offered): Promise<Part[]> {
  const { locale } = turn
  const courses = await missingCourses(turn, [chance])
  const why = chanceNote(turn, chance, courses)
  const inLine = chance.kind === 'in-line' || chance.kind === 'kept'
  const steps = [
    chanceButton(locale, no, chance, 'primary', { courses, now: turn.act.now }),
    chance.kind === 'held' ? press(claimWords(locale).myJobsTitle, line('my-jobs')) : undefined,
    inLine ? press(waitingWords(locale).leave, line('wait-leave', { job: no })) : undefined,
    chance.kind === 'applied' ? press(words(locale).withdraw, line('claim-undo', { job: no })) : undefined,
  ]
  return [
    ...(why ? [text(why)] : []),
    ...(await hindranceParts(turn, chance)),
    ...(mayClaimNow(chance) ? [note(words(locale).claimHint)] : []),
    ...(chance.kind === 'choice' ? [note(words(locale).choiceHint)] : []),
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

/** What somebody else may take now, beside a job that went to others: a few, to be shown to them. */
export async function similarFor(act: Turn['act'], personId: string, no: number): Promise<Offered[]> {
  const worker = await lockWorker(act, personId)
  if (!worker) return []
  const open = await openJobsBefore(act, personId)
  return open
    .map((job) => ({ ...job, chance: chanceOf(worker, job, act.now) }))
    .filter((job) => job.no !== no && maySeek(job.chance))
    .slice(0, SIMILAR_MOST)
}

/** What else this worker may take now, beside a job that is not to be had. */
export async function similarParts(turn: Turn, no: number): Promise<Part[]> {
  const w = words(turn.locale)
  const others = (await openToSpeaker(turn)).filter((job) => job.no !== no && maySeek(job.chance))
  if (others.length === 0) return [note(w.noSimilar)]
  const items = others.slice(0, SIMILAR_MOST).map((job) => jobItem(turn, job))
  return [text(w.similar), { kind: 'list', items, empty: '' }, note(w.claimHint)]
}
