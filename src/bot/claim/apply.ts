import { applyForJob } from '../../domain/application/apply.ts'
import { words as applicationWords } from '../application/words.ts'
import { jobTerms } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { personKey } from '../people/choose.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { claimRefused } from './view.ts'
import { words } from './words.ts'

/** 応募 for a job that is given to one of several: nothing is decided by it yet. */
export async function applyFor(turn: Turn, no: number): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = applicationWords(locale)
  const applied = await applyForJob(act, { no, personId: speaker.personId })
  if (!applied.ok) {
    const why = applied.refusal
    if (why.kind === 'held-already')
      return card(words(locale).claimedAgain(no), [
        buttons(press(words(locale).myJobsTitle, line('my-jobs'))),
      ])
    return why.kind === 'not-by-choice'
      ? claimRefused(turn, no, { kind: 'job-full', job: why.job })
      : claimRefused(turn, no, why)
  }
  const { job, again } = applied.value
  turn.show({ job: no })
  const back = line('claim-undo', { job: no })
  const withdraw = buttons(press(jobWords(locale).withdraw, back))
  if (again)
    return card(w.appliedAgain(no), [jobTerms(locale, town, job), text(w.appliedAgainHint), withdraw], 'done')
  turn.undoable({ line: back, label: w.applied(no, job.title) })
  turn.notify({
    to: { staff: true },
    card: (theirs) => {
      const t = applicationWords(theirs)
      const choose = line('job-choose', { job: no, worker: personKey(speaker.personId) })
      return card(t.appliedTold(speaker.name, no), [
        text(job.title),
        buttons(
          press(t.choose, choose, { style: 'primary' }),
          press(t.chooseTitle(no, job.title), line('job-choose', { job: no })),
        ),
      ])
    },
  })
  return card(
    w.applied(no, job.title),
    [text(w.appliedHint), jobTerms(locale, town, job), note(w.appliedUndoHint), withdraw],
    'done',
  )
}
