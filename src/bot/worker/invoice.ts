import { noteInvoiceNumber } from '../../domain/worker/note-invoice-number.ts'
import { personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from './choose.ts'
import { workerRefused } from './view.ts'
import { words } from './words.ts'

const NONE = /^(?:なし|無し|none|-)$/i

/** The registration number of a qualified invoice issuer, as the letter of registration says it; 「なし」 removes it. */
export async function workerInvoice(turn: Turn, args: ArgsOf<'worker-invoice'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseWorker(turn, { id: 'worker-invoice', args }, ['active', 'resting'])
  if ('card' in chosen) return chosen.card
  const { personId, name } = chosen.entry
  const worker = personKey(personId)
  if (args.no === undefined) return form(turn, name, worker)
  const noted = await noteInvoiceNumber(act, { personId, no: NONE.test(args.no.trim()) ? null : args.no })
  if (!noted.ok) {
    const { refusal: why } = noted
    if (why.kind === 'not-thirteen') return refusalAbout('no', w.notThirteen, w.notThirteenHint)
    if (why.kind === 'wrong-check-digit') return refusalAbout('no', w.wrongCheck, w.wrongCheckHint)
    return workerRefused(turn, name, why)
  }
  const { was, no } = noted.value
  const said = no === null ? w.invoiceGone(name) : w.invoiced(name, no)
  const undo = line('worker-invoice', { worker, no: was ?? '-' })
  turn.undoable({ line: undo, label: said })
  return card(said, [buttons(press(turnWords(locale).undo, undo))], 'done')
}

function form({ locale, ask }: Turn, name: string, worker: string): Card {
  ask({ id: 'worker-invoice', args: { worker }, missing: 'no' })
  const field = {
    name: 'no',
    label: argumentLabel('worker-invoice', 'no', locale),
    kind: 'text' as const,
    optional: false,
  }
  return card(
    words(locale).invoiceAsk(name),
    [
      {
        kind: 'form',
        command: 'worker-invoice',
        preset: { worker },
        submit: argumentLabel('worker-invoice', 'no', locale),
        fields: [field],
      },
    ],
    'question',
  )
}
