// Jobs: for workers those they can take, for those who run the programme all of them.
import { holdersOfJob } from '../../domain/claim/read.ts'
import { maySeeJob } from '../../domain/job/may.ts'
import { isFull, isOpen, type Job, shownState } from '../../domain/job/model.ts'
import { findJob, officeJobs } from '../../domain/job/read.ts'
import { isOffice } from '../../domain/people/may.ts'
import { words as claimWords } from '../claim/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words as waitingWords } from '../waiting/words.ts'
import { claimButton, jobFacts, jobName, openJobsPart } from './view.ts'
import { words } from './words.ts'

export async function job(turn: Turn, args: ArgsOf<'job'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const forOffice = isOffice(speaker) && speaker.worker === null
  if (args.job === undefined)
    return forOffice ? officeList(turn) : card(w.jobsTitle, [await openJobsPart(turn, args.search)])
  const found = await findJob(act, args.job)
  if (!found || !maySeeJob(speaker, found)) return refusal(w.noSuchJob(args.job), w.noSuchJobHint)
  turn.show({ job: found.no })
  if (forOffice) return officeJob(turn, found)
  const action = isFull(found)
    ? press(waitingWords(locale).wait, line('wait', { job: found.no }))
    : claimButton(locale, found, 'primary')
  return card(jobName(locale, found), [
    jobFacts(locale, town, found, act.now),
    ...(isOpen(found, act.now) ? [buttons(action)] : []),
  ])
}

const LISTED_MOST = 20

async function officeList({ locale, act, town }: Turn): Promise<Card> {
  const w = words(locale)
  const jobs = await officeJobs(act, act.now)
  const items = jobs.slice(0, LISTED_MOST).map((one) => ({
    title: jobName(locale, one),
    note: [
      w.taken(one.taken, one.slots),
      sayYen(one.payYen, locale),
      sayWhen(one.dueAt, town.timezone, locale),
      stateWord(locale, one),
    ].join('・'),
    button: press(commonWords(locale).details, line('job', { job: one.no })),
  }))
  const add = buttons(press(w.newJob, line('job-new'), { style: 'primary' }))
  return card(w.staffJobs, [{ kind: 'list', items, empty: w.noStaffJobs }, add])
}

function stateWord(locale: Locale, one: Job): string {
  const w = words(locale)
  const states = { draft: w.draft, open: w.openState, full: w.full, closed: w.closed }
  return states[shownState(one)]
}

async function officeJob({ locale, act, town }: Turn, one: Job): Promise<Card> {
  const w = words(locale)
  const claims = claimWords(locale)
  const items = (await holdersOfJob(act, one.no)).map(({ name, state, percent, delayed }) => ({
    title: name,
    note: [
      claims.claimState[state],
      ...(percent === null ? [] : [claims.percent(percent)]),
      ...(delayed ? [claims.delayedMark] : []),
    ].join('・'),
  }))
  const close = press(w.close, line('job-close', { job: one.no }), { style: 'danger' })
  return card(jobName(locale, one), [
    jobFacts(locale, town, one, act.now),
    { kind: 'list', items, empty: w.taken(0, one.slots) },
    ...(one.state === 'open' ? [buttons(close)] : []),
  ])
}
