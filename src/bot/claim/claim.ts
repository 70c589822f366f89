import { claimJob } from '../../domain/claim/claim.ts'
import type { Job } from '../../domain/job/model.ts'
import { jobName, openJobsPart } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { claimRefused } from './view.ts'
import { words } from './words.ts'

/** Takes a job. Claiming again answers with the claim one has (J5). */
export async function claim(turn: Turn, args: ArgsOf<'claim'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const no = args.job ?? turn.shown.job
  if (no === undefined) {
    turn.ask({ id: 'claim', args: {}, missing: 'job' })
    return card(jobWords(locale).jobAsk, [await openJobsPart(turn, undefined)], 'question')
  }
  const claimed = await claimJob(act, { no, personId: speaker.personId })
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
  const give = press(w.releaseYes, line('release', { job: no }))
  const title = again ? w.claimedAgain(no) : w.claimed(no, job.title)
  return card(title, [termsOf(turn, job), note(w.claimedHint), buttons(give)], 'done')
}

function termsOf({ locale, town }: Turn, { payYen, dueAt, place, details }: Job): Part {
  const w = jobWords(locale)
  return facts(
    [w.pay, sayYen(payYen, locale)],
    [w.due, sayWhen(dueAt, town.timezone, locale)],
    place ? [w.place, place] : undefined,
    details ? [w.details, details] : undefined,
  )
}
