import { breakTie } from '../../domain/decision/break-tie.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMotion } from './choose.ts'
import { motionName, motionRefused, rulingParts } from './view.ts'
import { words } from './words.ts'

/** The casting vote (裁決), by the person presiding at this moment (V4). */
export async function tieBreak(turn: Turn, args: ArgsOf<'tie-break'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const chosen = await chooseMotion(turn, { id: 'tie-break', args }, ['closed'])
  if ('card' in chosen) return chosen.card
  const { meetingId, no } = chosen.motion
  if (!args.choice) {
    const choices = (['yes', 'no'] as const).map((choice) =>
      press(w.choice[choice], line('tie-break', { meeting: meetingId, motion: `${no}`, choice })),
    )
    return card(w.voteAsk, [text(motionName(locale, chosen.motion)), buttons(...choices)], 'question')
  }
  const broken = await breakTie(act, { meetingId, no, choice: args.choice })
  if (!broken.ok) return motionRefused(locale, broken.refusal, chosen.motion)
  const motion = broken.value
  const told = (theirs: typeof locale) =>
    card(
      words(theirs).tieBroken(motionName(theirs, motion), words(theirs).result[motion.result ?? 'undecided']),
      rulingParts(theirs, motion, speaker.name),
      'done',
    )
  turn.notify({ to: { staff: true }, card: told })
  return told(locale)
}
