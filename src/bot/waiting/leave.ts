import { leaveWaiting } from '../../domain/waiting/leave.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import { saidSinceCard } from '../claim/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { offerNotices } from './view.ts'
import { words } from './words.ts'

export async function waitLeave(turn: Turn, args: ArgsOf<'wait-leave'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(jobWords(locale).jobAsk, [], 'question')
  const offerUntil = offerEnd(town, act.now)
  const gone = await leaveWaiting(act, { no, personId: speaker.personId, offerUntil })
  if (!gone.ok && gone.refusal.kind === 'said-since') return saidSinceCard(turn)
  if (!gone.ok)
    return gone.refusal.kind === 'not-permitted'
      ? notPermitted(locale, gone.refusal)
      : refusal(w.notWaiting(no))
  for (const notice of await offerNotices(turn, { no, to: gone.value.offeredTo })) turn.notify(notice)
  return card(w.waitLeft(no), [], 'done')
}
