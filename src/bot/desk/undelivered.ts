import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { lostItems } from './view.ts'
import { words } from './words.ts'

const SHOWN_MOST = 20

/** Messages that could not be delivered: shown, and sent again on request. */
export async function undelivered(turn: Turn, args: ArgsOf<'undelivered'>): Promise<Card> {
  const w = words(turn.locale)
  if (args.again) {
    const sent = await turn.undelivered.again()
    return card(w.resent(sent), [], sent > 0 ? 'done' : 'plain')
  }
  const lost = await turn.undelivered.list()
  if (lost.length === 0) return card(w.undeliveredTitle, [note(w.undeliveredNone)])
  const items = lostItems(turn.locale, lost).slice(0, SHOWN_MOST)
  const again = press(w.resend, line('undelivered', { again: 'yes' }), { style: 'primary' })
  return card(w.undeliveredTitle, [{ kind: 'list', items, empty: '' }, buttons(again)])
}
