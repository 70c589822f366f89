// 講座: for workers those they can enrol in, for those who run the programme all of them with who is in.
import { isOffice } from '../../domain/people/may.ts'
import { type Course, isEnrolling } from '../../domain/training/model.ts'
import {
  coursesBefore,
  type Entry,
  entriesOf,
  findCourseBefore,
  officeCourses,
} from '../../domain/training/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseCourse } from './choose.ts'
import { asTitle, courseButton, courseFacts, courseItem, courseName, sayFirst } from './view.ts'
import { words } from './words.ts'

export async function course(turn: Turn, args: ArgsOf<'course'>): Promise<Card> {
  const { speaker } = turn
  const forOffice = isOffice(speaker) && speaker.worker === null
  if (args.course === undefined) return forOffice ? officeList(turn) : ownList(turn)
  const chosen = await chooseCourse(turn, { id: 'course', args }, [])
  if ('card' in chosen) return chosen.card
  return forOffice ? officePage(turn, chosen.course) : ownPage(turn, chosen.course)
}

async function ownList(turn: Turn): Promise<Card> {
  const w = words(turn.locale)
  const all = await coursesBefore(turn.act, turn.speaker.personId)
  const talk = press(commonWords(turn.locale).talkToStaff, line('talk', { ask: 'yes' }))
  if (all.length === 0) return card(w.none, [text(w.noneHint), buttons(talk)])
  return card(w.title, [{ kind: 'list', items: all.map((one) => courseItem(turn, one)), empty: '' }])
}

async function ownPage(turn: Turn, { no }: Course): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const found = await findCourseBefore(act, speaker.personId, no)
  if (!found) return ownList(turn)
  const said = found.mine ? w.mine[found.mine] : ''
  const button = courseButton(locale, found, { now: act.now })
  return card(asTitle(courseName(locale, found)), [
    ...(found.state === 'open' ? [] : [text(w.state[found.state])]),
    courseFacts(locale, town, found),
    ...(said ? [text(said)] : []),
    buttons(button, press(w.seeAll, line('course'))),
  ])
}

async function officeList({ locale, act, town }: Turn): Promise<Card> {
  const w = words(locale)
  const items = (await officeCourses(act)).map((one) => ({
    title: `${asTitle(courseName(locale, one))}（${stateOf(locale, one, act.now)}）`,
    note: [
      sayFirst(locale, town, one),
      w.taken(one.taken, one.seats, one.waiting),
      one.skill ?? w.orientation,
    ].join('・'),
    button: press(commonWords(locale).details, line('course', { course: one.no })),
  }))
  const add = press(w.open, line('course-new'), { style: 'primary' })
  return card(w.staffTitle, [{ kind: 'list', items, empty: w.staffNone }, buttons(add)])
}

function stateOf(locale: Turn['locale'], one: Course, now: Date): string {
  const w = words(locale)
  return one.state === 'open' && !isEnrolling(one, now) ? w.begun : w.state[one.state]
}

async function officePage(turn: Turn, one: Course): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const entries = await entriesOf(act, one.no)
  const items = entries.map((entry) => entryItem(turn, one, entry, entries))
  const ofCourse = { course: one.no }
  const waitsForOutcome = entries.some(({ state }) => state === 'enrolled') && one.state !== 'cancelled'
  return card(`${asTitle(courseName(locale, one))}（${stateOf(locale, one, act.now)}）`, [
    courseFacts(locale, town, one),
    text(w.taken(one.taken, one.seats, one.waiting)),
    { kind: 'list', items, empty: w.nobody },
    ...attendanceParts(turn, one, entries),
    buttons(
      waitsForOutcome ? press(w.allDone, line('course-done', { ...ofCourse, all: 'yes' })) : undefined,
      one.state === 'open' ? press(w.change, line('course-change', ofCourse)) : undefined,
      one.state === 'open'
        ? press(w.cancel, line('course-cancel', ofCourse), { style: 'danger' })
        : undefined,
    ),
  ])
}

function entryItem({ locale }: Turn, one: Course, entry: Entry, all: Entry[]) {
  const w = words(locale)
  const { personId, name, state, came } = entry
  const queue = all.filter((other) => other.state === 'waiting')
  const is = state === 'waiting' ? w.place_(queue.indexOf(entry) + 1) : w.entry[state]
  const done = line('course-done', { course: one.no, worker: `id:${personId}` })
  const canComplete = (state === 'enrolled' || state === 'missed') && one.state !== 'cancelled'
  return {
    title: name,
    note: [is, ...(came.length > 0 ? [w.cameOn(came.length, one.dates.length)] : [])].join('・'),
    ...(canComplete ? { button: press(w.done, done) } : {}),
  }
}

/** A message has room for so many pairs of buttons. */
const ATTENDANCE_MOST = 12

/** Once a course has begun, who came and who did not is written down beside the outcome. */
function attendanceParts({ locale, act }: Turn, one: Course, entries: Entry[]): Part[] {
  const w = words(locale)
  const [first] = one.dates
  if (!first || first > act.now || one.state === 'cancelled') return []
  return entries
    .filter(({ state }) => state === 'enrolled')
    .slice(0, ATTENDANCE_MOST)
    .flatMap(({ personId, name }) => {
      const of = { course: one.no, worker: `id:${personId}` }
      return [
        note(name),
        {
          kind: 'buttons' as const,
          near: true,
          buttons: [press(w.came, line('course-came', of)), press(w.missed, line('course-missed', of))],
        },
      ]
    })
}
