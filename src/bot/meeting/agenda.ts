import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseReadable } from './choose.ts'
import { agendaLines, meetingFacts, nameOf } from './view.ts'
import { words } from './words.ts'

export async function agenda(turn: Turn, args: ArgsOf<'agenda'>): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseReadable(turn, 'agenda', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const lines = meeting.items.length > 0 ? text(agendaLines(locale, meeting)) : note(w.noAgenda)
  return card(w.agendaTitle(nameOf(town, meeting)), [meetingFacts(locale, town, meeting), lines])
}
