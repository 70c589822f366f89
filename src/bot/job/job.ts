// Jobs: for workers those they can take, for those who run the programme all of them.
import { findJobBefore, holdersOfJob } from '../../domain/claim/read.ts'
import { maySeeJob } from '../../domain/job/may.ts'
import { isOpen, type Job, shownState } from '../../domain/job/model.ts'
import { officeJobs } from '../../domain/job/read.ts'
import { isOffice } from '../../domain/people/may.ts'
import { words as claimWords } from '../claim/words.ts'
import { ownWorkParts } from '../delivery/view.ts'
import { waitingParts } from '../inspection/view.ts'
import { openQuestionParts, questionParts } from '../question/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line, readLine } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { openJobsParts, pageOf, pagingParts } from './choose.ts'
import { narrowJobs } from './narrow.ts'
import { chanceParts, jobFacts, jobName, offered, similarParts } from './view.ts'
import { wishesBeside, wishesIn } from './wishes.ts'
import { words } from './words.ts'

/** A sentence names the kind of work; what it wishes besides is looked for as well. */
function heard({ utterance }: Turn, args: ArgsOf<'job'>): ArgsOf<'job'> {
  const isSentence = utterance.manner === 'typed' && readLine(utterance.text).kind !== 'command'
  const beside = isSentence ? wishesBeside(utterance.text) : ''
  return beside === '' ? args : { ...args, search: [args.search, beside].filter(Boolean).join(' ') }
}

export async function job(turn: Turn, given: ArgsOf<'job'>): Promise<Card> {
  const args = heard(turn, given)
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const forOffice = isOffice(speaker) && speaker.worker === null
  if (args.job === undefined)
    return forOffice ? officeList(turn, args) : card(w.jobsTitle, await openJobsParts(turn, args))
  const found = await findJobBefore(act, speaker.personId, args.job)
  if (!found || !maySeeJob(speaker, found)) return refusal(w.noSuchJob(args.job), w.noSuchJobHint)
  turn.show({ job: found.no })
  if (forOffice) return officeJob(turn, found)
  return card(jobName(locale, found), [
    jobFacts(locale, town, found, act.now),
    ...(isOpen(found, act.now) || found.mine
      ? await chanceParts(turn, offered(turn, found))
      : await similarParts(turn, found.no)),
    ...(found.mine ? await ownWorkParts(turn, found.no) : []),
    ...(await questionParts(turn, found.no)),
  ])
}

/** As many as a LINE bubble shows. */
const OFFICE_PAGE = 10

/** Those who run the programme look for jobs in the same words, and have nothing to take. */
async function officeList(turn: Turn, { search = '', page = 1 }: ArgsOf<'job'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const wanted = wishesIn(search)
  const all = await officeJobs(act, act.now)
  const listed = wanted.full ? all.filter((one) => shownState(one) === 'full') : all
  const { jobs, parts } = narrowJobs(turn, listed, wanted)
  const items = pageOf(jobs, page, OFFICE_PAGE).map((one) => ({
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
  const paging = pagingParts(locale, { said: search, page, all: jobs.length, size: OFFICE_PAGE })
  return card(w.staffJobs, [
    ...parts,
    ...(await waitingParts(turn)),
    { kind: 'list', items, empty: w.noStaffJobs },
    ...paging,
    add,
  ])
}

function stateWord(locale: Locale, one: Job): string {
  const w = words(locale)
  const states = { draft: w.draft, open: w.openState, full: w.full, closed: w.closed }
  return states[shownState(one)]
}

async function officeJob(turn: Turn, one: Job): Promise<Card> {
  const { locale, act, town } = turn
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
    ...(await waitingParts(turn, one.no)),
    ...(await openQuestionParts(turn, one.no)),
    ...(one.state === 'open' ? [buttons(close)] : []),
  ])
}
