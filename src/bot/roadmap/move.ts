import { type Milestone, whyEnded } from '../../domain/roadmap/model.ts'
import { moveMilestone } from '../../domain/roadmap/move.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseMilestone } from './choose.ts'
import { asTitle, sayWindow, standing, stepFacts, stepName, stepRefused } from './view.ts'
import { words } from './words.ts'

/** Gives a step another window; the answer says both in days. */
export async function roadmapMove(turn: Turn, args: ArgsOf<'roadmap-move'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { when, year } = args
  const chosen = await chooseMilestone(turn, args.no, { id: 'roadmap-move', args: { when, year } })
  if ('card' in chosen) return chosen.card
  const { step } = chosen
  if (step.state !== 'open') return stepRefused(turn, whyEnded(step.state), { step })
  if (!when) return moveForm(turn, step)
  const seen = { no: step.no, revision: args.of ?? step.revision }
  const moved = await moveMilestone(act, town, { ...seen, when, year })
  if (!moved.ok) return stepRefused(turn, moved.refusal, { step, when })
  const { milestone, before, again } = moved.value
  const name = stepName(locale, step)
  const shown = stepFacts(locale, milestone, standing(turn))
  if (again) return card(asTitle(w.movedAgain(name)), [shown])
  const said = w.moved(name)
  const back = backTo(before, milestone)
  if (back) turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      shown,
      facts([w.before, [...(before.when ? [before.when] : []), sayWindow(locale, before)].join(' ')]),
      ...(back ? [buttons(press(turnWords(locale).undo, back))] : []),
    ],
    'done',
  )
}

/** A window that came in by its days alone has no words to go back to. */
const backTo = ({ no, when, year }: Milestone, { revision }: Milestone): string | undefined =>
  when === null ? undefined : line('roadmap-move', { no, when, year, of: `r${revision}` })

function moveForm({ locale }: Turn, step: Milestone): Card {
  const w = words(locale)
  const label = (name: string) => argumentLabel('roadmap-move', name, locale)
  const text = 'text' as const
  const fields = [
    { name: 'when', label: label('when'), kind: text, optional: false, hint: w.whenHint },
    { name: 'year', label: label('year'), kind: text, optional: true, hint: w.yearHint },
  ]
  return card(
    asTitle(w.moveAsk(stepName(locale, step))),
    [
      facts([w.before, sayWindow(locale, step)]),
      { kind: 'form', command: 'roadmap-move', preset: { no: `${step.no}` }, submit: w.move, fields },
    ],
    'question',
  )
}
