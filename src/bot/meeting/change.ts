// A meeting's date or place changes, or it is called off: what was answered for the old date counts no more (N2).

import { wallTime } from '../../domain/calendar.ts'
import { cancelMeeting, changeMeeting } from '../../domain/meeting/convene.ts'
import type { Meeting } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { saySpan } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMeeting, nameOf } from './choose.ts'
import { changedCard, dueNotice } from './notices.ts'
import { holdersOf, reach, type Told, toldParts } from './reach.ts'
import { planRefused } from './refusals.ts'
import { meetingFacts } from './view.ts'

export async function meetingChange(turn: Turn, args: ArgsOf<'meeting-change'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-change', args },
    among: 'all',
  })
  if ('card' in chosen) return chosen.card
  const before = chosen.meeting
  if (!args.starts && !args.place && !args.ends && !args.closes) return changeForm(turn, before)
  const change = { ...timesOf(turn, args), ...(args.place ? { place: args.place } : {}) }
  const changed = await changeMeeting(turn.act, before, change)
  if (!changed.ok) return planRefused(w, changed.refusal)
  const reset = changed.value.revision !== before.revision
  const told = reset && before.state !== 'draft' ? await notifyMoved(turn, before, changed.value) : undefined
  return card(
    w.meeting.changed(nameOf(turn, before)),
    [
      meetingFacts(w, town, changed.value),
      note(reset ? w.meeting.changedHint : w.meeting.deadlineMoved),
      ...(told ? toldParts(w, told) : []),
    ],
    'done',
  )
}

async function notifyMoved(turn: Turn, before: Meeting, after: Meeting): Promise<Told> {
  const { act, town } = turn
  const people = await dueNotice(act.tx, town, after, act.now)
  const was = (w: Turn['words']) =>
    facts([
      w.meeting.before,
      `${saySpan(before.startsAt, before.endsAt, town.timezone, w.locale)} ${before.place}`,
    ])
  turn.notify({ to: { people }, card: (w) => changedCard(turn, after, w, [was(w)]) })
  return reach(turn, people)
}

function timesOf({ town }: Turn, { starts, ends, closes }: ArgsOf<'meeting-change'>) {
  const at = (said: string | undefined) => (said ? wallTime(said, town.timezone) : undefined)
  const [startsAt, endsAt, answersCloseAt] = [at(starts), at(ends), at(closes)]
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(answersCloseAt && { answersCloseAt }),
  }
}

function changeForm({ words: w, town }: Turn, one: Meeting): Card {
  return card(
    w.meeting.changeTitle,
    [
      meetingFacts(w, town, one),
      {
        kind: 'form',
        command: 'meeting-change',
        preset: { meeting: one.id },
        submit: w.meeting.change,
        fields: [
          {
            name: 'starts',
            label: w.arg.starts,
            kind: 'date-time',
            initial: one.startsAt.toISOString(),
            optional: false,
          },
          {
            name: 'ends',
            label: w.arg.ends,
            kind: 'date-time',
            initial: one.endsAt.toISOString(),
            optional: true,
          },
          { name: 'place', label: w.arg.place, kind: 'text', initial: one.place, optional: false },
          { name: 'closes', label: w.arg.closes, kind: 'date-time', optional: true },
        ],
      },
    ],
    'question',
  )
}

export async function meetingCancel(turn: Turn, args: ArgsOf<'meeting-cancel'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-cancel', args },
    among: 'all',
  })
  if ('card' in chosen) return chosen.card
  const one = chosen.meeting
  if (!args.sure) {
    const sure = press(w.meeting.cancel, line('meeting-cancel', { meeting: one.id, sure: 'yes' }), {
      style: 'danger',
    })
    return card(
      w.meeting.cancelAsk(nameOf(turn, one)),
      [meetingFacts(w, town, one), note(w.meeting.cancelAskHint), buttons(sure)],
      'question',
    )
  }
  const cancelled = await cancelMeeting(turn.act, one)
  if (!cancelled.ok) return planRefused(w, cancelled.refusal)
  const people = one.state === 'convened' ? await holdersOf(turn, one) : []
  if (people.length > 0) {
    turn.notify({
      to: { people },
      card: (words) =>
        card(
          words.meeting.cancelledNotice(nameOf(turn, one)),
          [meetingFacts(words, town, one), text(words.meeting.cancelledHint)],
          'alert',
        ),
    })
  }
  const told = people.length > 0 ? toldParts(w, await reach(turn, people)) : []
  return card(w.meeting.cancelledDone(nameOf(turn, one)), [meetingFacts(w, town, one), ...told], 'done')
}
