import {
  dropMilestone,
  type Finished,
  finishMilestone,
  reopenMilestone,
} from '../../domain/roadmap/finish.ts'
import { type Milestone, waitsFor } from '../../domain/roadmap/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseMilestone } from './choose.ts'
import { asTitle, standing, stepFacts, stepName, stepRefused, stepsList } from './view.ts'
import { words } from './words.ts'

export async function roadmapDone(turn: Turn, args: ArgsOf<'roadmap-done'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseMilestone(turn, args.no, { id: 'roadmap-done', args })
  if ('card' in chosen) return chosen.card
  const { step, all } = chosen
  const finished = await finishMilestone(act, { no: step.no })
  if (!finished.ok) return stepRefused(turn, finished.refusal, { step })
  const { again } = finished.value
  const name = stepName(locale, step)
  if (again) return endedAgain(turn, w.finishedAgain(name), finished.value)
  const late = waitsFor(step, all)
  return ended(turn, w.finished(name), finished.value, [
    ...(late.length > 0 ? [note(w.stillWaits(stepsList(locale, late)))] : []),
    ...nowFree(turn, step, all),
  ])
}

/** The steps that waited for this one alone. */
function nowFree({ locale }: Turn, { no }: Milestone, all: Milestone[]): Part[] {
  const free = all.filter((one) => {
    const waiting = one.state === 'open' ? waitsFor(one, all) : []
    return waiting.length === 1 && waiting[0]?.no === no
  })
  return free.length > 0 ? [note(words(locale).nowFree(stepsList(locale, free)))] : []
}

export async function roadmapDrop(turn: Turn, args: ArgsOf<'roadmap-drop'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseMilestone(turn, args.no, { id: 'roadmap-drop', args })
  if ('card' in chosen) return chosen.card
  const { step, all } = chosen
  if (!args.reason && step.state === 'open') return dropForm(turn, step)
  const dropped = await dropMilestone(act, { no: step.no, reason: args.reason ?? '' })
  if (!dropped.ok) return stepRefused(turn, dropped.refusal, { step })
  const name = stepName(locale, step)
  return dropped.value.again
    ? endedAgain(turn, w.droppedAgain(name), dropped.value)
    : ended(turn, w.dropped(name), dropped.value, nowFree(turn, step, all))
}

function dropForm({ locale }: Turn, step: Milestone): Card {
  const w = words(locale)
  const reason = { name: 'reason', label: w.dropReason, kind: 'text' as const, optional: false }
  const preset = { no: `${step.no}` }
  return card(
    asTitle(w.dropAsk(stepName(locale, step))),
    [{ kind: 'form', command: 'roadmap-drop', preset, submit: w.drop, fields: [reason] }],
    'question',
  )
}

function ended(turn: Turn, said: string, { milestone }: Finished, more: Part[]): Card {
  const { locale } = turn
  const { no, revision } = milestone
  const back = line('roadmap-reopen', { no, of: `r${revision}` })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [stepFacts(locale, milestone, standing(turn)), ...more, buttons(press(turnWords(locale).undo, back))],
    'done',
  )
}

const endedAgain = (turn: Turn, said: string, { milestone }: Finished): Card =>
  card(asTitle(said), [stepFacts(turn.locale, milestone, standing(turn))])

/** Opens a step again; the undo of an end means that end. */
export async function roadmapReopen(turn: Turn, args: ArgsOf<'roadmap-reopen'>): Promise<Card> {
  const { locale, act } = turn
  const chosen = await chooseMilestone(turn, args.no, { id: 'roadmap-reopen', args, ended: true })
  if ('card' in chosen) return chosen.card
  const { step } = chosen
  const opened = await reopenMilestone(act, { no: step.no, revision: args.of ?? step.revision })
  if (!opened.ok) return stepRefused(turn, opened.refusal, { step })
  const shown = stepFacts(locale, opened.value, standing(turn))
  return card(words(locale).reopened(stepName(locale, step)), [shown], 'done')
}
