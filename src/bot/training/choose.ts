// Which course is meant: by its number or its title, the only one there may be, or asked with buttons; and of which worker.

import type { Course } from '../../domain/training/model.ts'
import { coursesTitled, findCourse } from '../../domain/training/read.ts'
import { choosePerson } from '../people/choose.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { courseName } from './view.ts'
import { words } from './words.ts'

type Given = { id: CommandId; args: { course?: string | undefined } & Record<string, unknown> }
export type ChosenCourse = { course: Course } | { card: Card }

const NUMBER = /^(?:講座|研修|course|no\.?|#|第)?\s*(\d{1,6})\s*(?:番|号)?$/i

/** The number a course is called by; undefined where it is called by its title. */
export const courseNo = (said: string): number | undefined => {
  const no = NUMBER.exec(said.normalize('NFKC').trim())?.[1]
  return no === undefined ? undefined : Number(no)
}

/** `among` are those that may be meant without being named. */
export async function chooseCourse(turn: Turn, given: Given, among: Course[]): Promise<ChosenCourse> {
  const { locale, act } = turn
  const w = words(locale)
  const said = given.args.course
  if (said === undefined) return choiceOf(turn, given, among)
  const no = courseNo(said)
  const found = no === undefined ? undefined : await findCourse(act, no)
  if (found) return { course: found }
  const titled = await coursesTitled(act, said)
  if (titled.length > 0) return choiceOf(turn, given, titled)
  const title = no === undefined ? w.noSuchCourse(said) : w.noSuchNo(no)
  return { card: refusalAbout('course', title, w.noSuchHint) }
}

function choiceOf(turn: Turn, given: Given, among: Course[]): ChosenCourse {
  const w = words(turn.locale)
  const [only, another] = among
  if (only && !another) return { course: only }
  if (!only) return { card: refusalAbout('course', w.none, w.noSuchHint) }
  turn.ask({ id: given.id, args: asWords(given.args), missing: 'course' })
  const choices = among.map((one) =>
    press(courseName(turn.locale, one), line(given.id, { ...given.args, course: one.no })),
  )
  return { card: card(w.which, [buttons(...choices)], 'question') }
}

const asWords = (args: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(args).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, `${value}`]],
    ),
  )

/** `other`: somebody else than the speaker. */
export type Learner = { id: string; name: string; other: boolean }

/** Whose seat it is: the worker that is named, by those who run the programme; else the speaker's own. */
export async function chooseLearner(
  turn: Turn,
  named: string | undefined,
  { id, args }: { id: CommandId; args: Record<string, unknown> },
): Promise<{ learner: Learner } | { card: Card } | undefined> {
  const { speaker } = turn
  if (named === undefined)
    return speaker.worker
      ? { learner: { id: speaker.personId, name: speaker.name, other: false } }
      : undefined
  const chosen = await choosePerson(turn, named, { id, args, key: 'worker' })
  if ('card' in chosen) return chosen
  const { person } = chosen
  return { learner: { id: person.id, name: person.name, other: person.id !== speaker.personId } }
}
