import { readForecast } from '../../domain/attendance/read.ts'
import { type ArrivalRefusal, arrive } from '../../domain/session/arrive.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseSitter } from './choose.ts'
import { presenceParts } from './view.ts'
import { words } from './words.ts'

/** Arrivals, written down by staff at the table. */
export async function present(turn: Turn, args: ArgsOf<'present'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const sitter = await chooseSitter(turn, { id: 'present', args })
  if ('card' in sitter) return sitter.card
  const { meeting, person, seatId, proxyId } = sitter
  const mode = args.mode ?? 'in-person'
  const arrived = await arrive(act, { meeting, seatId, personId: person.id, proxyId, mode })
  if (!arrived.ok) return arrivalRefused(turn, person.name, arrived.refusal)
  return card(
    w.presentDone(person.name),
    [
      text(nameOf(town, meeting)),
      ...(arrived.value.proxyLeft ? [text(w.proxyLeft)] : []),
      ...presenceParts(locale, await readForecast(act, town, meeting), 'came'),
    ],
    'done',
  )
}

function arrivalRefused({ locale }: Turn, name: string, why: ArrivalRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'already-present':
      return refusal(w.alreadyPresent(name))
    case 'too-early':
      return refusal(w.tooEarly)
    case 'not-holder':
      return refusal(attendanceWords(locale).notMember, attendanceWords(locale).notMemberHint)
    case 'not-permitted':
      return notPermitted(locale, why)
    default:
      return meetingRefused(locale, why)
  }
}
