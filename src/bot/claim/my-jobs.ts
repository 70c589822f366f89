import { applicationsOf, type OwnApplication } from '../../domain/application/read.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { words as applicationWords } from '../application/words.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { argumentLabel } from '../table/table.ts'
import { words as termsWords } from '../terms/words.ts'
import { buttons, type Card, card, heading, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { ownItem } from './view.ts'
import { words } from './words.ts'

/** The jobs one holds, and how far each is. */
export async function myJobs(turn: Turn): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const held = await claimsOf(act, speaker.personId, { inHand: false })
  const [only] = held
  if (held.length === 1 && only) turn.show({ job: only.no })
  const tell = argumentLabel('progress', 'percent', locale)
  const items = held.map((one) => ({
    ...ownItem(turn, one),
    ...(one.deliveredAt ? {} : { button: press(tell, line('progress', { job: one.no })) }),
  }))
  const applied = await applicationsOf(act, speaker.personId)
  const look = [note(w.noneHeldHint), buttons(press(jobWords(locale).jobsTitle, line('job')))]
  const terms = buttons(press(termsWords(locale).contracts, line('contracts')))
  return card(w.myJobsTitle, [
    { kind: 'list', items, empty: w.noneHeld },
    ...appliedParts(locale, applied),
    ...(held.length === 0 ? look : [terms]),
  ])
}

/** What was applied for, and nobody has decided on. */
function appliedParts(locale: Locale, applied: OwnApplication[]): Part[] {
  const w = applicationWords(locale)
  if (applied.length === 0) return []
  const items = applied.map((one) => ({
    title: jobName(locale, one),
    note: w.mineNote,
    button: press(jobWords(locale).withdraw, line('claim-undo', { job: one.no })),
  }))
  return [heading(w.mine), { kind: 'list', items, empty: '' }]
}
