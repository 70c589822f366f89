// How claims are shown, and why one is refused.

import type { ClaimRefusal } from '../../domain/claim/claim.ts'
import type { Unfit } from '../../domain/claim/may.ts'
import { type HeldClaim, LEASED } from '../../domain/claim/model.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { coursesGiving } from '../../domain/training/read.ts'
import { jobName, similarParts, skillNames } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { words as peopleWords } from '../people/words.ts'
import { words as supporterWords } from '../supporter/words.ts'
import { bestOf, courseButton, skillCourse } from '../training/view.ts'
import { buttons, type Card, card, type Part, press, text } from '../turn/card.ts'
import { sayDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, saidSince } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words as waitingWords } from '../waiting/words.ts'
import { words } from './words.ts'

export async function claimRefused(turn: Turn, no: number, why: ClaimRefusal): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-worker':
      return refusal(w.notActive, w.notActiveHint(peopleWords(locale).workerState.left))
    case 'no-such-job':
      return refusal(jobWords(locale).noSuchJob(no), jobWords(locale).noSuchJobHint)
    case 'by-choice':
    case 'job-full': {
      if (why.job.how !== 'first') return card(w.jobGone(no), await similarParts(turn, no), 'refusal')
      const wait = press(waitingWords(locale).wait, line('wait', { job: no }), { style: 'primary' })
      const parts: Part[] = [text(w.jobFullHint), buttons(wait)]
      return card(w.jobFull(no), [...parts, ...(await similarParts(turn, no))], 'refusal')
    }
    case 'over-limit':
      return card(
        w.overLimit(why.limit),
        [
          text(w.overLimitHint),
          { kind: 'list', items: why.held.map((one) => heldItem(turn, one)), empty: '' },
          buttons(press(w.myJobsTitle, line('my-jobs'))),
        ],
        'refusal',
      )
    case 'said-since':
      return saidSinceCard(turn)
    default:
      return unfitCard(turn, no, why)
  }
}

/** Something later about the job has been heard: what the worker holds now is shown. */
export async function saidSinceCard(turn: Turn): Promise<Card> {
  const held = await claimsOf(turn.act, turn.speaker.personId, { inHand: false })
  const items = held.map((one) => heldItem(turn, one))
  return saidSince(turn.locale, [{ kind: 'list', items, empty: words(turn.locale).noneHeld }])
}

/** Why somebody is not fit for a job, to claim it or to wait for it. */
export async function unfitCard(turn: Turn, no: number, why: Unfit): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-active':
      return refusal(w.notActive, w.notActiveHint(peopleWords(locale).workerState[why.state]))
    case 'job-closed':
      return card(w.jobClosed(no), await similarParts(turn, no), 'refusal')
    case 'offered-elsewhere':
      return card(w.offeredElsewhere(no), await similarParts(turn, no), 'refusal')
    case 'skill-missing':
      return skillMissing(turn, no, why.missing)
  }
}

/** J7: the refusal names the course that opens the job. */
async function skillMissing(turn: Turn, no: number, missing: string[]): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const open = await coursesGiving(act, speaker.personId, { skills: missing })
  const courses = town.skills.flatMap(({ id, name, course }) => {
    const found = skillCourse(locale, town, { id, name, courses: open })
    const said = found?.note ?? (course ? w.skillCourse(name, course) : undefined)
    return missing.includes(id) && said ? [text(said)] : []
  })
  const course = bestOf(open)
  const step = course && courseButton(locale, course, { now: act.now, named: true })
  return card(
    w.skillMissing(no),
    [
      text(w.skillMissingHint(skillNames(town, missing))),
      ...(courses.length > 0 ? courses : [text(w.noCourse)]),
      buttons(step, press(commonWords(locale).talkToStaff, line('talk', { job: no }))),
    ],
    'refusal',
  )
}

/** A job somebody holds, in a list. */
export const heldItem = ({ locale, town }: Turn, one: HeldClaim) => {
  const w = words(locale)
  return {
    title: jobName(locale, one),
    note: [
      w.claimState[one.state],
      ...(one.percent === null ? [] : [w.percent(one.percent)]),
      `${jobWords(locale).due} ${sayWhen(one.dueAt, town.timezone, locale)}`,
      ...(one.supporter ? [supporterWords(locale).entered(one.supporter)] : []),
    ].join('・'),
  }
}

/** The same with what was agreed, when its holder is asked how it goes, and why it came back. */
export function ownItem(turn: Turn, one: HeldClaim) {
  const { locale, town, act } = turn
  const w = words(locale)
  const { title, note: stands } = heldItem(turn, one)
  const leased = LEASED.includes(one.state) && one.leaseUntil !== null && one.dueAt > act.now
  const more = [
    `${jobWords(locale).pay} ${sayYen(one.payYen, locale)}`,
    ...(one.reworks > 0 ? [w.reworked(one.reworks)] : []),
    ...(one.state === 'rework' && one.inspectionReason ? [`${w.reason} ${one.inspectionReason}`] : []),
    ...(leased && one.leaseAskedAt ? [w.leaseAsked] : []),
    ...(leased && !one.leaseAskedAt && one.leaseUntil
      ? [w.leaseAwaited(sayDay(one.leaseUntil, town.timezone, locale))]
      : []),
  ]
  return { title, note: `${stands}\n${more.join('・')}` }
}
