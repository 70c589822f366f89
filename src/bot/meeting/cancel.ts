import { cancelMeeting } from '../../domain/meeting/cancel.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { holdersOn } from '../../domain/membership/read.ts'
import { observersExpected } from '../../domain/observer/read.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { meetingTopic } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseAny } from './choose.ts'
import { meetingFacts, nameOf, planRefused, toldParts } from './view.ts'
import { words } from './words.ts'

export async function meetingCancel(turn: Turn, args: ArgsOf<'meeting-cancel'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'meeting-cancel', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const name = nameOf(town, meeting)
  if (args.sure === 'no') return card(w.cancelKept, [meetingFacts(locale, town, meeting)])
  const { reason } = args
  const people = meeting.state === 'draft' ? [] : await concerned(turn, meeting)
  if (!args.sure && !isOver(meeting, act.now))
    return confirm(turn, {
      id: 'meeting-cancel',
      args: { meeting: meeting.id, reason },
      title: w.cancelAsk(name),
      parts: [
        meetingFacts(locale, town, meeting, reason ? [w.reason, reason] : undefined),
        note(meeting.state === 'draft' ? w.cancelDraftHint : w.cancelAskHint(people.length)),
        ...(reason || meeting.state === 'draft' ? [] : [note(w.reasonHint)]),
      ],
      yes: w.cancel,
      no: w.cancelNo,
    })
  const cancelled = await cancelMeeting(act, meeting)
  if (!cancelled.ok) return planRefused(locale, cancelled.refusal)
  const told = await notifyCancelled(turn, meeting, { people, reason })
  const back = line('meeting-restore', { meeting: meeting.id, of: `r${meeting.revision}`, what: 'cancel' })
  turn.undoable({ line: back, label: w.cancelledDone(name) })
  const undo = buttons(press(commonWords(locale).undo, back))
  return card(w.cancelledDone(name), [meetingFacts(locale, town, meeting), ...told, undo], 'done')
}

const isOver = ({ state, startsAt }: Meeting, now: Date): boolean =>
  state === 'closed' || state === 'cancelled' || startsAt <= now

/** Everyone who holds a seat on the day, the proxies who come, and the observers who are invited. */
async function concerned({ act, town }: Turn, meeting: Meeting): Promise<string[]> {
  const holders = await holdersOn(act, meeting.bodyId, dayIn(town, meeting.startsAt))
  const others = [...(await proxiesComing(act, meeting.id)), ...(await observersExpected(act, meeting.id))]
  return [...new Set([...holders, ...others])]
}

async function notifyCancelled(
  { act, town, locale, notify }: Turn,
  meeting: Meeting,
  { people, reason }: { people: string[]; reason: string | undefined },
): Promise<Part[]> {
  if (people.length === 0) return []
  notify({
    to: { people },
    while: { meeting: { id: meeting.id, revision: meeting.revision, states: ['cancelled'] } },
    topic: meetingTopic(meeting.id),
    card: (theirs) =>
      card(
        words(theirs).cancelledNotice(nameOf(town, meeting)),
        [
          meetingFacts(theirs, town, meeting, reason ? [words(theirs).reason, reason] : undefined),
          text(words(theirs).cancelledHint),
        ],
        'alert',
      ),
  })
  return toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
}
