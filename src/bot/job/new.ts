import { wallTime } from '../../domain/calendar.ts'
import { type NewJob, type NewJobRefusal, openJob } from '../../domain/job/open.ts'
import { findJob } from '../../domain/job/read.ts'
import { withholdingKinds } from '../../domain/pay/withholding-kinds.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { choosePerson } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { knownSkills, newForm } from './new-form.ts'
import { offerRefused } from './offer-refused.ts'
import { toldParts } from './told.ts'
import { jobFacts } from './view.ts'
import { words } from './words.ts'
import { chosenWorkers } from './workers.ts'

type NewArgs = ArgsOf<'job-new'>

export async function jobNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { locale, town, act } = turn
  if (!args.title || !args.slots || !args.due || !isPaid(args)) return newForm(turn, args)
  const dueAt = wallTime(args.due, town.timezone)
  if (!dueAt) return refusal(meetingWords(locale).badTime, meetingWords(locale).badTimeHint)
  const named = await chosenWorkers(turn, args.workers, { id: 'job-new', args: again(args) })
  if ('card' in named) return named.card
  const director = args.director
    ? await choosePerson(turn, args.director, { id: 'job-new', args: again(args), key: 'director' })
    : undefined
  if (director && 'card' in director) return director.card
  const { title, slots } = args
  const facts = factsOf(args, skillIds(turn, args.skills ?? ''))
  const offeredTo = named.ids
  const opened = await openJob(act, {
    ...facts,
    title,
    slots,
    dueAt,
    offeredTo,
    directorId: director?.person.id,
  })
  if (!opened.ok) return newRefused(turn, opened.refusal)
  const job = await findJob(act, opened.value.no)
  if (!job) throw new Error(`job ${opened.value.no} was just opened`)
  turn.show({ job: job.no })
  return card(
    words(locale).opened(job.no, title),
    [jobFacts(locale, town, job, act.now), ...(await toldParts(turn, job))],
    'done',
  )
}

/** Pay by the piece or the hour is counted; otherwise it is said. */
const isPaid = ({ pay, payKind = 'fixed', rate }: NewArgs): boolean =>
  payKind === 'fixed' ? pay !== undefined || rate !== undefined : true

function factsOf(args: NewArgs, skills: string[]): Omit<NewJob, 'title' | 'slots' | 'dueAt'> {
  const { pay, rate, payKind, hours, quantity, unit, details, place, how, withholding, confidential } = args
  return {
    payYen: pay,
    rateYen: rate,
    payKind,
    minutes: hours,
    quantity,
    unit,
    details,
    place,
    how,
    withholding,
    skills,
    confidential: confidential === 'yes',
  }
}

/** The arguments as they can be typed again: a span would be read in hours. */
const again = (args: NewArgs): Record<string, unknown> =>
  args.hours === undefined ? args : { ...args, hours: `${args.hours}分` }

/** Skills as typed, by id or name; one that is not known stays as it is and is refused by name. */
const skillIds = ({ town }: Turn, typed: string): string[] =>
  typed
    .split(/[,、，\s]+/)
    .filter(Boolean)
    .map((each) => town.skills.find(({ id, name }) => id === each || name === each)?.id ?? each)

function newRefused(turn: Turn, why: NewJobRefusal): Card | Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'due-in-the-past':
      return refusalAbout('due', w.dueInPast, meetingWords(locale).inThePastHint)
    case 'unknown-skill':
      return refusalAbout('skills', w.unknownSkill(why.skill), w.unknownSkillHint(knownSkills(turn)))
    case 'pay-missing':
      return refusalAbout('pay', w.payMissing[why.payKind], w.payMissingHint[why.payKind])
    case 'pay-does-not-add-up': {
      const said = w.payNotSum(sayYen(why.payYen, locale), sayYen(why.counted, locale))
      return refusalAbout('pay', said, w.payNotSumHint)
    }
    case 'unknown-withholding': {
      const known = withholdingKinds().map(({ name, en }) => (locale === 'ja' ? name : `${name} (${en})`))
      const hint = w.unknownWithholdingHint(known.join(locale === 'ja' ? '、' : ', '))
      return refusalAbout('withholding', w.unknownWithholding(why.said), hint)
    }
    case 'not-a-director':
      return refusalAbout('director', w.notDirector, w.notDirectorHint)
    default:
      return offerRefused(turn, why)
  }
}
