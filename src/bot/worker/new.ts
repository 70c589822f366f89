// Staff enter somebody of the register as a worker.
import { enterWorker, takeBackEntry } from '../../domain/worker/enter.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from './choose.ts'
import { movesOf, tellWorker, workerRefused } from './view.ts'
import { words } from './words.ts'

export async function workerNew(turn: Turn, args: ArgsOf<'worker-new'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (!args.member) {
    turn.ask({ id: 'worker-new', args: {}, missing: 'member' })
    return card(w.newAsk, [text(peopleWords(locale).whoAsk)], 'question')
  }
  const found = await choosePerson(turn, args.member, { id: 'worker-new', args, key: 'member' })
  if ('card' in found) return found.card
  const { id, name } = found.person
  const entered = await enterWorker(act, { personId: id })
  if (!entered.ok) {
    const { refusal: why } = entered
    if (why.kind === 'not-permitted') return notPermitted(locale, why)
    if (why.kind === 'no-such-person')
      return refusalAbout(
        'member',
        peopleWords(locale).noSuchPerson(name),
        peopleWords(locale).noSuchPersonHint,
      )
    const stands = { personId: id, state: why.state }
    return card(w.alreadyWorker(name, w.state[why.state]), [buttons(...movesOf(locale, stands))])
  }
  tellWorker(turn, id, (theirs) => ({
    title: words(theirs).told.entered,
    hint: words(theirs).toldHint.entered,
  }))
  const undo = line('worker-new-undo', { worker: personKey(id) })
  turn.undoable({ line: undo, label: w.entered(name) })
  const next = movesOf(locale, { personId: id, state: 'applied' }).slice(0, 2)
  return card(
    w.entered(name),
    [text(w.enteredHint), buttons(...next, press(turnWords(locale).undo, undo))],
    'done',
  )
}

/** Takes it back, as long as nothing has been built on it. */
export async function workerNewUndo(turn: Turn, args: ArgsOf<'worker-new-undo'>): Promise<Card> {
  const w = words(turn.locale)
  const chosen = await chooseWorker(turn, { id: 'worker-new-undo', args }, ['applied'])
  if ('card' in chosen) return chosen.card
  const { personId, name } = chosen.entry
  const back = await takeBackEntry(turn.act, { personId })
  if (back.ok) return card(w.enteredBack(name), [], 'done')
  return back.refusal.kind === 'worker-in-use'
    ? refusal(w.inUse(name), w.inUseHint)
    : workerRefused(turn, name, back.refusal)
}
