import { namesById } from '../../domain/people/read.ts'
import { isSoon } from '../../domain/training/due.ts'
import { type Course, PLACED } from '../../domain/training/model.ts'
import { coursesBefore, findEntry, openCourses } from '../../domain/training/read.ts'
import { type Withdrawn, withdrawWorker } from '../../domain/training/withdraw.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseCourse, chooseLearner, type Learner } from './choose.ts'
import { movedUpNotices } from './moved-up.ts'
import { asTitle, courseName, courseRefused, sayFirst, seeButton } from './view.ts'
import { words } from './words.ts'

/** Gives a seat in a course back; shortly before a date it is asked about first. */
export async function enrolLeave(turn: Turn, args: ArgsOf<'enrol-leave'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const whose = await chooseLearner(turn, args.worker, { id: 'enrol-leave', args })
  if (whose && 'card' in whose) return whose.card
  const own = whose ? (await coursesBefore(act, whose.learner.id)).filter(isPlaced) : []
  if (whose && own.length === 0 && args.course === undefined) return refusal(w.noPlace, w.noSuchHint)
  const among = whose ? own : await openCourses(act)
  const chosen = await chooseCourse(turn, { id: 'enrol-leave', args }, among)
  if ('card' in chosen) return chosen.card
  const { course } = chosen
  if (!whose) return refusalAbout('worker', w.whoAsk, w.whoEnrolHint(course.no))
  const { learner } = whose
  const name = courseName(locale, course)
  if (args.sure === 'no') return card(asTitle(w.kept(name)), [seeButton(locale, course.no)])
  if (args.sure !== 'yes' && (await asksFirst(turn, course, learner)))
    return confirm(turn, {
      id: 'enrol-leave',
      args: { course: course.no, worker: learner.other ? `id:${learner.id}` : undefined },
      title: w.leaveAsk(name),
      parts: [text(w.leaveAskHint(sayFirst(locale, turn.town, course)))],
      yes: w.leave,
      no: w.keep,
    })
  const left = await withdrawWorker(act, { no: course.no, personId: learner.id })
  if (!left.ok)
    return courseRefused(turn, left.refusal, {
      no: course.no,
      who: learner.other ? learner.name : undefined,
    })
  return leftCard(turn, left.value, learner)
}

const isPlaced = ({ mine }: { mine: string | null }): boolean => PLACED.some((state) => state === mine)

async function asksFirst({ act }: Turn, course: Course, { id }: Learner): Promise<boolean> {
  if (!isSoon(course, act.now)) return false
  const entry = await findEntry(act, { no: course.no, personId: id })
  return entry?.state === 'enrolled'
}

async function leftCard(turn: Turn, left: Withdrawn, learner: Learner): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const { course, waited, movedUp } = left
  for (const notice of movedUpNotices(town, { course, people: movedUp })) notify(notice)
  const moved = [...(await namesById(act, movedUp)).values()]
  tell(turn, left, learner, moved)
  const name = courseName(locale, course)
  const title = learner.other ? w.leftFor(learner.name, name) : waited ? w.leftLine(name) : w.left_(name)
  const again = press(
    w.enrol,
    line('enrol', { course: course.no, worker: learner.other ? `id:${learner.id}` : undefined }),
  )
  return card(asTitle(title), [...(moved.length > 0 ? [note(w.leftHint)] : []), buttons(again)], 'done')
}

function tell(
  { notify, speaker }: Turn,
  { course, waited }: Withdrawn,
  { id, name, other }: Learner,
  moved: string[],
): void {
  if (other)
    notify({
      to: { people: [id] },
      while: { enrolment: { course: course.no, person: id, states: ['withdrawn'] } },
      card: (theirs) =>
        card(words(theirs).leftBy(speaker.name, courseName(theirs, course)), [
          buttons(press(words(theirs).see, line('course', { course: course.no }))),
        ]),
    })
  else if (!waited)
    notify({
      to: { staff: true },
      card: (theirs) =>
        card(
          words(theirs).toldLeft(name, courseName(theirs, course)),
          moved.map((who) => text(words(theirs).toldMoved(who))),
        ),
    })
}
