// Jobs for the secretariat: the list, opening one, closing one; workers and what they hold.
import { z } from 'zod'
import { wallTime } from '../../domain/calendar.ts'
import {
  closeJob,
  findJob,
  type Job,
  type NewJobRefusal,
  openJob,
  shownState,
  staffJobs,
} from '../../domain/job/model.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { refusal } from '../meeting/refusals.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { jobFacts, skillNames } from './view.ts'

export async function staffJobList(turn: Turn): Promise<Card> {
  const { words: w, act, town } = turn
  const jobs = await staffJobs(act.tx, act.town)
  const items = jobs.slice(0, 20).map((job) => ({
    title: `${w.work.no(job.no)} ${job.title}`,
    note: [
      w.work.taken(job.taken, job.slots),
      sayYen(job.payYen, w.locale),
      sayWhen(job.dueAt, town.timezone, w.locale),
      stateWord(turn, job),
    ].join('・'),
    button: press(w.work.details, line('job', { job: job.no })),
  }))
  const add = buttons(press(w.work.newJob, line('job-new'), { style: 'primary' }))
  return card(w.work.staffJobs, [{ kind: 'list', items, empty: w.work.noStaffJobs }, add])
}

function stateWord({ words: w }: Turn, job: Job): string {
  const state = shownState(job)
  return state === 'full'
    ? w.work.full
    : state === 'closed'
      ? w.work.closed
      : state === 'draft'
        ? w.meeting.state.draft
        : w.work.openState
}

const holders = z.array(
  z.object({
    name: z.string(),
    state: z.enum(['claimed', 'working', 'delivered', 'rework', 'accepted']),
    percent: z.int().nullable(),
    delayed: z.boolean(),
  }),
)

export async function staffJob(turn: Turn, job: Job): Promise<Card> {
  const { words: w, act, town } = turn
  const held = holders.parse(
    await act.tx
      .$queryRaw`select p.name, c.state, c.percent, c.delayed from claim c join person p on p.town_id = c.town_id and p.id = c.person_id
      where c.town_id = ${act.town} and c.job_no = ${job.no} and c.state not in ('released', 'expired') order by c.at limit 30`,
  )
  const items = held.map(({ name, state, percent, delayed }) => ({
    title: name,
    note: [
      w.work.claimState[state],
      ...(percent === null ? [] : [w.work.percent(percent)]),
      ...(delayed ? [w.work.delayedMark] : []),
    ].join('・'),
  }))
  const close =
    job.state === 'open'
      ? [buttons(press(w.work.close, line('job-close', { job: job.no }), { style: 'danger' }))]
      : []
  return card(`${w.work.no(job.no)} ${job.title}`, [
    jobFacts(w, town, job, act.now),
    { kind: 'list', items, empty: w.work.taken(0, job.slots) },
    ...close,
  ])
}

type NewArgs = ArgsOf<'job-new'>

export async function jobNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { words: w, town } = turn
  if (!args.title || !args.slots || args.pay === undefined || !args.due) return newJobForm(turn, args)
  const dueAt = wallTime(args.due, town.timezone)
  if (!dueAt) return refusal(w.meeting.badTime, w.meeting.badTimeHint)
  const named = (args.skills ?? '').split(/[,、，\s]+/).filter(Boolean)
  const skills = named.map(
    (said) => town.skills.find(({ id, name }) => id === said || name === said)?.id ?? said,
  )
  const { title, slots, pay: payYen, details, place } = args
  const opened = await openJob(turn.act, { title, slots, payYen, dueAt, skills, details, place })
  if (!opened.ok) return newJobRefused(turn, opened.refusal)
  const job = await findJob(turn.act.tx, turn.act.town, opened.value.no)
  return card(
    w.work.opened(opened.value.no, title),
    job ? [jobFacts(w, town, job, turn.act.now)] : [],
    'done',
  )
}

function newJobRefused({ words: w, town }: Turn, why: NewJobRefusal): Card {
  if (why.kind === 'due-in-the-past')
    return { ...refusal(w.work.dueInPast, w.meeting.inThePastHint), about: 'due' }
  const known = skillNames(
    town,
    town.skills.map(({ id }) => id),
  )
  return { ...refusal(w.work.unknownSkill(why.skill), w.work.unknownSkillHint(known)), about: 'skills' }
}

function newJobForm({ words: w, town }: Turn, args: NewArgs): Card {
  const field = (name: keyof NewArgs, label: string, kind: Field['kind'], optional = false): Field => ({
    name,
    label,
    kind,
    optional,
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const skills: Field = {
    ...field('skills', w.work.skills, 'text', true),
    hint: `${w.work.skillsHint}(${skillNames(
      town,
      town.skills.map(({ id }) => id),
    )})`,
  }
  const fields = [
    field('title', w.work.jobTitle, 'text'),
    field('slots', w.work.slots, 'number'),
    field('pay', w.work.payYen, 'number'),
    field('due', w.work.due, 'date-time'),
    skills,
    field('place', w.work.place, 'text', true),
    field('details', w.work.details, 'long-text', true),
  ]
  return card(
    w.work.newJobTitle,
    [{ kind: 'form', command: 'job-new', preset: {}, submit: w.work.newJob, fields }],
    'question',
  )
}

export async function jobClose(turn: Turn, args: ArgsOf<'job-close'>): Promise<Card> {
  const { words: w, act } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(w.work.jobAsk, [], 'question')
  if (!args.sure) {
    const sure = press(w.work.close, line('job-close', { job: no, sure: 'yes' }), { style: 'danger' })
    return card(w.work.closeAsk(no), [text(w.work.closeAskHint), buttons(sure)], 'question')
  }
  const closed = await closeJob(act, no)
  if (!closed.ok)
    return closed.refusal.kind === 'job-closed'
      ? refusal(w.work.alreadyClosed(no))
      : refusal(w.work.noSuchJob(no), w.work.noSuchJobHint)
  if (closed.value.waiting.length > 0)
    turn.notify({
      to: { people: closed.value.waiting },
      card: (words) => card(words.work.closedNotice(no), [buttons(press(words.work.jobsTitle, line('job')))]),
    })
  return card(w.work.closedDone(no), [], 'done')
}

const workerRows = z.array(
  z.object({
    name: z.string(),
    state: z.enum(['applied', 'trained', 'active', 'resting', 'left']),
    skills: z.array(z.string()),
    held: z.int(),
    jobs: z.string().nullable(),
  }),
)

export async function worker(turn: Turn, args: ArgsOf<'worker'>): Promise<Card> {
  const { words: w, act, town } = turn
  const rows = workerRows.parse(
    await act.tx
      .$queryRaw`select p.name, k.state, k.skills, count(c.id)::int as held, string_agg(c.job_no::text, ', ' order by c.job_no) as jobs
      from worker k join person p on p.town_id = k.town_id and p.id = k.person_id
      left join claim c on c.town_id = k.town_id and c.person_id = k.person_id and c.state in ('claimed', 'working', 'rework')
      where k.town_id = ${act.town} and p.name_key like ${`${foldName(args.worker ?? '')}%`}
      group by p.name, k.state, k.skills, k.person_id order by k.state, k.person_id limit 30`,
  )
  if (rows.length === 0)
    return args.worker
      ? refusal(w.people.noSuchPerson(args.worker), w.people.noSuchPersonHint)
      : card(w.people.workers, [note(w.people.noWorkers)])
  const items = rows.map(({ name, state, skills, held, jobs }) => ({
    title: `${name}(${w.people.workerState[state]})`,
    note: [skillNames(town, skills), `${w.people.holds(held)}${jobs ? ` ${jobs}` : ''}`]
      .filter(Boolean)
      .join('・'),
  }))
  return card(w.people.workers, [{ kind: 'list', items, empty: '' }])
}
