import type { Poll } from '../../domain/poll/model.ts'
import { readPollSeats, readPolls } from '../../domain/poll/read.ts'
import { remindPoll } from '../../domain/poll/remind.ts'
import { standingOf } from '../../domain/poll/standing.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { choosePoll } from './choose.ts'
import { pollName, pollRefused, silentNotice } from './view.ts'
import { words } from './words.ts'

/** 催促 to those who have said nothing of any date; who that is, is said first. */
export async function pollRemind(turn: Turn, args: ArgsOf<'poll-remind'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const open = await readPolls(act, { states: ['open'] })
  const chosen = await choosePoll(turn, { id: 'poll-remind', args }, open)
  if ('card' in chosen) return chosen.card
  const { poll } = chosen
  const name = text(pollName(locale, town, poll))
  if (args.sure === 'no') return card(w.remindKept, [name])
  if (args.sure !== 'yes' && poll.state === 'open') return askFirst(turn, poll)
  const asked = await remindPoll(act, town, poll)
  if (!asked.ok) return pollRefused(locale, asked.refusal, poll.no)
  const people = asked.value
  if (people.length === 0) return refusal(w.remindNobody, w.remindNobodyHint)
  turn.notify(silentNotice(town, poll, people))
  return card(w.reminded(people.length), [name], 'done')
}

async function askFirst(turn: Turn, poll: Poll): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { silent } = standingOf(town, poll, await readPollSeats(act, poll.no))
  const reached = silent.filter(({ reachable }) => reachable)
  if (reached.length === 0) return card(w.remindNobody, [text(w.remindNobodyHint)])
  return confirm(turn, {
    id: 'poll-remind',
    args: { poll: poll.no },
    title: w.remindAsk(reached.length),
    parts: [
      text(
        listed(
          reached.map(({ name }) => name ?? ''),
          locale,
        ),
      ),
    ],
    yes: w.remind,
    no: w.remindNo,
  })
}
