// How courses are shown: to workers with what they can do about them, to those who run the programme with who is in.

import type { TownModel } from '../../domain/town/model.ts'
import type { CancelRefusal } from '../../domain/training/cancel.ts'
import type { ChangeCourseRefusal } from '../../domain/training/change.ts'
import type { CompleteRefusal, TakeBackRefusal } from '../../domain/training/complete.ts'
import type { EnrolRefusal } from '../../domain/training/enrol.ts'
import type { MakeCourseRefusal } from '../../domain/training/make.ts'
import { type Course, type CourseBefore, isEnrolling, isFull, PLACED } from '../../domain/training/model.ts'
import type { AttendanceRefusal } from '../../domain/training/record-attendance.ts'
import type { WithdrawRefusal } from '../../domain/training/withdraw.ts'
import { words as jobWords } from '../job/words.ts'
import { type Button, buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout, saidSince } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

type Clock = Pick<TownModel, 'timezone'>

export const courseName = (locale: Locale, { no, title }: Pick<Course, 'no' | 'title'>): string =>
  words(locale).name(no, title)

/** A title begins with a capital where its language has them. */
export const asTitle = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)

export const sayDates = (locale: Locale, { timezone }: Clock, dates: Date[], between = '\n'): string =>
  dates.map((at) => sayWhen(at, timezone, locale)).join(between)

/** The first date, and how many there are. */
export const sayFirst = (locale: Locale, { timezone }: Clock, { dates }: Pick<Course, 'dates'>): string =>
  dates[0] ? words(locale).moreDates(sayWhen(dates[0], timezone, locale), dates.length) : ''

const givesRow = (locale: Locale, { skill, orientation }: Course): [string, string] => {
  const w = words(locale)
  return [w.gives, [...(orientation ? [w.orientation] : []), ...(skill ? [skill] : [])].join('・')]
}

const seatsLeft = (locale: Locale, { seats, taken, waiting }: Course): string =>
  taken >= seats ? words(locale).full(seats, waiting) : words(locale).left(seats - taken, seats)

/** When and where: what whoever comes has to know. */
export const whenAndWhere = (
  locale: Locale,
  town: Clock,
  { dates, place }: Pick<Course, 'dates' | 'place'>,
): Part =>
  facts(
    [words(locale).dates, sayDates(locale, town, dates)],
    [words(locale).place, place ?? words(locale).placeUnknown],
  )

export const courseFacts = (locale: Locale, town: Clock, course: Course): Part => {
  const w = words(locale)
  return facts(
    givesRow(locale, course),
    [w.dates, sayDates(locale, town, course.dates)],
    [w.place, course.place ?? w.placeUnknown],
    [w.seats, seatsLeft(locale, course)],
    course.details ? [w.details, course.details] : undefined,
  )
}

/** What a worker can do about a course; none where there is nothing to press. */
export function courseButton(
  locale: Locale,
  course: CourseBefore,
  { now, named = false }: { now: Date; named?: boolean },
): Button | undefined {
  const w = words(locale)
  const { no, mine } = course
  if (mine === 'enrolled') return press(w.leave, line('enrol-leave', { course: no }))
  if (mine === 'waiting') return press(w.leaveLine, line('enrol-leave', { course: no }))
  if (mine === 'completed' || !isEnrolling(course, now)) return undefined
  const label = isFull(course) ? (named ? w.waitFor(no) : w.wait) : named ? w.enrolIn(no) : w.enrol
  return press(label, line('enrol', { course: no }), { style: 'primary' })
}

/** A course in a worker's list. */
export function courseItem(
  { locale, town, act }: Pick<Turn, 'locale' | 'town' | 'act'>,
  course: CourseBefore,
) {
  const w = words(locale)
  const said = course.mine ? w.mine[course.mine] : ''
  const rows = [
    givesRow(locale, course).join(' '),
    sayDates(locale, town, course.dates),
    course.place ?? '',
    seatsLeft(locale, course),
    said,
  ]
  return {
    title: asTitle(courseName(locale, course)),
    note: rows.filter(Boolean).join('\n'),
    button:
      courseButton(locale, course, { now: act.now }) ?? press(w.see, line('course', { course: course.no })),
  }
}

const hasPlace = ({ mine }: CourseBefore): boolean => mine !== null && PLACED.includes(mine)

/** Of several courses that give a skill the one to name: that somebody is in, else the first with a free seat. */
export const bestOf = (courses: readonly CourseBefore[]): CourseBefore | undefined =>
  courses.find(hasPlace) ?? courses.find((one) => !isFull(one)) ?? courses[0]

/** J7: the course that gives a missing skill, and when; undefined where none takes people. */
export function skillCourse(
  locale: Locale,
  town: Clock,
  { id, name, courses }: { id: string; name: string; courses: readonly CourseBefore[] },
): { course: CourseBefore; note: string } | undefined {
  const w = words(locale)
  const course = bestOf(courses.filter(({ skillId }) => skillId === id))
  if (!course) return undefined
  const say =
    course.mine === 'enrolled' ? w.skillEnrolled : course.mine === 'waiting' ? w.skillWaiting : w.skillBy
  return { course, note: say(name, courseName(locale, course), sayFirst(locale, town, course)) }
}

/** J7: a skill that is missing names the course that opens the job: one that takes people now, else what the town says of it. */
export function skillNote(
  locale: Locale,
  town: Pick<TownModel, 'skills' | 'timezone'>,
  { id, courses }: { id: string; courses: readonly CourseBefore[] },
): string {
  const skill = town.skills.find((one) => one.id === id)
  const name = skill?.name ?? id
  const open = skillCourse(locale, town, { id, name, courses })
  if (open) return open.note
  return skill?.course ? jobWords(locale).skillBy(name, skill.course) : jobWords(locale).skillAsk(name)
}

type Refused =
  | EnrolRefusal
  | WithdrawRefusal
  | CompleteRefusal
  | TakeBackRefusal
  | CancelRefusal
  | ChangeCourseRefusal
  | AttendanceRefusal

/** `who` is whom it was done for, where that is somebody else. */
type About = { no: number; who?: string | undefined; stands?: Part[]; course?: Course | undefined }

export function courseRefused(
  { locale, town }: Pick<Turn, 'locale' | 'town'>,
  why: Refused,
  about: About,
): Card {
  const w = words(locale)
  const { no, who, stands = [], course } = about
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'said-since':
      return saidSince(locale, stands)
    case 'no-such-course':
      return refusalAbout('course', w.noSuchNo(no), w.noSuchHint)
    case 'course-held':
      return refusal(w.isHeld(no), w.endedHint)
    case 'course-cancelled':
      return refusal(w.isCancelled(no), w.endedHint)
    case 'course-begun':
      return refusal(w.isBegun(no), w.endedHint)
    case 'already-completed':
      return who
        ? refusal(w.completedFor(who, no), w.endedHint)
        : refusal(w.alreadyCompleted(no), w.alreadyCompletedHint)
    case 'cannot-miss':
      return refusal(w.completedCannotMiss(who ?? ''), w.completedCannotMissHint)
    case 'no-worker':
      return who
        ? refusalAbout('worker', w.noWorker(who), w.noWorkerHint)
        : refusal(w.noWorkerSelf, w.noWorkerSelfHint)
    case 'worker-left':
      return refusal(w.workerLeft, w.workerLeftHint)
    case 'not-enrolled':
      return who ? refusal(w.notEnrolledFor(who, no), w.notEnrolledForHint(no)) : notIn(locale, no)
    case 'not-completed':
      return refusal(w.notCompleted(who ?? '', no), w.endedHint)
    case 'course-full':
      return refusal(w.fullFor(who ?? ''), w.fullForHint(no, (course?.seats ?? 0) + 1))
    case 'course-changed':
      return card(w.courseChanged, [text(w.courseChangedHint), seeButton(locale, no)], 'refusal')
    case 'seats-below-taken':
      return refusalAbout('seats', w.belowTaken(why.taken))
    case 'no-such-date':
      return refusalAbout('date', w.noSuchDate, w.noSuchDateHint(why.dates))
    case 'date-ahead':
      return refusal(w.dateAhead(sayWhen(why.at, town.timezone, locale)), w.dateAheadHint)
    default:
      return datesRefused(locale, town, why)
  }
}

const notIn = (locale: Locale, no: number): Card =>
  refusal(words(locale).notEnrolled(no), words(locale).noSuchHint)

export const seeButton = (locale: Locale, no: number): Part =>
  buttons(press(words(locale).see, line('course', { course: no })))

/** What is wrong with the dates of a course that is made or changed: the one that is wrong is named. */
export function datesRefused(
  locale: Locale,
  { timezone }: Clock,
  why: Exclude<MakeCourseRefusal, { kind: 'not-permitted' }>,
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'no-dates':
      return refusalAbout('dates', w.datesAsk, w.datesHint)
    case 'too-many-dates':
      return refusalAbout('dates', w.tooMany(why.most))
    case 'date-past':
      return refusalAbout('dates', w.past(sayWhen(why.at, timezone, locale)), w.pastHint)
    case 'date-twice':
      return refusalAbout('dates', w.twice(sayWhen(why.at, timezone, locale)))
    case 'gives-nothing':
      return refusalAbout('skill', w.givesNothing)
    case 'same-course-open':
      return card(w.sameOpen(why.no), [seeButton(locale, why.no)], 'refusal')
  }
}
