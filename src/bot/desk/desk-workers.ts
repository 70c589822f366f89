import { workersWaiting } from '../../domain/worker/read.ts'
import { near, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as workerWords } from '../worker/words.ts'
import { row, type Section } from './view.ts'
import { words } from './words.ts'

/** Who applied to the programme, and waits for the orientation or for being approved: one line, however many. */
export async function deskWorkers({ act, locale }: Turn): Promise<Section> {
  const { applied, trained, names } = await workersWaiting(act)
  const waiting = applied + trained
  if (waiting === 0) return { parts: [], waiting }
  const w = workerWords(locale)
  const counted = (['applied', 'trained'] as const).flatMap((state) => {
    const n = { applied, trained }[state]
    return n > 0 ? [press(w.counted(w.state[state], n), line('worker', { state }))] : []
  })
  const parts: Part[] = [row(words(locale).applications(waiting), [names.join('、')]), near(...counted)]
  return { parts, waiting }
}
