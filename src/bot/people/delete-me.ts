// 「登録を消して」: staff hear it, with the button that begins; nothing is deleted by that alone.
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { personKey } from './choose.ts'
import { words } from './words.ts'

export async function deleteMe(turn: Turn, { sure }: ArgsOf<'delete-me'>): Promise<Card> {
  const { locale, speaker, notify } = turn
  const w = words(locale)
  if (sure === 'no') return card(w.deleteMeKept, [])
  if (sure !== 'yes')
    return confirm(turn, {
      id: 'delete-me',
      args: {},
      title: w.deleteMeAsk,
      parts: [text(w.deleteMeHint), note(w.deleteMeAfter)],
      yes: w.deleteMeYes,
      no: w.deleteMeNo,
    })
  const begin = line('member-delete', { member: personKey(speaker.personId) })
  notify({
    to: { staff: true },
    card: (theirs) =>
      card(
        words(theirs).deleteTold(speaker.name),
        [text(words(theirs).deleteToldHint), buttons(press(words(theirs).deleteBegin, begin))],
        'alert',
      ),
  })
  return card(w.deleteMeAsked, [text(w.deleteMeAskedHint)], 'done')
}
