import { unreachableNames } from '../../domain/people/read.ts'
import { cancelCourse } from '../../domain/training/cancel.ts'
import { openCourses } from '../../domain/training/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { courseTopic } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseCourse } from './choose.ts'
import { asTitle, courseName, courseRefused, sayFirst } from './view.ts'
import { words } from './words.ts'

/** A course is called off, after a question; everybody who has a seat or waits for one is told. */
export async function courseCancel(turn: Turn, args: ArgsOf<'course-cancel'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const chosen = await chooseCourse(turn, { id: 'course-cancel', args }, await openCourses(act))
  if ('card' in chosen) return chosen.card
  const { course } = chosen
  const { no } = course
  const name = courseName(locale, course)
  if (args.sure === 'no') return card(asTitle(w.cancelKept(name)), [])
  if (args.sure !== 'yes' && course.state === 'open')
    return confirm(turn, {
      id: 'course-cancel',
      args: { course: no, reason: args.reason },
      title: w.cancelAsk(name),
      parts: [text(sayFirst(locale, town, course)), text(w.cancelAskHint(course.taken + course.waiting))],
      yes: w.cancel,
      no: w.cancelKeep,
    })
  const cancelled = await cancelCourse(act, { no })
  if (!cancelled.ok) return courseRefused(turn, cancelled.refusal, { no })
  const { people } = cancelled.value
  const { reason } = args
  if (people.length > 0)
    notify({
      to: { people },
      topic: courseTopic(no),
      while: { course: { no, states: ['cancelled'] } },
      card: (theirs) => {
        const t = words(theirs)
        return card(
          asTitle(t.cancelledNotice(courseName(theirs, course))),
          [
            facts([t.dates, sayFirst(theirs, town, course)], reason ? [t.reason, reason] : undefined),
            text(t.cancelledNoticeHint),
            buttons(press(t.seeAll, line('course'))),
          ],
          'alert',
        )
      },
    })
  const missed = await unreachableNames(act, people)
  return card(
    asTitle(w.cancelled(name)),
    [
      note(w.cancelledHint(people.length - missed.length)),
      ...(missed.length > 0 ? [text(w.notReached(listed(missed, locale)))] : []),
    ],
    'done',
  )
}
