import { findJobBefore } from '../../domain/claim/read.ts'
import { type JoinRefusal, joinWaiting } from '../../domain/waiting/join.ts'
import { claimRefused } from '../claim/view.ts'
import { words as claimWords } from '../claim/words.ts'
import { chanceParts, offered, similarParts } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Waiting for a slot of a full job: for whoever is fit for it. */
export async function wait(turn: Turn, args: ArgsOf<'wait'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(jobWords(locale).jobAsk, [], 'question')
  const joined = await joinWaiting(act, { no, personId: speaker.personId })
  if (!joined.ok) return joinRefused(turn, no, joined.refusal)
  const leave = buttons(press(commonWords(locale).undo, line('wait-leave', { job: no })))
  return card(
    w.waiting(no, joined.value.place),
    [text(joined.value.job.title), note(w.waitingHint), leave],
    'done',
  )
}

async function joinRefused(turn: Turn, no: number, why: JoinRefusal): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'already-held': {
      const mine = press(claimWords(locale).myJobsTitle, line('my-jobs'))
      return card(claimWords(locale).claimedAgain(no), [buttons(mine)])
    }
    case 'slot-free': {
      const found = await findJobBefore(turn.act, turn.speaker.personId, no)
      return card(w.slotFree(no), [
        text(w.slotFreeHint),
        ...(found ? await chanceParts(turn, offered(turn, found)) : []),
      ])
    }
    case 'no-queue':
      return card(
        claimWords(locale).noQueue(no),
        [text(claimWords(locale).noQueueHint), ...(await similarParts(turn, no))],
        'refusal',
      )
    default:
      return claimRefused(turn, no, why)
  }
}
