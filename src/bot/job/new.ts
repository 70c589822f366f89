import { wallTime } from '../../domain/calendar.ts'
import { type NewJobRefusal, openJob } from '../../domain/job/open.ts'
import { findJob } from '../../domain/job/read.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, type Field } from '../turn/card.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { jobFacts, skillNames } from './view.ts'
import { words } from './words.ts'

type NewArgs = ArgsOf<'job-new'>

export async function jobNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { locale, town, act } = turn
  if (!args.title || !args.slots || args.pay === undefined || !args.due) return newForm(turn, args)
  const dueAt = wallTime(args.due, town.timezone)
  if (!dueAt) return refusal(meetingWords(locale).badTime, meetingWords(locale).badTimeHint)
  const { title, slots, pay: payYen, hours: minutes, details, place } = args
  const skills = skillIds(turn, args.skills ?? '')
  const opened = await openJob(act, { title, slots, payYen, minutes, dueAt, skills, details, place })
  if (!opened.ok) return newRefused(turn, opened.refusal)
  const { no } = opened.value
  const job = await findJob(act, no)
  return card(words(locale).opened(no, title), job ? [jobFacts(locale, town, job, act.now)] : [], 'done')
}

/** Skills as typed, by id or name; one that is not known stays as it is and is refused by name. */
const skillIds = ({ town }: Turn, typed: string): string[] =>
  typed
    .split(/[,、，\s]+/)
    .filter(Boolean)
    .map((each) => town.skills.find(({ id, name }) => id === each || name === each)?.id ?? each)

const knownSkills = ({ town }: Turn): string =>
  skillNames(
    town,
    town.skills.map(({ id }) => id),
  )

function newRefused(turn: Turn, why: NewJobRefusal): Card {
  const w = words(turn.locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(turn.locale, why)
    case 'due-in-the-past':
      return refusalAbout('due', w.dueInPast, meetingWords(turn.locale).inThePastHint)
    case 'unknown-skill':
      return refusalAbout('skills', w.unknownSkill(why.skill), w.unknownSkillHint(knownSkills(turn)))
  }
}

/** A span stands in the form as it can be read again: a bare number would be hours. */
const spanGiven = ({ hours }: NewArgs) => (hours === undefined ? {} : { initial: `${hours}分` })

function newForm(turn: Turn, args: NewArgs): Card {
  const { locale } = turn
  const w = words(locale)
  const field = (name: keyof NewArgs, kind: Field['kind'], optional = false): Field => ({
    name,
    label: argumentLabel('job-new', name, locale),
    kind,
    optional,
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const fields = [
    field('title', 'text'),
    field('slots', 'number'),
    field('pay', 'number'),
    field('due', 'date-time'),
    { ...field('hours', 'text', true), ...spanGiven(args), hint: w.hoursHint },
    { ...field('skills', 'text', true), hint: `${w.skillsHint}(${knownSkills(turn)})` },
    field('place', 'text', true),
    field('details', 'long-text', true),
  ]
  return card(
    w.newJobTitle,
    [{ kind: 'form', command: 'job-new', preset: {}, submit: w.newJob, fields }],
    'question',
  )
}
