// Which of the jobs somebody holds is meant (J10): without a number the one in hand; several → ask; none → explain.
import type { HeldClaim } from '../../domain/claim/model.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { jobName } from '../job/view.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type ChosenClaim = { held: HeldClaim } | { card: Card }

export async function chooseHeld(
  turn: Turn,
  no: number | undefined,
  again: { id: CommandId; args: Record<string, unknown> },
): Promise<ChosenClaim> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const all = await claimsOf(act, speaker.personId, { inHand: no === undefined })
  const named = no === undefined ? all : all.filter((one) => one.no === no)
  if (no !== undefined && named.length === 0) return { card: refusal(w.notHeld(no), w.notHeldHint) }
  if (named.length > 1) {
    const choices = named.map((one) =>
      press(jobName(locale, one), line(again.id, { ...again.args, job: one.no })),
    )
    return { card: card(w.whichOne, [buttons(...choices)], 'question') }
  }
  const [held] = named
  if (!held) return { card: refusal(w.noneHeld, w.noneHeldHint) }
  turn.show({ job: held.no })
  return { held }
}
