// Jobs as those who run the programme see them: their own first, with who holds, waits and applies.
import { type Applicant, applicantsOf } from '../../domain/application/read.ts'
import { LEASED } from '../../domain/claim/model.ts'
import { type Holder, holdersOfJob } from '../../domain/claim/read.ts'
import { isOpen, type Job, shownState } from '../../domain/job/model.ts'
import { newsOfJob, officeJobs } from '../../domain/job/read.ts'
import { namesById } from '../../domain/people/read.ts'
import { words as applicationWords } from '../application/words.ts'
import { words as claimWords } from '../claim/words.ts'
import { waitingParts } from '../inspection/view.ts'
import { personKey } from '../people/choose.ts'
import { openQuestionParts } from '../question/view.ts'
import { words as supporterWords } from '../supporter/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Button, buttons, type Card, card, facts, heading, type Part, press } from '../turn/card.ts'
import { sayDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { pageOf, pagingParts } from './choose.ts'
import { narrowJobs } from './narrow.ts'
import { jobFacts, jobName } from './view.ts'
import { wishesIn } from './wishes.ts'
import { words } from './words.ts'

/** As many as a LINE bubble shows. */
const OFFICE_PAGE = 10

/** Those who run the programme look for jobs in the same words, and have nothing to take. */
export async function officeList(turn: Turn, { search = '', page = 1, which }: ArgsOf<'job'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const wanted = wishesIn(search)
  const all = await officeJobs(act)
  const listed = all.filter((one) => (!wanted.full || shownState(one) === 'full') && isSo(one, which, turn))
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
  const narrower = buttons(
    press(w.newJob, line('job-new'), { style: 'primary' }),
    which !== 'draft' && all.some(({ state }) => state === 'draft')
      ? press(w.seeDrafts, line('job', { which: 'draft' }))
      : undefined,
    which !== 'mine' && all.some(({ directorId }) => directorId === speaker.personId)
      ? press(w.seeMine, line('job', { which: 'mine' }))
      : undefined,
  )
  const paging = pagingParts(locale, { said: search, page, all: jobs.length, size: OFFICE_PAGE, which })
  return card(w.staffJobs, [
    ...parts,
    ...(await waitingParts(turn)),
    { kind: 'list', items, empty: w.noStaffJobs },
    ...paging,
    narrower,
  ])
}

function isSo(one: Job, which: ArgsOf<'job'>['which'], { act, speaker }: Turn): boolean {
  switch (which) {
    case undefined:
      return true
    case 'mine':
      return one.directorId === speaker.personId
    case 'open':
      return isOpen(one, act.now)
    case 'filled':
      return shownState(one) === 'full'
    default:
      return one.state === which
  }
}

function stateWord(locale: Locale, one: Job): string {
  const w = words(locale)
  const states = { draft: w.draft, open: w.openState, full: w.full, closed: w.closed }
  return states[shownState(one)]
}

export async function officeJob(turn: Turn, one: Job): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const items = (await holdersOfJob(act, one.no)).map((holder) => holderItem(turn, one, holder))
  const applicants = one.how === 'choose' ? await applicantsOf(act, one.no) : []
  return card(jobName(locale, one), [
    jobFacts(locale, town, one, act.now),
    await officeFacts(turn, one),
    { kind: 'list', items, empty: w.taken(0, one.slots) },
    ...(await waitingParts(turn, one.no)),
    ...(await openQuestionParts(turn, one.no)),
    ...applicantParts(locale, one, applicants),
    ...nextSteps(locale, one),
  ])
}

async function officeFacts({ locale, act, town }: Turn, one: Job): Promise<Part> {
  const w = words(locale)
  const names = await namesById(act, [...one.offeredTo, ...(one.directorId ? [one.directorId] : [])])
  const { told, last } = await newsOfJob(act, one.no)
  return facts(
    [w.state, stateWord(locale, one)],
    one.directorId ? [w.director, names.get(one.directorId) ?? one.directorId] : undefined,
    one.offeredTo.length > 0
      ? [w.offeredTo, one.offeredTo.map((id) => names.get(id) ?? id).join('、')]
      : undefined,
    last ? [w.news, w.newsTold(told, sayDay(last, town.timezone, locale))] : undefined,
  )
}

function holderItem({ locale, town }: Turn, one: Job, holder: Holder) {
  const claims = claimWords(locale)
  const { name, state, percent, delayed, leaseAskedAt, reworks, dueAt, personId, supporter } = holder
  const mayPass = LEASED.includes(state)
  return {
    title: name,
    note: [
      claims.claimState[state],
      ...(percent === null ? [] : [claims.percent(percent)]),
      ...(delayed ? [claims.delayedMark] : []),
      ...(leaseAskedAt && mayPass ? [claims.askedMark] : []),
      ...(reworks > 0 ? [claims.reworked(reworks)] : []),
      ...(dueAt.getTime() === one.dueAt.getTime()
        ? []
        : [`${words(locale).due} ${sayWhen(dueAt, town.timezone, locale)}`]),
      ...(supporter ? [supporterWords(locale).entered(supporter)] : []),
    ].join('・'),
    ...(mayPass
      ? {
          button: press(claims.reassign, line('job-reassign', { job: one.no, from: personKey(personId) })),
        }
      : {}),
  }
}

const APPLICANTS_MOST = 5

function applicantParts(locale: Locale, { no }: Job, applicants: Applicant[]): Part[] {
  const w = applicationWords(locale)
  if (applicants.length === 0) return []
  const items = applicants.slice(0, APPLICANTS_MOST).map(({ personId, name, recent, inHand }) => ({
    title: name,
    note: w.load(recent, inHand),
    button: press(w.choose, line('job-choose', { job: no, worker: personKey(personId) })),
  }))
  return [heading(w.applicants(applicants.length)), { kind: 'list', items, empty: '' }]
}

function nextSteps(locale: Locale, { no, state }: Job): Part[] {
  const w = words(locale)
  const steps: Record<Job['state'], (Button | undefined)[]> = {
    draft: [
      press(w.publish, line('job-publish', { job: no }), { style: 'primary' }),
      press(w.publishBy.choose, line('job-publish', { job: no, how: 'choose' })),
      press(w.publishBy.offer, line('job-publish', { job: no, how: 'offer' })),
    ],
    open: [press(w.close, line('job-close', { job: no }), { style: 'danger' })],
    closed: [],
  }
  return steps[state].length > 0 ? [buttons(...steps[state])] : []
}
