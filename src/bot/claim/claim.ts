import { claimJob } from '../../domain/claim/claim.ts'
import { openJobsParts } from '../job/choose.ts'
import { jobName, jobTerms } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
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
  const { job, again } = claimed.value
  turn.show({ job: no })
  if (!again)
    turn.undoable({ line: line('claim-undo', { job: no }), label: `${w.claim} ${jobName(locale, job)}` })
  if (!again)
    turn.notify({
      to: { staff: true },
      card: (theirs) => card(words(theirs).claimedTold(speaker.name, no), [text(job.title)]),
    })
  const mine = press(w.myJobsTitle, line('my-jobs'))
  const terms = jobTerms(locale, town, job)
  if (again) return card(w.claimedAgain(no), [terms, note(w.claimedHint), buttons(mine)], 'done')
  const take = press(commonWords(locale).undo, line('claim-undo', { job: no }))
  const until = text(w.claimedUntil(sayWhen(job.dueAt, town.timezone, locale)))
  const next = [text(w.claimedHint), note(w.claimedUndoHint)]
  return card(w.claimed(no, job.title), [until, terms, ...next, buttons(mine, take)], 'done')
}
