import { claimJob } from '../../domain/claim/claim.ts'
import { inForce } from '../../domain/terms/model.ts'
import { contractWith } from '../../domain/terms/read.ts'
import { openJobsParts } from '../job/choose.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { givenParts, termsParts } from '../terms/view.ts'
import { words as termsWords } from '../terms/words.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { applyFor } from './apply.ts'
import { claimRefused } from './view.ts'
import { words } from './words.ts'

/** Takes a job. Claiming again answers with the claim one has (J5). */
export async function claim(turn: Turn, args: ArgsOf<'claim'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const no = args.job ?? turn.shown.job
  if (no === undefined) {
    turn.ask({ id: 'claim', args: {}, missing: 'job' })
    return card(jobWords(locale).jobAsk, await openJobsParts(turn), 'question')
  }
  const { leaseDays } = town.settings
  const claimed = await claimJob(act, { no, personId: speaker.personId, leaseDays })
  if (!claimed.ok && claimed.refusal.kind === 'by-choice') return applyFor(turn, no)
  if (!claimed.ok) return claimRefused(turn, no, claimed.refusal)
  const { job, given } = claimed.value
  turn.show({ job: no })
  const mine = press(w.myJobsTitle, line('my-jobs'))
  const read = press(termsWords(locale).contracts, line('contracts', { job: no }))
  if (!given)
    return card(
      w.claimedAgain(no),
      [...(await termsHeld(turn, no)), note(w.claimedHint), buttons(mine, read)],
      'done',
    )
  turn.undoable({ line: line('claim-undo', { job: no }), label: `${w.claim} ${jobName(locale, job)}` })
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).claimedTold(speaker.name, no), [text(job.title)]),
  })
  const take = press(commonWords(locale).undo, line('claim-undo', { job: no }))
  const until = text(w.claimedUntil(sayWhen(job.dueAt, town.timezone, locale)))
  const next = [text(w.claimedHint), note(w.claimedUndoHint)]
  const whole = [until, ...givenParts(turn, given), ...next, buttons(mine, read, take)]
  return card(w.claimed(no, job.title), whole, 'done')
}

/** The terms somebody has a job under, as they stand now. */
async function termsHeld({ act, speaker, locale }: Turn, no: number): Promise<Part[]> {
  const contract = await contractWith(act, { no, personId: speaker.personId })
  const binding = contract && inForce(contract)
  return binding ? termsParts(locale, binding.body) : []
}
