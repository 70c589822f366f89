// Who came to a course, and who did not.

import { dayIn } from '../../domain/town/model.ts'
import type { Course } from '../../domain/training/model.ts'
import { officeCourses } from '../../domain/training/read.ts'
import { type Attended, recordAttendance } from '../../domain/training/record-attendance.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseCourse, chooseLearner, type Learner } from './choose.ts'
import { courseName, courseRefused, seeButton } from './view.ts'
import { words } from './words.ts'

type Meant = { course: Course; learner: Learner }

export async function courseCame(turn: Turn, args: ArgsOf<'course-came'>): Promise<Card> {
  const meant = await meantBy(turn, 'course-came', args)
  if ('card' in meant) return meant.card
  if (args.back === 'yes') return written(turn, meant, { came: true, date: null })
  const { course } = meant
  const date = args.date === undefined ? latest(turn, course) : dateOf(turn, course, args.date)
  if (!date) return noSuchDate(turn, course)
  return written(turn, meant, { came: true, date })
}

export async function courseMissed(turn: Turn, args: ArgsOf<'course-missed'>): Promise<Card> {
  const meant = await meantBy(turn, 'course-missed', args)
  if ('card' in meant) return meant.card
  const date = dateOf(turn, meant.course, args.date)
  if (args.date !== undefined && !date) return noSuchDate(turn, meant.course)
  return written(turn, meant, { came: false, date: date ?? null })
}

async function meantBy(
  turn: Turn,
  id: 'course-came' | 'course-missed',
  args: ArgsOf<'course-missed'>,
): Promise<Meant | { card: Card }> {
  const { locale, act } = turn
  const w = words(locale)
  const among = (await officeCourses(act)).filter(({ state }) => state !== 'cancelled')
  const chosen = await chooseCourse(turn, { id, args }, among)
  if ('card' in chosen) return chosen
  const { course } = chosen
  if (args.worker === undefined) return { card: refusalAbout('worker', w.whoAsk, w.whoHint(course.no)) }
  const whose = await chooseLearner(turn, args.worker, { id, args: { ...args, course: course.no } })
  if (!whose) return { card: refusalAbout('worker', w.whoAsk, w.whoHint(course.no)) }
  return 'card' in whose ? whose : { course, learner: whose.learner }
}

/** A date by its number in the course, or by its day. */
function dateOf({ town }: Turn, { dates }: Course, said: number | string | undefined): Date | undefined {
  if (said === undefined) return undefined
  return typeof said === 'number' ? dates[said - 1] : dates.find((at) => dayIn(town, at) === said)
}

/** The date that began last; the first one where none has begun, which is refused by name. */
const latest = ({ act }: Turn, { dates }: Course): Date | undefined =>
  dates.findLast((at) => at <= act.now) ?? dates[0]

const noSuchDate = ({ locale }: Turn, { dates }: Course): Card =>
  refusalAbout('date', words(locale).noSuchDate, words(locale).noSuchDateHint(dates.length))

async function written(
  turn: Turn,
  { course, learner }: Meant,
  said: { came: boolean; date: Date | null },
): Promise<Card> {
  const { locale, act } = turn
  const recorded = await recordAttendance(act, { no: course.no, personId: learner.id, ...said })
  if (!recorded.ok) return courseRefused(turn, recorded.refusal, { no: course.no, who: learner.name })
  const { again } = recorded.value
  const title = titleOf(turn, { course, learner }, { ...said, again })
  if (again) return card(title, [seeButton(locale, course.no)])
  const back = undoLine(turn, { course, learner }, said)
  turn.undoable({ line: back, label: title })
  const isMissed = !said.came && said.date === null
  return card(
    title,
    [
      ...(isMissed ? [note(words(locale).missedHint)] : []),
      buttons(
        press(commonWords(locale).undo, back),
        press(words(locale).see, line('course', { course: course.no })),
      ),
    ],
    'done',
  )
}

function titleOf(
  { locale, town }: Turn,
  { course, learner: { name } }: Meant,
  { came, date, again }: { came: boolean; date: Date | null } & Pick<Attended, 'again'>,
): string {
  const w = words(locale)
  const of = courseName(locale, course)
  if (date) {
    const when = sayWhen(date, town.timezone, locale)
    if (!came) return w.notAttended(name, when)
    return again ? w.attendedAgain(name, when) : w.attended(name, when)
  }
  if (came) return w.backTold(name, of)
  return again ? w.missedAgain(name, of) : w.missedTold(name, of)
}

function undoLine(
  { town }: Turn,
  { course, learner }: Meant,
  { came, date }: { came: boolean; date: Date | null },
) {
  const of = { course: course.no, worker: `id:${learner.id}` }
  const day = date ? dayIn(town, date) : undefined
  if (came && date) return line('course-missed', { ...of, date: day })
  return line('course-came', { ...of, date: day, back: date ? undefined : 'yes' })
}
