// What a worker can do about a job, as a button that will not be refused, and the honest reason where there is none.
import type { Chance } from '../../domain/claim/may.ts'
import type { HeldClaim } from '../../domain/claim/model.ts'
import type { CourseBefore } from '../../domain/training/model.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as peopleWords } from '../people/words.ts'
import { bestOf, courseButton, skillNote } from '../training/view.ts'
import { type Button, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words as waitingWords } from '../waiting/words.ts'
import { words } from './words.ts'

/** The courses that give what is missing for jobs, at a moment. */
export type OpenCourses = { courses: readonly CourseBefore[]; now: Date }

/** Enrols in the first course that gives a missing skill (J7). */
function courseStep(
  locale: Locale,
  missing: readonly string[],
  open: OpenCourses | undefined,
): Button | undefined {
  if (!open) return undefined
  const { courses, now } = open
  const course = bestOf(courses.filter(({ skillId }) => skillId !== null && missing.includes(skillId)))
  return course && courseButton(locale, course, { now, named: true })
}

/** The next step; none where there is nothing to press. */
export function chanceButton(
  locale: Locale,
  no: number,
  chance: Chance,
  style: Button['style'] = 'plain',
  open?: OpenCourses,
): Button | undefined {
  switch (chance.kind) {
    case 'free':
      return press(words(locale).claim, line('claim', { job: no }), { style })
    case 'choice':
      return press(words(locale).applyToChoice, line('claim', { job: no }), { style })
    case 'kept':
      return press(waitingWords(locale).take, line('claim', { job: no }), { style })
    case 'full':
      return press(waitingWords(locale).wait, line('wait', { job: no }), { style })
    case 'skill-missing':
      return (
        courseStep(locale, chance.missing, open) ??
        press(commonWords(locale).talkToStaff, line('talk', { job: no, ask: 'yes' }))
      )
    case 'held':
    case 'in-line':
    case 'applied':
    case 'gone':
    case 'offered-elsewhere':
    case 'over-limit':
    case 'not-active':
    case 'job-closed':
      return undefined
  }
}

/** Why there is no 応募; what is so of every job (limit, state) is said once for all of them. */
export function chanceNote(
  { locale, town }: Pick<Turn, 'locale' | 'town'>,
  chance: Chance,
  courses: readonly CourseBefore[] = [],
): string | undefined {
  const w = words(locale)
  switch (chance.kind) {
    case 'kept':
      return waitingWords(locale).offeredHint(sayWhen(chance.until, town.timezone, locale))
    case 'held':
      return w.yours(claimWords(locale).claimState[chance.state])
    case 'in-line':
      return w.inLine
    case 'applied':
      return w.applied
    case 'gone':
      return w.full
    case 'offered-elsewhere':
      return w.offeredElsewhere
    case 'skill-missing':
      return chance.missing.map((id) => skillNote(locale, town, { id, courses })).join('\n')
    case 'free':
    case 'choice':
    case 'full':
    case 'over-limit':
    case 'not-active':
    case 'job-closed':
      return undefined
  }
}

/** What keeps somebody from every job alike; of the jobs they hold, the soonest due is handed in first. */
export function hindrance(
  { locale, town }: Pick<Turn, 'locale' | 'town'>,
  chance: Extract<Chance, { kind: 'over-limit' | 'not-active' }>,
  inHand: HeldClaim[],
): { title: string; hint: string; button: Button } {
  const claims = claimWords(locale)
  if (chance.kind === 'not-active')
    return {
      title: claims.notActive,
      hint: claims.notActiveHint(peopleWords(locale).workerState[chance.state]),
      button: press(commonWords(locale).talkToStaff, line('talk', { ask: 'yes' })),
    }
  const [first] = inHand
  return {
    title: claims.overLimit(chance.limit),
    hint: first
      ? words(locale).handInFirst(first.no, first.title, sayWhen(first.dueAt, town.timezone, locale))
      : claims.overLimitHint,
    button: press(claims.myJobsTitle, line('my-jobs')),
  }
}
