// How steps of the plan are shown: their window in words and days, who sees to them, what they wait for.
import type { ChangeRefusal } from '../../domain/roadmap/change.ts'
import type { FinishRefusal } from '../../domain/roadmap/finish.ts'
import type { Window } from '../../domain/roadmap/fuzzy-date.ts'
import type { MakeRefusal } from '../../domain/roadmap/make.ts'
import { type Milestone, progressOf, waitsFor } from '../../domain/roadmap/model.ts'
import type { MoveRefusal } from '../../domain/roadmap/move.ts'
import { dayIn } from '../../domain/town/model.ts'
import { buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export const stepName = (locale: Locale, { no, title }: Pick<Milestone, 'no' | 'title'>): string =>
  words(locale).step(no, title)

/** A title begins with a capital where its language has them. */
export const asTitle = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)

/** 令和9年6月11日(金)〜令和9年6月20日(日); one day alone where it is one. */
export function sayWindow(locale: Locale, { from, to }: Window): string {
  return from === to
    ? saidDay(from, locale)
    : `${saidDay(from, locale)}${locale === 'ja' ? '〜' : ' – '}${saidDay(to, locale)}`
}

export const numbersOf = (locale: Locale, steps: readonly Pick<Milestone, 'no'>[]): string =>
  words(locale).numbers(steps.map(({ no }) => no))

export const stepsList = (locale: Locale, steps: readonly Pick<Milestone, 'no' | 'title'>[]): string =>
  listed(
    steps.map((step) => stepName(locale, step)),
    locale,
  )

export const windowFacts = (locale: Locale, { when, from, to }: Pick<Milestone, 'when' | 'from' | 'to'>) => {
  const w = words(locale)
  const rows: [string, string][] = [...(when === null ? [] : [[w.when, when] satisfies [string, string]])]
  return [...rows, [w.window, sayWindow(locale, { from, to })] satisfies [string, string]]
}

/** One step, as it stands today. */
export function stepFacts(
  locale: Locale,
  step: Milestone,
  { today, timezone }: { today: string; timezone: string },
): Part {
  const w = words(locale)
  return facts(
    [w.state, w.progress[progressOf(step, today)]],
    ...windowFacts(locale, step),
    step.owner === null ? undefined : [w.owner, step.owner],
    step.after.length === 0 ? undefined : [w.waits, w.numbers(step.after)],
    step.doneAt === null ? undefined : [w.doneOn, sayDay(step.doneAt, timezone, locale)],
    step.reason === null ? undefined : [w.reason, step.reason],
  )
}

export const standing = ({ town, act }: Pick<Turn, 'town' | 'act'>) => ({
  today: dayIn(town, act.now),
  timezone: town.timezone,
})

/** A step in the list: what it still waits for, and for staff the way to end it. */
export function stepItem(
  locale: Locale,
  step: Milestone,
  { all, today, isStaff }: { all: readonly Milestone[]; today: string; isStaff: boolean },
) {
  const w = words(locale)
  const { no, title, when, owner } = step
  const waiting = step.state === 'open' ? waitsFor(step, all) : []
  const about = [
    w.progress[progressOf(step, today)],
    ...(when === null ? [] : [when]),
    sayWindow(locale, step),
    ...(owner === null ? [] : [`${w.owner}: ${owner}`]),
    ...(waiting.length === 0 ? [] : [`${w.waits}: ${numbersOf(locale, waiting)}`]),
  ]
  const late = progressOf(step, today) === 'late'
  return {
    title: `${late ? '⚠ ' : ''}${no} ${title}`,
    note: about.join(locale === 'ja' ? '・' : ' · '),
    ...(isStaff && step.state === 'open' ? { button: finishButton(locale, step) } : {}),
  }
}

export const finishButton = (locale: Locale, { no }: Pick<Milestone, 'no'>) =>
  press(words(locale).finish, line('roadmap-done', { no }), { style: 'primary' })

export const moveButton = (locale: Locale, { no }: Pick<Milestone, 'no'>) =>
  press(words(locale).move, line('roadmap-move', { no }))

type Refused = MakeRefusal | MoveRefusal | ChangeRefusal | FinishRefusal

/** `step` is how it stands now, where there is one. */
export function stepRefused(
  turn: Pick<Turn, 'locale' | 'town' | 'act'>,
  why: Refused,
  { step, when = '' }: { step?: Milestone | undefined; when?: string | undefined } = {},
): Card {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'unreadable-when':
      return refusalAbout('when', w.unreadableWhen(when), w.examples)
    case 'other-year-named':
      return refusalAbout('year', w.otherYear(why.named), w.otherYearHint)
    case 'no-such-milestone':
      return refusalAbout('no', w.noSuchStep(why.no), w.noSuchStepHint)
    case 'no-such-person':
      return refusalAbout('owner', w.noSuchPerson)
    case 'waits-in-circle':
      return refusalAbout('after', w.circle([...why.circle, why.circle[0]].join(' → ')), w.circleHint)
    case 'milestone-open':
      return refusal(w.isOpen)
    case 'milestone-done':
    case 'milestone-dropped':
      return endedCard(turn, why.kind === 'milestone-done' ? w.isDone : w.isDropped, step)
    case 'milestone-changed':
      return card(
        w.isChanged,
        [text(w.isChangedHint), ...(step ? [stepFacts(locale, step, standing(turn))] : [])],
        'refusal',
      )
  }
}

function endedCard(
  turn: Pick<Turn, 'locale' | 'town' | 'act'>,
  title: string,
  step: Milestone | undefined,
): Card {
  const { locale } = turn
  const w = words(locale)
  if (!step) return refusal(title)
  return card(
    title,
    [
      text(w.isEndedHint),
      stepFacts(locale, step, standing(turn)),
      buttons(press(w.reopen, line('roadmap-reopen', { no: step.no }))),
    ],
    'refusal',
  )
}
