import { endSupport } from '../../domain/supporter/answer-support.ts'
import { findSupport } from '../../domain/supporter/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { supportRefused } from './view.ts'
import { words } from './words.ts'

/** Ends what was agreed: the worker, the supporter, or staff, at any time; who did not say it hears of it. */
export async function endSupporting(turn: Turn, args: ArgsOf<'supporter-end'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const id = args.support
  const found = id === undefined ? undefined : await findSupport(act, id)
  if (id === undefined || !found) return refusal(w.noSuch, w.settledHint)
  if (args.sure === 'no') return card(w.endKept, [])
  const concerned =
    [found.workerId, found.personId].includes(speaker.personId) || speaker.roles.includes('staff')
  if (!args.sure && concerned)
    return confirm(turn, {
      id: 'supporter-end',
      args: { support: id },
      title: w.endAsk(found.worker, found.supporter),
      parts: [text(w.endedHint)],
      yes: w.end,
      no: w.endNo,
    })
  const ended = await endSupport(act, { id })
  if (!ended.ok) return supportRefused(locale, ended.refusal)
  const { worker, supporter, workerId, personId } = ended.value
  const others = [workerId, personId].filter((one) => one !== speaker.personId)
  turn.notify({
    to: { people: others },
    card: (theirs) => card(words(theirs).ended(worker, supporter), [text(words(theirs).endedHint)]),
  })
  turn.notify({ to: { staff: true }, card: (theirs) => card(words(theirs).ended(worker, supporter), []) })
  return card(w.ended(worker, supporter), [text(w.endedHint)], 'done')
}
