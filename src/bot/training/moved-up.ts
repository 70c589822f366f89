// A seat came free: whoever has it now hears of it at once, and may say no with one press.

import type { TownModel } from '../../domain/town/model.ts'
import type { Course } from '../../domain/training/model.ts'
import { buttons, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Notice } from '../turn/notice.ts'
import { asTitle, courseName, whenAndWhere } from './view.ts'
import { words } from './words.ts'

export const movedUpNotices = (
  town: TownModel,
  { course, people }: { course: Pick<Course, 'no' | 'title' | 'dates' | 'place'>; people: string[] },
): Notice[] =>
  people.map((person) => ({
    to: { people: [person] },
    while: { enrolment: { course: course.no, person, states: ['enrolled'] } },
    card: (locale) => {
      const w = words(locale)
      return card(asTitle(w.movedUp(courseName(locale, course))), [
        whenAndWhere(locale, town, course),
        text(w.movedUpHint),
        buttons(press(w.decline, line('enrol-leave', { course: course.no, sure: 'yes' }))),
      ])
    },
  }))
