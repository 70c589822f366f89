import { callOffPoll } from '../../domain/poll/call-off.ts'
import { readPolls } from '../../domain/poll/read.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, facts, note, text } from '../turn/card.ts'
import { pollTopic } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { choosePoll } from './choose.ts'
import { bodyName, pollName, pollRefused } from './view.ts'
import { words } from './words.ts'

/** A poll is called off for a reason; those who were asked hear it. */
export async function pollCancel(turn: Turn, args: ArgsOf<'poll-cancel'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const open = await readPolls(act, { states: ['open'] })
  const chosen = await choosePoll(turn, { id: 'poll-cancel', args }, open)
  if ('card' in chosen) return chosen.card
  const { poll } = chosen
  const { reason } = args
  if (!reason && poll.state === 'open') return askReason(turn, poll.no)
  const cancelled = await callOffPoll(act, { ...poll, reason: reason ?? '' })
  if (!cancelled.ok) return pollRefused(locale, cancelled.refusal, poll.no)
  const { people } = cancelled.value
  notify({
    to: { people },
    topic: pollTopic(poll.no),
    while: { poll: { no: poll.no, states: ['cancelled'] } },
    card: (theirs) =>
      card(
        words(theirs).cancelledNotice(bodyName(town, poll)),
        [facts([words(theirs).reason, reason ?? ''])],
        'alert',
      ),
  })
  return card(
    w.cancelled(pollName(locale, town, poll)),
    [text(`${w.reason}：${reason}`), note(w.cancelledHint(people.length))],
    'done',
  )
}

function askReason({ locale, ask }: Turn, no: number): Card {
  const w = words(locale)
  ask({ id: 'poll-cancel', args: { poll: `${no}` }, missing: 'reason' })
  const label = argumentLabel('poll-cancel', 'reason', locale)
  return card(
    w.reasonAsk,
    [
      note(w.reasonHint(no)),
      {
        ...{ kind: 'form', command: 'poll-cancel', preset: { poll: `${no}` }, submit: w.cancel },
        fields: [{ name: 'reason', label, kind: 'text', optional: false }],
      },
    ],
    'question',
  )
}
