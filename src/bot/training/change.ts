import { unreachableNames } from '../../domain/people/read.ts'
import { type CourseChanged, changeCourse } from '../../domain/training/change.ts'
import type { Course } from '../../domain/training/model.ts'
import { openCourses } from '../../domain/training/read.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { courseTopic } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseCourse } from './choose.ts'
import { movedUpNotices } from './moved-up.ts'
import { readDates } from './read-dates.ts'
import { asTitle, courseFacts, courseName, courseRefused, sayDates, seeButton, whenAndWhere } from './view.ts'
import { words } from './words.ts'

type ChangeArgs = ArgsOf<'course-change'>

/** Changes a course; another date or place is told to everybody it concerns. */
export async function courseChange(turn: Turn, args: ChangeArgs): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseCourse(turn, { id: 'course-change', args }, await openCourses(act))
  if ('card' in chosen) return chosen.card
  const { course } = chosen
  const { dates: said, place, seats, title, details } = args
  if (!said && !place && !seats && !title && !details && course.state === 'open')
    return changeForm(turn, course)
  const read = said === undefined ? undefined : readDates(turn, said)
  if (read && 'card' in read) return read.card
  const wanted = { dates: read?.dates, place, seats, title, details }
  if (course.state === 'open' && isSame(course, wanted))
    return card(asTitle(w.changedSame(courseName(locale, course))), [seeButton(locale, course.no)])
  const seen = { no: course.no, revision: args.of ?? course.revision }
  const changed = await changeCourse(act, { ...seen, ...wanted })
  if (!changed.ok) return courseRefused(turn, changed.refusal, { no: course.no })
  return changedCard(turn, changed.value)
}

type Wanted = {
  dates: Date[] | undefined
  place: string | undefined
  seats: number | undefined
  title: string | undefined
  details: string | undefined
}

const isSame = (course: Course, { dates, place, seats, title, details }: Wanted): boolean =>
  (dates === undefined || sameDates(dates, course.dates)) &&
  (place === undefined || place === course.place) &&
  (seats === undefined || seats === course.seats) &&
  (title === undefined || title === course.title) &&
  (details === undefined || details === course.details)

const inOrder = (dates: Date[]): number[] => dates.map(Number).toSorted((a, b) => a - b)
const sameDates = (some: Date[], others: Date[]): boolean => `${inOrder(some)}` === `${inOrder(others)}`

async function changedCard(turn: Turn, { before, course, people, movedUp }: CourseChanged): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const moves = !sameDates(before.dates, course.dates) || before.place !== course.place
  const told = moves ? people : []
  tellMoved(turn, { before, course, people: told })
  for (const notice of movedUpNotices(town, { course, people: movedUp })) notify(notice)
  const name = courseName(locale, course)
  const missed = await unreachableNames(act, told)
  const back = backTo(before, course)
  turn.undoable({ line: back, label: w.changed(name) })
  return card(
    asTitle(w.changed(name)),
    [
      courseFacts(locale, town, course),
      ...(moves ? [formerPart(turn, before)] : []),
      ...(told.length > missed.length ? [note(w.changedHint(told.length - missed.length))] : []),
      ...(missed.length > 0 ? [text(w.notReached(listed(missed, locale)))] : []),
      buttons(press(commonWords(locale).undo, back)),
    ],
    'done',
  )
}

const formerPart = ({ locale, town }: Turn, { dates, place }: Course): Part =>
  facts([words(locale).former, [sayDates(locale, town, dates, '、'), ...(place ? [place] : [])].join('\n')])

/** Everything is put back as it was, unless it was changed since. */
function backTo({ no, dates, place, seats, title, details }: Course, { revision }: Course): string {
  const former = dates.map((at) => `@${Math.floor(at.getTime() / 1000)}`).join(',')
  return line('course-change', {
    course: no,
    dates: former,
    place,
    seats,
    title,
    details,
    of: `r${revision}`,
  })
}

/** Of several changes in a night only the last arrives. */
function tellMoved(
  { town, notify }: Turn,
  { before, course, people }: Pick<CourseChanged, 'before' | 'course' | 'people'>,
): void {
  if (people.length === 0) return
  const { no, dates, place } = course
  notify({
    to: { people },
    topic: courseTopic(no),
    while: { course: { no, states: ['open'], dates: dates.map(Number), place } },
    card: (theirs) => {
      const t = words(theirs)
      return card(
        asTitle(t.changedNotice(courseName(theirs, course))),
        [
          whenAndWhere(theirs, town, course),
          facts([
            t.former,
            [sayDates(theirs, town, before.dates), before.place ?? ''].filter(Boolean).join('\n'),
          ]),
          text(t.changedNoticeHint),
          buttons(press(t.leave, line('enrol-leave', { course: no }))),
        ],
        'alert',
      )
    },
  })
}

function changeForm({ locale, town }: Turn, course: Course): Card {
  const w = words(locale)
  const field = (name: keyof ChangeArgs, kind: Field['kind'], initial: string | null): Field => ({
    name,
    label: argumentLabel('course-change', name, locale),
    kind,
    optional: true,
    ...(initial ? { initial } : {}),
  })
  const dates = course.dates.map((at) => wallOf(at, town.timezone)).join('\n')
  const fields = [
    field('title', 'text', course.title),
    { ...field('dates', 'long-text', dates), hint: w.formDates },
    field('place', 'text', course.place),
    field('seats', 'number', `${course.seats}`),
    field('details', 'long-text', course.details),
  ]
  const preset = { course: `${course.no}`, of: `r${course.revision}` }
  return card(
    w.changeTitle(courseName(locale, course)),
    [{ kind: 'form', command: 'course-change', preset, submit: w.change, fields }],
    'question',
  )
}

/** As it can be typed: 2026-12-10 14:00. */
function wallOf(at: Date, timezone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
