// Dates as they are typed: one after the other, each a time of the town's clock; one that cannot be read is named.
import { wallTime } from '../../domain/calendar.ts'
import { wallClock } from '../table/args.ts'
import type { Card } from '../turn/card.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export function readDates({ locale, town }: Turn, said: string): { dates: Date[] } | { card: Card } {
  const w = words(locale)
  const pieces = said
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .map((piece) => piece.trim())
    .filter(Boolean)
  const dates: Date[] = []
  for (const piece of pieces) {
    const read = wallClock.safeParse(piece)
    const at = read.success ? wallTime(read.data, town.timezone) : undefined
    if (!at) return { card: refusalAbout('dates', w.unreadable(piece), w.datesHint) }
    dates.push(at)
  }
  return { dates }
}
