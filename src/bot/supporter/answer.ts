// The worker agrees to a supporter, or declines; both hear of it, and staff.
import { answerSupport } from '../../domain/supporter/answer-support.ts'
import type { Support } from '../../domain/supporter/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { supportRefused } from './view.ts'
import { words } from './words.ts'

export const agreeAnswer = (turn: Turn, args: ArgsOf<'supporter-agree'>): Promise<Card> =>
  answered(turn, args.support, true)

export const declineAnswer = (turn: Turn, args: ArgsOf<'supporter-decline'>): Promise<Card> =>
  answered(turn, args.support, false)

async function answered(turn: Turn, id: number | undefined, agrees: boolean): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (id === undefined) return refusal(w.noSuch, w.settledHint)
  const done = await answerSupport(act, { id, agrees })
  if (!done.ok) return supportRefused(locale, done.refusal)
  const support = done.value
  tellBoth(turn, support, agrees)
  if (!agrees) return card(w.declined(support.supporter), [text(w.declinedHint)], 'done')
  const end = line('supporter-end', { support: id, sure: 'yes' })
  turn.undoable({ line: end, label: w.agreed(support.supporter) })
  return card(
    w.agreed(support.supporter),
    [text(w.agreedHint), buttons(press(turnWords(locale).undo, end))],
    'done',
  )
}

function tellBoth({ notify }: Turn, { worker, supporter, personId }: Support, agrees: boolean): void {
  notify({
    to: { staff: true },
    card: (theirs) => {
      const w = words(theirs)
      return card(agrees ? w.agreedTold(worker, supporter) : w.declinedTold(worker, supporter), [])
    },
  })
  notify({
    to: { people: [personId] },
    card: (theirs) => {
      const w = words(theirs)
      return agrees
        ? card(w.youSupport(worker), [text(w.youSupportHint)])
        : card(w.youWereDeclined(worker), [])
    },
  })
}
