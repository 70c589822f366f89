import type { Meeting } from '../../domain/meeting/model.ts'
import { boardUntil } from '../../domain/session/model.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { boardLinks } from './view.ts'
import { words } from './words.ts'

/** The link to the screen of a meeting, for the projector in the room. */
export async function meetingBoard(turn: Turn, args: ArgsOf<'meeting-board'>): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'meeting-board', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const until = boardUntil(meeting)
  const why = whyNoBoard(meeting, until, turn.act.now)
  if (why) return why === 'past' ? refusal(w.boardPast) : meetingRefused(locale, { kind: why })
  return card(w.boardTitle, [
    text(nameOf(town, meeting)),
    ...boardLinks(turn, meeting),
    note(w.boardHint),
    note(w.boardUntil(sayWhen(until, town.timezone, locale))),
  ])
}

function whyNoBoard({ state }: Meeting, until: Date, now: Date) {
  if (state === 'draft') return 'meeting-not-convened'
  if (state === 'cancelled') return 'meeting-cancelled'
  return until <= now ? 'past' : undefined
}
