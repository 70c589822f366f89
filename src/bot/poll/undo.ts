import { findPoll, readOwnDates } from '../../domain/poll/read.ts'
import { withdrawPollAnswer } from '../../domain/poll/withdraw.ts'
import { choosePerson } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { dateParts, pollName, pollRefused, sayMarks } from './view.ts'
import { words } from './words.ts'

/** 取り消し: what stood before the answer of that moment stands again. */
export async function pollUndo(turn: Turn, args: ArgsOf<'poll-undo'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  if (args.poll === undefined || args.at === undefined || !args.was)
    return refusal(w.nothingToUndo, w.nothingToUndoHint)
  const whose = args.member
    ? await choosePerson(turn, args.member, {
        id: 'poll-undo',
        args: { ...args, was: sayMarks(args.was) },
        key: 'member',
      })
    : { person: { id: speaker.personId } }
  if ('card' in whose) return whose.card
  const personId = whose.person.id
  const withdrawn = await withdrawPollAnswer(act, {
    ...{ no: args.poll, personId, at: new Date(args.at), former: args.was },
  })
  const poll = await findPoll(act, args.poll)
  const answers = poll ? await readOwnDates(act, poll.no, personId) : []
  const member = args.member
  const shown = poll
    ? [text(pollName(locale, town, poll)), ...dateParts(locale, town, poll, { answers, member })]
    : []
  return withdrawn.ok
    ? card(w.undone, shown, 'done')
    : pollRefused(locale, withdrawn.refusal, args.poll, shown)
}
