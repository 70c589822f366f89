import { readForecast } from '../../domain/attendance/read.ts'
import { depart } from '../../domain/session/depart.ts'
import { tableParts } from '../attendance/view.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { seeOff } from './admit.ts'
import { chooseSitter } from './choose.ts'
import { watchTable } from './reminders.ts'
import { isLost, presenceParts } from './view.ts'
import { words } from './words.ts'

/** Departures, written down by staff at the table. Losing the quorum, or whoever presides, is said at once (Q5, V5). */
export async function left(turn: Turn, args: ArgsOf<'left'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const sitter = await chooseSitter(turn, { id: 'left', args })
  if ('card' in sitter) return sitter.card
  if ('observer' in sitter) return seeOff(turn, sitter)
  const { meeting, person, seatId } = sitter
  const gone = await depart(act, { meetingId: meeting.id, seatId, personId: person.id })
  if (!gone.ok)
    return gone.refusal.kind === 'not-permitted'
      ? notPermitted(locale, gone.refusal)
      : refusal(w.notPresent(person.name))
  const forecast = await readForecast(act, town, meeting)
  if (meeting.state === 'open') await watchTable(turn, meeting, forecast)
  else if (isLost(forecast, 'left'))
    turn.notify({
      to: { staff: true },
      card: (theirs) =>
        card(
          words(theirs).quorumLost,
          [text(nameOf(town, meeting)), ...tableParts(theirs, forecast)],
          'alert',
        ),
    })
  return card(
    w.leftDone(person.name),
    [text(nameOf(town, meeting)), ...presenceParts(locale, forecast, 'left')],
    'done',
  )
}
