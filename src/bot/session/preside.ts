import { preside as recordPresider } from '../../domain/session/preside.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import { choosePerson } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, text } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { watchTable } from './reminders.ts'
import { words } from './words.ts'

/** Staff write down who presides (V5, V11). */
export async function preside(turn: Turn, args: ArgsOf<'preside'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'preside', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (!args.member) return card(peopleWords(locale).whoAsk, [], 'question')
  const found = await choosePerson(turn, args.member, {
    id: 'preside',
    args: { ...args, meeting: meeting.id },
    key: 'member',
  })
  if ('card' in found) return found.card
  const { person } = found
  const recorded = await recordPresider(act, { meeting, personId: person.id })
  if (recorded.ok) {
    await watchTable(turn, meeting)
    return card(
      w.presidesNow(person.name, w.role[recorded.value.role]),
      [text(nameOf(town, meeting))],
      'done',
    )
  }
  const { refusal: why } = recorded
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'not-present':
      return refusal(w.notPresent(person.name))
    case 'presides-already':
      return refusal(w.presidesAlready(person.name))
    case 'proxy-never-presides':
      return card(
        w.proxyNeverPresides,
        why.article ? [facts([turnWords(locale).article, why.article])] : [],
        'refusal',
      )
    default:
      return meetingRefused(locale, why)
  }
}
