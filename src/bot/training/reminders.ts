// What the clock says of courses.
import { closeCourses, endWaits } from '../../domain/training/close.ts'
import { fillSeats } from '../../domain/training/move-up.ts'
import { remindOfDates } from '../../domain/training/remind.ts'
import { buttons, card, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { movedUpNotices } from './moved-up.ts'
import { asTitle, courseName } from './view.ts'
import { words } from './words.ts'

/** The day before a date, those who come; after the last date staff, once: who has completed it? */
export async function remindOfCourses(plan: Plan): Promise<void> {
  await remindOfComing(plan)
  await askWhoCompleted(plan)
}

async function remindOfComing({ act, town, notify }: Plan): Promise<void> {
  for (const { course, startsAt, people } of await remindOfDates(act, town))
    notify({
      to: { people },
      while: {
        course: { no: course.no, states: ['open'], dates: [startsAt.getTime()], place: course.place },
      },
      card: (locale) => {
        const w = words(locale)
        return card(asTitle(w.tomorrow(courseName(locale, course))), [
          facts(
            [w.dates, sayWhen(startsAt, town.timezone, locale)],
            [w.place, course.place ?? w.placeUnknown],
          ),
          text(w.tomorrowHint),
          buttons(press(w.leave, line('enrol-leave', { course: course.no }))),
        ])
      },
    })
}

async function askWhoCompleted({ act, notify }: Plan): Promise<void> {
  for (const { course, open } of await closeCourses(act)) {
    if (open.length === 0) continue
    const { no } = course
    notify({
      to: { staff: true },
      while: { course: { no, states: ['held'] } },
      card: (locale) => {
        const w = words(locale)
        const items = open.map(({ personId, name }) => ({
          title: name,
          button: press(w.done, line('course-done', { course: no, worker: `id:${personId}` })),
        }))
        return card(asTitle(w.over(courseName(locale, course))), [
          text(w.overHint),
          { kind: 'list', items, empty: '' },
          buttons(
            press(w.allDone, line('course-done', { course: no, all: 'yes' })),
            press(w.see, line('course', { course: no })),
          ),
        ])
      },
    })
  }
}

/** Seats that came free beside a turn go to who waits; a course that begins ends the waiting. */
export async function moveQueuesOn({ act, town, notify }: Plan): Promise<void> {
  for (const filled of await fillSeats(act)) for (const notice of movedUpNotices(town, filled)) notify(notice)
  for (const { course, people } of await endWaits(act))
    notify({
      to: { people },
      card: (locale) =>
        card(asTitle(words(locale).waitEnded(courseName(locale, course))), [
          text(words(locale).waitEndedHint),
          buttons(press(words(locale).seeAll, line('course'))),
        ]),
    })
}
