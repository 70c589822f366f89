// Staff bring somebody along: the orientation is done, they are approved, they rest and come back; each can be taken back.
import type { WorkerState } from '../../domain/people/model.ts'
import { MOVES, type Move, type WorkerEntry } from '../../domain/worker/model.ts'
import { type MoveRefusal, moveWorker, takeBackMove } from '../../domain/worker/move.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf, CommandId } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from './choose.ts'
import { movesOf, tellWorker, workerRefused } from './view.ts'
import { words } from './words.ts'

type Args = { worker?: string | undefined; sure?: 'yes' | 'no' | undefined }

export const workerOrient = (turn: Turn, args: ArgsOf<'worker-orient'>): Promise<Card> =>
  moved(turn, { id: 'worker-orient', move: 'orient', args })

/** Approving somebody who has not had the orientation is asked about first. */
export const workerApprove = (turn: Turn, args: ArgsOf<'worker-approve'>): Promise<Card> =>
  moved(turn, { id: 'worker-approve', move: 'approve', args })

export const workerRest = (turn: Turn, args: ArgsOf<'worker-rest'>): Promise<Card> =>
  moved(turn, { id: 'worker-rest', move: 'rest', args })

export const workerResume = (turn: Turn, args: ArgsOf<'worker-resume'>): Promise<Card> =>
  moved(turn, { id: 'worker-resume', move: 'resume', args })

async function moved(
  turn: Turn,
  { id, move, args }: { id: CommandId; move: Move; args: Args },
): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseWorker(turn, { id, args }, [...MOVES[move].from])
  if ('card' in chosen) return chosen.card
  const { entry } = chosen
  if (args.sure === 'no') return card(w.notApproved(entry.name), [])
  const done = await moveWorker(act, { personId: entry.personId, move, sure: args.sure === 'yes' })
  if (!done.ok) return moveRefused(turn, entry, done.refusal)
  tellWorker(turn, entry.personId, (theirs) => ({
    title: words(theirs).told[move],
    hint: words(theirs).toldHint[move],
    jobs: move === 'approve' || move === 'resume',
  }))
  const said = w.moved[move](entry.name)
  const back = line('worker-back', { worker: personKey(entry.personId), move, was: done.value.was })
  turn.undoable({ line: back, label: said })
  const next = movesOf(locale, { personId: entry.personId, state: MOVES[move].to })
  const [first] = move === 'orient' ? next : []
  return card(said, [buttons(first, press(turnWords(locale).undo, back))], 'done')
}

function moveRefused(turn: Turn, entry: WorkerEntry, why: MoveRefusal): Card {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
    case 'no-worker':
      return workerRefused(turn, entry.name, why)
    case 'already':
      return card(w.already(entry.name, w.state[why.state]), [buttons(...movesOf(locale, entry))])
    case 'no-such-move':
      return card(
        w.noMove(entry.name, w.state[why.state]),
        [
          text(w.noMoveHint[why.state]),
          buttons(...movesOf(locale, { personId: entry.personId, state: why.state })),
        ],
        'refusal',
      )
    case 'not-oriented':
      return confirm(turn, {
        id: 'worker-approve',
        args: { worker: personKey(entry.personId) },
        title: w.approveAsk(entry.name),
        parts: [note(w.approveAskHint)],
        yes: w.approveYes,
        no: w.approveNo,
      })
  }
}

/** Takes a change of state back, as long as it stands. */
export async function workerBack(turn: Turn, args: ArgsOf<'worker-back'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const concerned: WorkerState[] = ['trained', 'active', 'resting']
  const chosen = await chooseWorker(turn, { id: 'worker-back', args }, concerned)
  if ('card' in chosen) return chosen.card
  const { entry } = chosen
  const { move, was } = args
  if (!move || !was) return refusal(w.movedOn(entry.name), w.movedOnHint)
  const back = await takeBackMove(act, { personId: entry.personId, move, was })
  if (!back.ok)
    return back.refusal.kind === 'not-permitted'
      ? notPermitted(locale, back.refusal)
      : refusal(w.movedOn(entry.name), w.movedOnHint)
  tellWorker(turn, entry.personId, (theirs) => ({
    title: words(theirs).told.back(words(theirs).state[was]),
    hint: words(theirs).toldHint.back,
  }))
  return card(w.movedBack(entry.name, w.state[was]), [], 'done')
}
