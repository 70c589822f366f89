import type { Delivery } from '../../domain/inspection/model.ts'
import { findDelivery } from '../../domain/inspection/read.ts'
import { type UndoRefusal, undoInspection } from '../../domain/inspection/undo.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseDelivery } from './choose.ts'
import { deliveryNotices, inspectButtons } from './view.ts'
import { words } from './words.ts'

/** 取り消し after 合格: the delivery waits again, and its worker hears so. */
export async function jobAcceptUndo(turn: Turn, args: ArgsOf<'job-accept-undo'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  if (args.job === undefined || args.worker === undefined || args.at === undefined)
    return refusal(w.acceptedSince, w.noneHint)
  const chosen = await chooseDelivery(turn, args, { id: 'job-accept-undo', args })
  if ('card' in chosen) return chosen.card
  const { no, personId, name, title, claimId } = chosen.one
  const undone = await undoInspection(act, { no, personId, at: new Date(args.at) })
  if (!undone.ok) return undoRefused(locale, chosen.one, undone.refusal)
  notify({
    to: { people: [personId] },
    while: { claim: { id: claimId, states: ['delivered'] } },
    card: (theirs) => card(words(theirs).undoneTold(no, title), [text(words(theirs).undoneHint)]),
  })
  const again = await findDelivery(act, { no, personId })
  if (again)
    for (const notice of deliveryNotices(town, again, (theirs) => words(theirs).undone(name, no)))
      notify(notice)
  return card(
    w.undone(name, no),
    [text(title), ...(again ? [buttons(...inspectButtons(locale, again))] : [])],
    'done',
  )
}

function undoRefused(locale: Locale, { no, name }: Delivery, why: UndoRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'own-work':
      return refusal(w.ownWork, w.ownWorkHint)
    case 'not-accepted':
      return refusal(w.notAccepted(name, no), w.noneHint)
    case 'accepted-since':
      return refusal(w.acceptedSince, w.acceptedSinceHint)
    case 'already-paid':
      return refusal(w.alreadyPaid, w.acceptedSinceHint)
    case 'inspection-over':
      return refusal(w.over, w.overHint)
  }
}
