import { applicationsOf, type OwnApplication } from '../../domain/application/read.ts'
import { withdrawApplication } from '../../domain/application/withdraw.ts'
import { isFreshClaim } from '../../domain/claim/read.ts'
import { releaseJob } from '../../domain/claim/release.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import { words as applicationWords } from '../application/words.ts'
import { jobName } from '../job/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { offerNotices } from '../waiting/view.ts'
import { release } from './release.ts'
import { saidSinceCard } from './view.ts'
import { words } from './words.ts'

/**
 * Within a minute a claim is taken back at once; later it is given back like any other, and asked about first. An
 * application is withdrawn at any time.
 */
export async function claimUndo(turn: Turn, { job: no }: ArgsOf<'claim-undo'>): Promise<Card> {
  const { act, speaker, town, locale } = turn
  const w = words(locale)
  const applied = await applicationsOf(act, speaker.personId)
  const meant = no === undefined ? applied : applied.filter((one) => one.no === no)
  if (meant.length > 0) return withdraw(turn, meant)
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

/** Withdraws the one application there is, or asks which. */
async function withdraw(turn: Turn, [only, ...others]: OwnApplication[]): Promise<Card> {
  const { act, speaker, locale } = turn
  const w = applicationWords(locale)
  if (!only) return refusal(words(locale).noneHeld, words(locale).noneHeldHint)
  if (others.length > 0) {
    const choices = [only, ...others].map((one) =>
      press(jobName(locale, one), line('claim-undo', { job: one.no })),
    )
    return card(w.withdrawWhich, [buttons(...choices)], 'question')
  }
  const { no } = only
  const withdrawn = await withdrawApplication(act, { no, personId: speaker.personId })
  if (!withdrawn.ok) {
    if (withdrawn.refusal.kind === 'said-since') return saidSinceCard(turn)
    return withdrawn.refusal.kind === 'not-permitted'
      ? notPermitted(locale, withdrawn.refusal)
      : refusal(w.notApplied(no), w.notAppliedHint)
  }
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(applicationWords(theirs).withdrawnTold(speaker.name, no), [text(only.title)]),
  })
  return card(w.withdrawn(no), [text(only.title), text(w.withdrawnHint)], 'done')
}
