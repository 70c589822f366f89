// Workers: open jobs, taking one, waiting for one.
import { type ClaimRefusal, claimJob, type WorkerFacts } from '../../domain/claim/claim.ts'
import { findJob, isFull, isOpen, type Job, openJobs } from '../../domain/job/model.ts'
import { staffJob, staffJobList } from '../job/new.ts'
import { claimButton, jobFacts, jobLine, skillNames } from '../job/view.ts'
import { refusal } from '../meeting/refusals.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'

const SIMILAR = 3

export async function job(turn: Turn, args: ArgsOf<'job'>): Promise<Card> {
  const { words: w, act, town, speaker } = turn
  const forStaff = isStaff(speaker) && speaker.worker === null
  if (args.job === undefined && forStaff) return staffJobList(turn)
  if (args.job === undefined) return jobList(turn, args.search)
  const found = await findJob(act.tx, act.town, args.job)
  if (!found || (found.state === 'draft' && !forStaff))
    return refusal(w.work.noSuchJob(args.job), w.work.noSuchJobHint)
  turn.show({ job: found.no })
  if (forStaff) return staffJob(turn, found)
  const action = isFull(found)
    ? press(w.work.wait, line('wait', { job: found.no }))
    : claimButton(w, found, 'primary')
  const parts = [jobFacts(w, town, found, act.now), ...(isOpen(found, act.now) ? [buttons(action)] : [])]
  return card(`${w.work.no(found.no)} ${found.title}`, parts)
}

async function jobList(turn: Turn, search: string | undefined): Promise<Card> {
  const { words: w, act, town } = turn
  const jobs = await openJobs(act.tx, act.town, act.now, search)
  const [only] = jobs
  if (jobs.length === 1 && only) turn.show({ job: only.no })
  const items = jobs.map((one) => ({ ...jobLine(w, town, one), button: takeButton(turn, one) }))
  return card(w.work.jobsTitle, [
    { kind: 'list', items, empty: search ? w.work.noJobsFor(search) : w.work.noJobs },
  ])
}

/** A job whose skill the worker lacks is shown, and says what it takes; it offers no button that only refuses. */
const takeButton = ({ words: w, speaker }: Turn, job: Job) =>
  job.skills.every((skill) => speaker.worker?.skills.includes(skill))
    ? claimButton(w, job)
    : press(w.work.seeTerms, line('job', { job: job.no }))

/** Somebody who is no worker gets a refusal that says how to become one. */
export const workerOf = ({ speaker }: Turn): WorkerFacts =>
  speaker.worker ?? { personId: speaker.personId, state: 'left', skills: [], claimLimit: 0 }

export async function claim(turn: Turn, args: ArgsOf<'claim'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) {
    turn.ask({ id: 'claim', args: {}, missing: 'job' })
    const list = await jobList(turn, undefined)
    return { ...list, title: w.work.jobAsk, tone: 'question' }
  }
  const claimed = await claimJob(act, { worker: workerOf(turn), no })
  if (!claimed.ok) return claimRefused(turn, no, claimed.refusal)
  const { job: taken, again } = claimed.value
  turn.show({ job: no })
  if (!again)
    turn.notify({
      to: { staff: true },
      card: (words) => card(words.work.claimedTold(speaker.name, no), [text(taken.title)]),
    })
  const give = press(w.work.releaseYes, line('release', { job: no }))
  const title = again ? w.work.claimedAgain(no) : w.work.claimed(no, taken.title)
  return card(title, [termsOf(turn, taken), note(w.work.claimedHint), buttons(give)], 'done')
}

function termsOf({ words: w, town }: Turn, taken: Job): Part {
  return facts(
    [w.work.pay, sayYen(taken.payYen, w.locale)],
    [w.work.due, sayWhen(taken.dueAt, town.timezone, w.locale)],
    taken.place ? [w.work.place, taken.place] : undefined,
    taken.details ? [w.work.details, taken.details] : undefined,
  )
}

export async function claimRefused(turn: Turn, no: number, why: ClaimRefusal): Promise<Card> {
  const { words: w } = turn
  switch (why.kind) {
    case 'no-such-job':
      return refusal(w.work.noSuchJob(no), w.work.noSuchJobHint)
    case 'not-active': {
      const states: Record<string, string> = w.people.workerState
      return refusal(w.work.notActive, w.work.notActiveHint(states[why.state] ?? why.state))
    }
    case 'job-closed':
      return card(w.work.jobClosed(no), await similar(turn, no), 'refusal')
    case 'job-full': {
      const wait = buttons(press(w.work.wait, line('wait', { job: no }), { style: 'primary' }))
      return card(
        w.work.jobFull(no),
        [text(w.work.jobFullHint), wait, ...(await similar(turn, no))],
        'refusal',
      )
    }
    case 'skill-missing':
      return skillMissing(turn, why)
    case 'over-limit': {
      const items = why.held.map((held) => ({
        title: `${w.work.no(held.no)} ${held.title}`,
        note: w.work.claimState[held.state],
      }))
      return card(
        w.work.overLimit(why.limit),
        [text(w.work.overLimitHint), { kind: 'list', items, empty: '' }],
        'refusal',
      )
    }
  }
}

/** J7: the refusal names the course that opens the job. */
function skillMissing(
  { words: w, town }: Turn,
  { job: wanted, missing }: Extract<ClaimRefusal, { kind: 'skill-missing' }>,
): Card {
  const courses = town.skills.flatMap(({ id, name, course }) =>
    missing.includes(id) && course ? [text(w.work.skillCourse(name, course))] : [],
  )
  if (courses.length === 0) courses.push(text(w.work.noCourse))
  const ask = buttons(press(w.talkToStaff, line('talk', { job: wanted.no })))
  return card(
    w.work.skillMissing(wanted.no),
    [text(w.work.skillMissingHint(skillNames(town, missing))), ...courses, ask],
    'refusal',
  )
}

export async function similar(turn: Turn, no: number): Promise<Part[]> {
  const { words: w, act, town } = turn
  const others = (await openJobs(act.tx, act.town, act.now))
    .filter((other) => other.no !== no)
    .slice(0, SIMILAR)
  if (others.length === 0) return [note(w.work.noSimilar)]
  return [
    text(w.work.similar),
    {
      kind: 'list',
      items: others.map((one) => ({ ...jobLine(w, town, one), button: takeButton(turn, one) })),
      empty: '',
    },
  ]
}
