import { type Pressing, pressing } from '../../domain/pay/due.ts'
import { directedBy } from '../../domain/pay/may.ts'
import { monthOf } from '../../domain/pay/model.ts'
import { unpaid } from '../../domain/pay/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { buttons, type Card, card, facts, note, type Part, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import type { Turn } from '../turn/turn.ts'
import { payClockPicture } from './picture.ts'
import { beside, monthButton, PRESSURES, pressingItem, pressureOf } from './view.ts'
import { words } from './words.ts'

/** Every delivery that waits for its pay, what presses first, with a picture. */
export async function payClock(turn: Turn): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const directorId = directedBy(speaker)
  const today = dayIn(town, act.now)
  const all = (await unpaid(act, directorId)).map((one) => pressing(one, today))
  const own = directorId === undefined ? [] : [note(w.ownJobs)]
  if (all.length === 0) return card(w.clockTitle, [...own, text(w.clockEmpty), note(w.clockEmptyHint)])
  const months = [...new Set(all.map(({ on }) => monthOf(on)))].slice(0, MONTHS_SHOWN)
  return card(w.clockTitle, [
    ...own,
    text(counted(turn, all)),
    pictureOf(turn, all),
    { kind: 'list', items: all.slice(0, SHOWN_MOST).map((one) => pressingItem(locale, one)), empty: '' },
    ...(all.length > SHOWN_MOST ? [note(w.moreItems(all.length - SHOWN_MOST))] : []),
    facts([
      w.clockSum,
      sayYen(
        all.reduce((sum, { yen }) => sum + yen, 0),
        locale,
      ),
    ]),
    note(w.clockHint),
    buttons(...months.map((month) => monthButton(locale, month))),
  ])
}

const SHOWN_MOST = 20
const MONTHS_SHOWN = 3

function counted({ locale }: Turn, all: Pressing[]): string {
  const w = words(locale)
  return beside(
    locale,
    ...PRESSURES.map((pressure) => {
      const count = all.filter((one) => pressureOf(one) === pressure).length
      return count === 0 ? undefined : `${w.mark[pressure]} ${w.countOf(w.pressing[pressure], count)}`
    }),
  )
}

/** As long as somebody may scroll back to a card. */
const PICTURE_MS = 7 * 86_400_000

/** Drawn as it stands when somebody looks; without names. */
function pictureOf({ locale, act, town, link }: Turn, all: Pressing[]): Part {
  const { width, height } = payClockPicture(all, { today: dayIn(town, act.now), locale })
  const until = new Date(act.now.getTime() + PICTURE_MS)
  const url = `${link({ path: 'picture', kind: 'picture', facts: { what: 'pay-clock', locale }, until })}.png`
  return { kind: 'picture', url, alt: words(locale).picture, width, height }
}
