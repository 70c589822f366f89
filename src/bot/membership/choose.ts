// Which seat somebody means: by its id, by what it is called, or by who holds it.
import { type FoundSeat, findSeats } from '../../domain/membership/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function chooseSeat(
  { act, town, locale }: Turn,
  ref: string | undefined,
  { id, args, day }: { id: CommandId; args: Record<string, unknown>; day?: string | undefined },
): Promise<{ seat: FoundSeat } | { card: Card }> {
  const w = words(locale)
  if (ref === undefined) return { card: refusalAbout('seat', w.seatAsk, w.noSuchSeatHint) }
  const found = await findSeats(act, ref, day ?? dayIn(town, act.now))
  const [only] = found
  if (only && found.length === 1) return { seat: only }
  if (!only) return { card: refusalAbout('seat', w.noSuchSeat(ref), w.noSuchSeatHint) }
  const choices = found.map((seat) =>
    press(`${seat.body} ${seat.title} ${seat.name ?? w.vacant}`, line(id, { ...args, seat: seat.id })),
  )
  return { card: card(w.seatAsk, [buttons(...choices)], 'question') }
}
