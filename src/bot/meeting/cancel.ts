import { cancelMeeting } from '../../domain/meeting/cancel.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { holdersOn } from '../../domain/membership/read.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
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
  if (!args.sure) {
    const cancel = line('meeting-cancel', { meeting: meeting.id, sure: 'yes' })
    const sure = buttons(press(w.cancel, cancel, { style: 'danger' }))
    return card(
      w.cancelAsk(name),
      [meetingFacts(locale, town, meeting), note(w.cancelAskHint), sure],
      'question',
    )
  }
  const cancelled = await cancelMeeting(act, meeting)
  if (!cancelled.ok) return planRefused(locale, cancelled.refusal)
  const told = meeting.state === 'draft' ? [] : await notifyCancelled(turn, meeting)
  return card(w.cancelledDone(name), [meetingFacts(locale, town, meeting), ...told], 'done')
}

async function notifyCancelled({ act, town, locale, notify }: Turn, meeting: Meeting): Promise<Part[]> {
  const holders = await holdersOn(act, meeting.bodyId, dayIn(town, meeting.startsAt))
  const people = [...new Set([...holders, ...(await proxiesComing(act, meeting.id))])]
  if (people.length === 0) return []
  notify({
    to: { people },
    card: (theirs) =>
      card(
        words(theirs).cancelledNotice(nameOf(town, meeting)),
        [meetingFacts(theirs, town, meeting), text(words(theirs).cancelledHint)],
        'alert',
      ),
  })
  return toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
}
