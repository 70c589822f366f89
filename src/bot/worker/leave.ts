// Leaving the programme: one's own way and the secretariat's; asked about first, and what is held goes back before.
import { claimsOf } from '../../domain/claim/read.ts'
import { type LeaveRefusal, leaveProgramme } from '../../domain/worker/leave.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from './choose.ts'
import { heldParts, tellWorker, workerRefused } from './view.ts'
import { words } from './words.ts'

/** A worker leaves. What might be about one job alone is asked about: neither is guessed. */
export async function quit(turn: Turn, args: ArgsOf<'quit'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  if (speaker.worker === null || speaker.worker.state === 'left')
    return refusal(w.leftAlready, w.leftAlreadyHint)
  if (args.sure === 'no') return card(w.quitKept, [text(w.quitKeptHint)])
  const held = await claimsOf(act, speaker.personId, { inHand: true })
  if (args.ask && held.length > 0) return whichCard(turn)
  if (held.length > 0) return quitRefused(turn, { kind: 'still-working', held })
  if (!args.sure)
    return confirm(turn, {
      id: 'quit',
      args: {},
      title: w.quitAsk,
      parts: [text(w.quitHint)],
      yes: w.quitYes,
      no: w.quitNo,
    })
  const left = await leaveProgramme(act, { personId: speaker.personId })
  if (!left.ok) return quitRefused(turn, left.refusal)
  turn.notify({ to: { staff: true }, card: (theirs) => card(words(theirs).quitTold(speaker.name), []) })
  return card(w.quitDone, [text(w.quitDoneHint), text(w.quitAgain)], 'done')
}

function whichCard({ locale }: Turn): Card {
  const w = words(locale)
  return card(
    w.whichAsk,
    [
      text(w.whichHint),
      buttons(
        press(w.whichRelease, line('release')),
        press(w.whichRest, line('rest')),
        press(w.whichQuit, line('quit')),
      ),
    ],
    'question',
  )
}

function quitRefused(turn: Turn, why: LeaveRefusal): Card {
  const { locale } = turn
  const w = words(locale)
  if (why.kind === 'not-permitted') return notPermitted(locale, why)
  if (why.kind === 'no-worker') return refusal(w.leftAlready, w.leftAlreadyHint)
  const talk = press(turnWords(locale).talkToStaff, line('talk', { ask: 'yes' }))
  return card(
    w.stillWorking,
    [
      text(w.stillWorkingHint),
      ...heldParts(turn, why.held),
      buttons(press(w.whichRelease, line('release')), press(w.whichRest, line('rest')), talk),
    ],
    'refusal',
  )
}

/** Staff note that somebody leaves. */
export async function workerLeave(turn: Turn, args: ArgsOf<'worker-leave'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseWorker(turn, { id: 'worker-leave', args }, [
    'applied',
    'trained',
    'active',
    'resting',
  ])
  if ('card' in chosen) return chosen.card
  const { personId, name } = chosen.entry
  if (args.sure === 'no') return card(w.leaveNot(name), [])
  if (chosen.entry.state === 'left') return card(w.already(name, w.state.left), [text(w.noMoveHint.left)])
  if (!args.sure)
    return confirm(turn, {
      id: 'worker-leave',
      args: { worker: personKey(personId) },
      title: w.leaveAsk(name),
      parts: [text(w.leaveHint)],
      yes: w.leave,
      no: w.quitNo,
    })
  const left = await leaveProgramme(act, { personId })
  if (!left.ok)
    return left.refusal.kind === 'still-working'
      ? card(
          w.stillWorkingOf(name),
          [text(w.stillWorkingHint), ...heldParts(turn, left.refusal.held)],
          'refusal',
        )
      : workerRefused(turn, name, left.refusal)
  tellWorker(turn, personId, (theirs) => ({
    title: words(theirs).told.left,
    hint: words(theirs).toldHint.left,
  }))
  return card(w.leftDone(name), [], 'done')
}
