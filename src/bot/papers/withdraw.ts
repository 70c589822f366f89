import { findPaper } from '../../domain/papers/read.ts'
import { withdrawPaper } from '../../domain/papers/withdraw.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { sayPaper } from './view.ts'
import { words } from './words.ts'

/** Withdraws a paper, once that was confirmed: a deleted file does not come back. */
export async function paperWithdraw(turn: Turn, args: ArgsOf<'paper-withdraw'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'paper-withdraw', args },
    among: 'all',
  })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (args.paper === undefined) return refusalAbout('paper', w.whichAsk, w.noSuchPaperHint)
  const key = { meetingId: meeting.id, no: args.paper }
  const paper = await findPaper(act, key)
  if (!paper) return refusal(w.noSuchPaper, w.noSuchPaperHint)
  const said = sayPaper(locale, paper)
  if (args.sure === 'no') return card(w.withdrawKept, [text(said)])
  if (args.sure !== 'yes' && !paper.withdrawnAt)
    return confirm(turn, {
      id: 'paper-withdraw',
      args: { meeting: meeting.id, paper: paper.no, reason: args.reason },
      title: w.withdrawAsk(said),
      parts: [text(nameOf(town, meeting)), text(w.withdrawAskHint)],
      yes: w.withdrawYes,
      no: w.withdrawNo,
    })
  const withdrawn = await withdrawPaper(act, { ...key, reason: args.reason })
  if (withdrawn.ok) return card(w.withdrawn(said), [text(nameOf(town, meeting))], 'done')
  const { refusal: why } = withdrawn
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-paper':
      return refusal(w.noSuchPaper, w.noSuchPaperHint)
    case 'withdrawn-already':
      return refusal(w.withdrawnAlready(sayWhen(why.at, town.timezone, locale)))
  }
}
