// What is not urgent yet, and will be: a few of it, how many there are, and the way to all of it.
import { readRadar } from '../../domain/membership/read-radar.ts'
import { radarCounts, radarList } from '../membership/view.ts'
import { words as membershipWords } from '../membership/words.ts'
import { heading, near, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import type { Room } from './view.ts'
import { words } from './words.ts'

export async function deskRadar(turn: Turn, room: Room): Promise<Part[]> {
  const { locale, act, town } = turn
  const radar = await readRadar(act, town, { now: act.now, most: room.rows })
  const all = radar.totals.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return [note(words(locale).noRadar)]
  return [
    heading(membershipWords(locale).radar),
    note(radarCounts(locale, radar)),
    radarList(turn, radar.items.slice(0, room.rows)),
    ...(all > room.rows ? [near(press(words(locale).wholeRadar(all), line('member-radar')))] : []),
  ]
}
