// Staff and whoever sees to a step hear when its window begins, and when it ends without the step being done.
import { isReachable } from '../../domain/people/read.ts'
import { type Milestone, waitsFor } from '../../domain/roadmap/model.ts'
import { readMilestones } from '../../domain/roadmap/read.ts'
import { remindMilestones, type Told } from '../../domain/roadmap/remind.ts'
import { buttons, type Card, card, facts, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { words as turnWords } from '../turn/words.ts'
import { asTitle, finishButton, moveButton, stepName, stepsList, windowFacts } from './view.ts'
import { words } from './words.ts'

export async function remindOfMilestones({ act, town, notify }: Plan): Promise<void> {
  const told = await remindMilestones(act, town)
  if (told.length === 0) return
  const all = await readMilestones(act)
  for (const one of told) {
    const { ownerId } = one.milestone
    const reaches = ownerId !== null && (await isReachable(act, ownerId))
    notify({ to: { staff: true }, card: (locale) => forStaff(locale, one, { all, reaches }) })
    if (reaches) notify({ to: { people: [ownerId] }, card: (locale) => forOwner(locale, one, all) })
  }
}

const titleOf = (locale: Locale, { milestone, news }: Told): string =>
  asTitle(words(locale)[news](stepName(locale, milestone)))

function about(locale: Locale, { milestone }: Told, all: Milestone[]): Part[] {
  const w = words(locale)
  const { owner } = milestone
  const waiting = waitsFor(milestone, all)
  return [
    facts(...windowFacts(locale, milestone), owner === null ? undefined : [w.owner, owner]),
    ...(waiting.length > 0 ? [note(w.stillWaits(stepsList(locale, waiting)))] : []),
  ]
}

function forStaff(locale: Locale, one: Told, { all, reaches }: { all: Milestone[]; reaches: boolean }): Card {
  const w = words(locale)
  const { milestone, news } = one
  const missed = milestone.ownerId !== null && !reaches
  return card(
    titleOf(locale, one),
    [
      ...about(locale, one, all),
      ...(missed ? [note(w.ownerUnreachable)] : []),
      ...(news === 'ended' ? [note(w.endedHint)] : []),
      buttons(finishButton(locale, milestone), moveButton(locale, milestone)),
    ],
    news === 'ended' ? 'alert' : 'plain',
  )
}

const forOwner = (locale: Locale, one: Told, all: Milestone[]): Card =>
  card(
    titleOf(locale, one),
    [
      ...about(locale, one, all),
      note(words(locale).tellStaff),
      buttons(press(turnWords(locale).talkToStaff, line('talk'))),
    ],
    one.news === 'ended' ? 'alert' : 'plain',
  )
