import { type CloseJobRefusal, closeJob } from '../../domain/job/close.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function jobClose(turn: Turn, args: ArgsOf<'job-close'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(w.jobAsk, [], 'question')
  if (args.sure === 'no') return card(w.closeKept, [text(w.closeKeptHint(no))])
  if (!args.sure)
    return confirm(turn, {
      id: 'job-close',
      args: { job: no },
      title: w.closeAsk(no),
      parts: [text(w.closeAskHint)],
      yes: w.close,
      no: w.closeNo,
    })
  const closed = await closeJob(act, no)
  if (!closed.ok) return closeRefused(turn, no, closed.refusal)
  const { waiting, applied } = closed.value
  const people = [...new Set([...waiting, ...applied])]
  if (people.length > 0)
    turn.notify({
      to: { people },
      card: (theirs) => {
        const t = words(theirs)
        return card(t.closedNotice(no), [buttons(press(t.jobsTitle, line('job')))])
      },
    })
  return card(w.closedDone(no), [], 'done')
}

function closeRefused({ locale }: Turn, no: number, why: CloseJobRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'job-closed':
      return refusal(w.alreadyClosed(no))
    case 'no-such-job':
      return refusal(w.noSuchJob(no), w.noSuchJobHint)
  }
}
