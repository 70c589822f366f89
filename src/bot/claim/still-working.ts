import { keepClaim } from '../../domain/claim/keep.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseHeld } from './choose.ts'
import { saidSinceCard } from './view.ts'
import { words } from './words.ts'

/** 「やっています」: the work goes on, and nobody is asked again for a while (J6). */
export async function stillWorking(turn: Turn, args: ArgsOf<'still-working'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, args.job, { id: 'still-working', args })
  if ('card' in chosen) return chosen.card
  const { no, title, dueAt } = chosen.held
  const kept = await keepClaim(act, { no, personId: speaker.personId, leaseDays: town.settings.leaseDays })
  if (kept.ok) {
    const due = w.keptHint(sayWhen(dueAt, town.timezone, locale))
    const tell = press(w.progressNow, line('progress', { job: no }))
    return card(w.kept(no), [text(title), text(due), buttons(tell)], 'done')
  }
  switch (kept.refusal.kind) {
    case 'not-permitted':
      return notPermitted(locale, kept.refusal)
    case 'said-since':
      return saidSinceCard(turn)
    case 'not-held':
      return refusal(w.notHeld(no), w.notHeldHint)
  }
}
