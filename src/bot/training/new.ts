import { makeCourse } from '../../domain/training/make.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { readDates } from './read-dates.ts'
import { asTitle, courseFacts, courseName, datesRefused } from './view.ts'
import { words } from './words.ts'

type NewArgs = ArgsOf<'course-new'>

/** A course is opened; a skill the town does not know becomes one of it, and the answer says so. */
export async function courseNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { title, skill, seats, place, details } = args
  const orientation = args.orientation === 'yes'
  if (!title || !args.dates || !seats || !place || (!skill && !orientation)) return newForm(turn, args)
  const read = readDates(turn, args.dates)
  if ('card' in read) return read.card
  const made = await makeCourse(act, { title, skill, orientation, dates: read.dates, seats, place, details })
  if (!made.ok)
    return made.refusal.kind === 'not-permitted'
      ? notPermitted(locale, made.refusal)
      : datesRefused(locale, town, made.refusal)
  const { course, newSkill } = made.value
  const name = courseName(locale, course)
  const back = line('course-cancel', { course: course.no })
  turn.undoable({ line: back, label: w.made(name) })
  return card(
    asTitle(w.made(name)),
    [
      courseFacts(locale, town, course),
      ...(newSkill && course.skill ? [text(w.newSkill(course.skill))] : []),
      note(w.madeHint),
      buttons(
        press(w.see, line('course', { course: course.no })),
        press(w.cancel, back, { style: 'danger' }),
      ),
    ],
    'done',
  )
}

function newForm({ locale, town }: Turn, args: NewArgs): Card {
  const w = words(locale)
  const field = (name: keyof NewArgs, kind: Field['kind'], optional = false): Field => ({
    name,
    label: argumentLabel('course-new', name, locale),
    kind,
    optional,
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const isOrientation = args.orientation === 'yes'
  const known = town.skills.map(({ name }) => name).join('、')
  const fields = [
    field('title', 'text'),
    { ...field('skill', 'text', isOrientation), hint: w.formSkill(known) },
    { ...field('dates', 'long-text'), hint: w.formDates },
    field('seats', 'number'),
    field('place', 'text'),
    field('details', 'long-text', true),
  ]
  const preset: Record<string, string> = isOrientation ? { orientation: 'yes' } : {}
  return card(
    w.formTitle,
    [{ kind: 'form', command: 'course-new', preset, submit: w.open, fields }],
    'question',
  )
}
