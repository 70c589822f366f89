import { closeMotion } from '../../domain/decision/close.ts'
import type { Motion } from '../../domain/decision/model.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMotion } from './choose.ts'
import { motionName, motionRefused, rulingParts } from './view.ts'
import { words } from './words.ts'

/** Closes a vote and says what was decided; a tie is put before whoever presides, and nobody else (V4). */
export async function motionClose(turn: Turn, args: ArgsOf<'motion-close'>): Promise<Card> {
  const { locale, act, town, vault } = turn
  const w = words(locale)
  const chosen = await chooseMotion(turn, { id: 'motion-close', args }, ['open'])
  if ('card' in chosen) return chosen.card
  const closed = await closeMotion(act, { ...chosen.motion, open: vault.open })
  if (!closed.ok) return motionRefused(locale, closed.refusal, chosen.motion)
  const { motion, meeting, presider } = closed.value
  if (motion.state === 'closed' && presider)
    turn.notify({
      to: { people: [presider.personId] },
      atTable: true,
      while: { motion: { meeting: meeting.id, no: motion.no, states: ['closed'] } },
      card: (theirs) =>
        card(
          words(theirs).tieNotice(motionName(theirs, motion)),
          [
            text(nameOf(town, meeting)),
            note(words(theirs).tieHint),
            ...rulingParts(theirs, motion),
            buttons(
              ...(['yes', 'no'] as const).map((choice) =>
                press(
                  words(theirs).choice[choice],
                  line('tie-break', { meeting: meeting.id, motion: `${motion.no}`, choice }),
                ),
              ),
            ),
          ],
          'alert',
        ),
    })
  return card(
    w.result1(motionName(locale, motion), w.result[motion.result ?? 'undecided']),
    [
      text(nameOf(town, meeting)),
      ...waitingParts(turn, motion, presider?.name),
      ...rulingParts(locale, motion),
    ],
    'done',
  )
}

function waitingParts({ locale }: Turn, { state }: Motion, presider: string | undefined): Part[] {
  if (state !== 'closed') return []
  const w = words(locale)
  return [strong(presider ? w.tieWaits(presider) : w.tieNobody)]
}
