import { readWorkers } from '../../domain/people/read.ts'
import { skillNames } from '../job/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Resident workers and what they hold. */
export async function worker({ locale, act, town }: Turn, args: ArgsOf<'worker'>): Promise<Card> {
  const w = words(locale)
  const workers = await readWorkers(act, args.worker)
  if (workers.length === 0)
    return args.worker
      ? refusal(w.noSuchPerson(args.worker), w.noSuchPersonHint)
      : card(w.workers, [note(w.noWorkers)])
  const items = workers.map(({ name, state, skills, held, jobs }) => ({
    title: `${name}(${w.workerState[state]})`,
    note: [skillNames(town, skills), `${w.holds(held)}${jobs ? ` ${jobs}` : ''}`].filter(Boolean).join('・'),
  }))
  return card(w.workers, [{ kind: 'list', items, empty: '' }])
}
