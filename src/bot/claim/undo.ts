import { isFreshClaim } from '../../domain/claim/read.ts'
import { releaseJob } from '../../domain/claim/release.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { offerNotices } from '../waiting/view.ts'
import { release } from './release.ts'
import { words } from './words.ts'

/** Within a minute a claim is taken back at once; later it is given back like any other, and asked about first. */
export async function claimUndo(turn: Turn, { job: no }: ArgsOf<'claim-undo'>): Promise<Card> {
  const { act, speaker, town, locale } = turn
  const w = words(locale)
  if (no === undefined) return refusal(w.noneHeld, w.noneHeldHint)
  if (!(await isFreshClaim(act, { no, personId: speaker.personId }))) return release(turn, { job: no })
  const released = await releaseJob(act, {
    no,
    personId: speaker.personId,
    offerUntil: offerEnd(town, act.now),
  })
  if (!released.ok) return refusal(w.notHeld(no), w.notHeldHint)
  for (const notice of await offerNotices(turn, { no, to: released.value.offeredTo })) turn.notify(notice)
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).claimUndoneTold(speaker.name, no), []),
  })
  return card(w.claimUndone(no), [], 'done')
}
