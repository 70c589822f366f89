import { limitClaims } from '../../domain/worker/limit-claims.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from './choose.ts'
import { workerRefused } from './view.ts'
import { words } from './words.ts'

const OFFERED = [1, 2, 3, 5]

/** How many jobs a worker may hold at a time (J7). */
export async function workerLimit(turn: Turn, args: ArgsOf<'worker-limit'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseWorker(turn, { id: 'worker-limit', args }, ['active', 'resting'])
  if ('card' in chosen) return chosen.card
  const { personId, name, claimLimit } = chosen.entry
  const worker = personKey(personId)
  if (args.limit === undefined) {
    turn.ask({ id: 'worker-limit', args: { worker }, missing: 'limit' })
    const choices = OFFERED.map((limit) => press(w.limitOf(limit), line('worker-limit', { worker, limit })))
    return card(w.limitAsk(name, claimLimit), [buttons(...choices)], 'question')
  }
  const limited = await limitClaims(act, { personId, limit: args.limit })
  if (!limited.ok)
    return limited.refusal.kind === 'limit-out-of-range'
      ? refusalAbout('limit', w.limitRange(limited.refusal.most))
      : workerRefused(turn, name, limited.refusal)
  const undo = line('worker-limit', { worker, limit: limited.value.was })
  const said = w.limited(name, args.limit)
  turn.undoable({ line: undo, label: said })
  return card(said, [buttons(press(turnWords(locale).undo, undo))], 'done')
}
