import { readRadar } from '../../domain/membership/read-radar.ts'
import { type Card, card, heading, note, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { radarCounts, radarList } from './view.ts'
import { words } from './words.ts'

/** So many of each kind fit a message. */
const EACH_MOST = 3

/** What staff should see coming, kind by kind, each with its next press. */
export async function memberRadar(turn: Turn): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const radar = await readRadar(act, town, { now: act.now, most: EACH_MOST })
  if (radar.totals.length === 0) return card(w.radar, [note(w.radarNone)])
  const kinds = radar.totals.flatMap(({ kind, n }) => {
    const items = radar.items.filter((item) => item.kind === kind)
    return [
      heading(w.radarCount(w.radarKind[kind], n)),
      radarList(turn, items),
      ...(n > items.length ? [note(w.radarMore(n - items.length))] : []),
    ]
  })
  return card(w.radar, [text(radarCounts(locale, radar)), ...kinds])
}
