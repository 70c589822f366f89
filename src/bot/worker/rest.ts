// A worker rests, one word away and without a reason; and comes back.
import { claimsOf } from '../../domain/claim/read.ts'
import type { Move } from '../../domain/worker/model.ts'
import { type MoveRefusal, moveWorker } from '../../domain/worker/move.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { heldParts } from './view.ts'
import { words } from './words.ts'

export async function rest(turn: Turn): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const moved = await moveWorker(act, { personId: speaker.personId, move: 'rest' })
  if (!moved.ok) return refused(turn, 'rest', moved.refusal)
  turn.undoable({ line: line('resume'), label: w.resting })
  turn.notify({ to: { staff: true }, card: (theirs) => card(words(theirs).restedTold(speaker.name), []) })
  const held = await claimsOf(act, speaker.personId, { inHand: true })
  return card(
    w.resting,
    [
      text(w.restingHint),
      ...(held.length > 0 ? [text(w.restingHeld), ...heldParts(turn, held)] : []),
      buttons(press(w.resumeWord, line('resume'))),
    ],
    'done',
  )
}

export async function resume(turn: Turn): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const moved = await moveWorker(act, { personId: speaker.personId, move: 'resume' })
  if (!moved.ok) return refused(turn, 'resume', moved.refusal)
  turn.undoable({ line: line('rest'), label: w.resumed })
  turn.notify({ to: { staff: true }, card: (theirs) => card(words(theirs).resumedTold(speaker.name), []) })
  return card(w.resumed, [text(w.resumedHint), buttons(press(w.jobs, line('job')))], 'done')
}

function refused({ locale }: Turn, move: Extract<Move, 'rest' | 'resume'>, why: MoveRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'already':
      return move === 'rest'
        ? card(w.restingAlready, [buttons(press(w.resumeWord, line('resume')))])
        : card(w.resumedAlready, [text(w.resumedHint)])
    case 'no-worker':
    case 'not-oriented':
      return refusal(w.leftAlready, w.leftAlreadyHint)
    case 'no-such-move':
      return why.state === 'left'
        ? refusal(w.leftAlready, w.leftAlreadyHint)
        : refusal(w.notYet, w.notYetHint)
  }
}
