// 修了: who completed a course has its skill, and hears which jobs that opens.
import { findPeople } from '../../domain/people/read.ts'
import {
  type Completed,
  completeCourse,
  type Effects,
  takeBackCompletion,
} from '../../domain/training/complete.ts'
import type { Course } from '../../domain/training/model.ts'
import { entriesOf, officeCourses } from '../../domain/training/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseCourse, chooseLearner, type Learner } from './choose.ts'
import { movedUpNotices } from './moved-up.ts'
import { tellCompleted } from './tell-completed.ts'
import { asTitle, courseName, courseRefused, seeButton } from './view.ts'
import { words } from './words.ts'

export async function courseDone(turn: Turn, args: ArgsOf<'course-done'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const among = (await officeCourses(act)).filter(({ state, taken }) => state !== 'cancelled' && taken > 0)
  const chosen = await chooseCourse(turn, { id: 'course-done', args }, among)
  if ('card' in chosen) return chosen.card
  const { course } = chosen
  if (args.all === 'yes') return allDone(turn, course, args.sure)
  if (args.worker === undefined) return whoOf(turn, course)
  const whose = await chooseLearner(turn, args.worker, { id: 'course-done', args: { course: course.no } })
  if (!whose) return refusalAbout('worker', w.whoAsk, w.whoHint(course.no))
  if ('card' in whose) return whose.card
  const { learner } = whose
  const completed = await completeCourse(act, { no: course.no, personId: learner.id })
  if (!completed.ok)
    return courseRefused(turn, completed.refusal, { no: course.no, who: learner.name, course })
  return completedCard(turn, completed.value, learner)
}

async function completedCard(turn: Turn, completed: Completed, learner: Learner): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const { course, effects, again } = completed
  const name = courseName(locale, course)
  if (again) return card(w.completedAgain(learner.name, name), [seeButton(locale, course.no)])
  await tellCompleted(turn, { course, effects, personId: learner.id })
  const back = undoLine(course, learner, effects)
  const said = w.completed(learner.name, name)
  turn.undoable({ line: back, label: said })
  return card(said, [...effectParts(turn, completed), buttons(press(commonWords(locale).undo, back))], 'done')
}

function effectParts({ locale }: Turn, { course: { skill }, effects }: Completed): Part[] {
  const w = words(locale)
  const { gave, trained, oriented } = effects
  return [
    ...(skill ? [text(gave ? w.completedGave(skill) : w.completedHad(skill))] : []),
    ...(oriented ? [text(w.completedOriented)] : []),
    ...(trained ? [note(w.completedTrained)] : []),
  ]
}

const undoLine = (
  { no }: Course,
  { id }: Pick<Learner, 'id'>,
  { was, gave, trained, oriented }: Effects,
): string =>
  line('course-done-undo', {
    course: no,
    worker: `id:${id}`,
    was,
    gave: gave ? 'yes' : undefined,
    trained: trained ? 'yes' : undefined,
    oriented: oriented ? 'yes' : undefined,
  })

/** Who is waiting for an outcome, each with a button. */
async function whoOf({ locale, act }: Turn, course: Course): Promise<Card> {
  const w = words(locale)
  const open = (await entriesOf(act, course.no)).filter(({ state }) => state === 'enrolled')
  if (open.length === 0)
    return refusalAbout('worker', asTitle(w.nobodyLeft(courseName(locale, course))), w.whoHint(course.no))
  const of = (worker: string) => line('course-done', { course: course.no, worker })
  const choices = open.map(({ personId, name }) => press(name, of(`id:${personId}`)))
  const all = press(w.allDone, line('course-done', { course: course.no, all: 'yes' }))
  return card(w.whoAsk, [buttons(...choices, all)], 'question')
}

async function allDone(turn: Turn, course: Course, sure: 'yes' | 'no' | undefined): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const name = courseName(locale, course)
  const open = (await entriesOf(act, course.no)).filter(({ state }) => state === 'enrolled')
  if (sure === 'no') return card(asTitle(w.allKept(name)), [seeButton(locale, course.no)])
  if (open.length === 0) return refusal(asTitle(w.nobodyLeft(name)))
  if (sure !== 'yes')
    return confirm(turn, {
      id: 'course-done',
      args: { course: course.no, all: 'yes' },
      title: w.allAsk(name, open.length),
      parts: [text(open.map((one) => one.name).join('、'))],
      yes: w.allYes,
      no: w.allNot,
    })
  for (const { personId } of open) {
    const completed = await completeCourse(act, { no: course.no, personId })
    if (!completed.ok) return courseRefused(turn, completed.refusal, { no: course.no, course })
    await tellCompleted(turn, { course, effects: completed.value.effects, personId })
  }
  return card(asTitle(w.allDoneTold(name, open.length)), [seeButton(locale, course.no)], 'done')
}

/** Takes a completion back with all it changed; the worker hears that it was a mistake. */
export async function courseDoneUndo(turn: Turn, args: ArgsOf<'course-done-undo'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const chosen = await chooseCourse(turn, { id: 'course-done-undo', args }, [])
  if ('card' in chosen) return chosen.card
  const { no } = chosen.course
  const [person] =
    args.worker === undefined ? [] : await findPeople(act, { id: args.worker.replace(/^id:/, '') })
  if (!person) return refusalAbout('worker', w.whoAsk, w.whoHint(no))
  const effects: Effects = {
    was: args.was ?? 'enrolled',
    gave: args.gave === 'yes',
    trained: args.trained === 'yes',
    oriented: args.oriented === 'yes',
  }
  const taken = await takeBackCompletion(act, { no, personId: person.id, effects })
  if (!taken.ok) return courseRefused(turn, taken.refusal, { no, who: person.name })
  const { course, movedUp } = taken.value
  for (const notice of movedUpNotices(town, { course, people: movedUp })) notify(notice)
  notify({
    to: { people: [person.id] },
    topic: `completed ${no} ${person.id}`,
    undoes: true,
    card: (theirs) =>
      card(asTitle(words(theirs).undoneNotice(courseName(theirs, course))), [
        text(words(theirs).undoneNoticeHint),
      ]),
  })
  return card(w.completedUndone(person.name, courseName(locale, course)), [seeButton(locale, no)], 'done')
}
