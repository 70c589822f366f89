// Which step is meant: by its number; otherwise it is asked, with those that may be.
import type { Milestone } from '../../domain/roadmap/model.ts'
import { readMilestones } from '../../domain/roadmap/read.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { stepName, stepRefused } from './view.ts'
import { words } from './words.ts'

const OFFERED_MOST = 10

export type Chosen = { step: Milestone; all: Milestone[] } | { card: Card }

export async function chooseMilestone(
  turn: Turn,
  no: number | undefined,
  { id, args, ended = false }: { id: CommandId; args: Record<string, unknown>; ended?: boolean },
): Promise<Chosen> {
  const { locale, act } = turn
  const w = words(locale)
  const all = await readMilestones(act)
  if (no !== undefined) {
    const step = all.find((one) => one.no === no)
    return step ? { step, all } : { card: stepRefused(turn, { kind: 'no-such-milestone', no }) }
  }
  const offered = all.filter(({ state }) => (state === 'open') !== ended).slice(0, OFFERED_MOST)
  if (offered.length === 0) return { card: refusal(w.noneOpen) }
  const choices = offered.map((step) => press(stepName(locale, step), line(id, { ...args, no: step.no })))
  return { card: card(w.whichStep, [buttons(...choices)], 'question') }
}
