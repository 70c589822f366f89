import { type Enrolled, enrolWorker } from '../../domain/training/enrol.ts'
import { coursesBefore, openCourses } from '../../domain/training/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseCourse, chooseLearner, type Learner } from './choose.ts'
import { asTitle, courseName, courseRefused, whenAndWhere } from './view.ts'
import { words } from './words.ts'

/** Enrols a worker in a course, or has them wait for a seat; said again, it answers with what stands. */
export async function enrol(turn: Turn, args: ArgsOf<'enrol'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const whose = await chooseLearner(turn, args.worker, { id: 'enrol', args })
  if (whose && 'card' in whose) return whose.card
  const among = whose ? await coursesBefore(act, whose.learner.id) : await openCourses(act)
  const chosen = await chooseCourse(turn, { id: 'enrol', args }, among)
  if ('card' in chosen) return chosen.card
  const { no } = chosen.course
  if (!whose) return refusalAbout('worker', w.whoAsk, w.whoEnrolHint(no))
  const { learner } = whose
  const enrolled = await enrolWorker(act, { no, personId: learner.id })
  if (!enrolled.ok)
    return courseRefused(turn, enrolled.refusal, { no, who: learner.other ? learner.name : undefined })
  const { course, again } = enrolled.value
  const back = line('enrol-leave', { course: no, worker: learner.other ? `id:${learner.id}` : undefined })
  if (!again) turn.undoable({ line: back, label: enrolledTitle(turn, enrolled.value, learner) })
  if (!again) tell(turn, enrolled.value, learner, speaker.name)
  const leave = press(enrolled.value.place > 0 ? w.leaveLine : w.leave, back)
  const hint = enrolled.value.place > 0 ? w.waitsHint : w.enrolledHint
  const parts: Part[] = [whenAndWhere(locale, turn.town, course), note(hint), buttons(leave)]
  return card(asTitle(enrolledTitle(turn, enrolled.value, learner)), parts, 'done')
}

function enrolledTitle(
  { locale }: Turn,
  { course, place, again }: Enrolled,
  { name, other }: Learner,
): string {
  const w = words(locale)
  const of = courseName(locale, course)
  if (place > 0) return other ? `${name}：${w.waits(of, place)}` : w.waits(of, place)
  if (other) return w.enrolledFor(name, of)
  return again ? w.enrolledAgain(of) : w.enrolled(of)
}

/** Staff hear who enrolled; whoever was enrolled by staff hears that. */
function tell(
  { notify, town }: Turn,
  { course, place }: Enrolled,
  { id, name, other }: Learner,
  by: string,
): void {
  if (!other) {
    notify({
      to: { staff: true },
      card: (theirs) => {
        const [w, of] = [words(theirs), courseName(theirs, course)]
        return card(place > 0 ? w.toldWaits(name, of) : w.toldEnrolled(name, of), [
          text(w.taken(course.taken, course.seats, course.waiting)),
        ])
      },
    })
    return
  }
  notify({
    to: { people: [id] },
    while: { enrolment: { course: course.no, person: id, states: ['enrolled', 'waiting'] } },
    card: (theirs) => {
      const [w, of] = [words(theirs), courseName(theirs, course)]
      return card(place > 0 ? w.waits(of, place) : w.enrolledBy(by, of), [
        whenAndWhere(theirs, town, course),
        note(w.enrolledByHint),
        buttons(press(w.leave, line('enrol-leave', { course: course.no }))),
      ])
    },
  })
}
