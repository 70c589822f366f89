import { annulMotion } from '../../domain/decision/annul.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, note, text } from '../turn/card.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMotion } from './choose.ts'
import { motionName, motionRefused } from './view.ts'
import { words } from './words.ts'

/** Voids a motion; the reason stands with it. */
export async function motionVoid(turn: Turn, args: ArgsOf<'motion-void'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseMotion(turn, { id: 'motion-void', args }, ['open', 'draft', 'closed'])
  if ('card' in chosen) return chosen.card
  if (!args.reason) return refusalAbout('reason', w.annulAsk)
  const voided = await annulMotion(act, { ...chosen.motion, reason: args.reason })
  if (!voided.ok) return motionRefused(locale, voided.refusal, chosen.motion)
  return card(
    w.annulled(motionName(locale, voided.value)),
    [text(nameOf(turn.town, chosen.meeting)), facts([w.reason, args.reason]), note(w.annulledHint)],
    'done',
  )
}
