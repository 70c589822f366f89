// How meetings are shown: one set of facts and buttons wherever a meeting appears.
import type { Meeting, TownModel } from '../../domain/council/town.ts'
import { type Button, buttons, facts, type Part, press } from '../card.ts'
import { line } from '../command-line.ts'
import { saySpan, sayWhen } from '../when.ts'
import type { Words } from '../words.ts'

/** Date with weekday and era, place, and until when to answer. */
export function meetingFacts(
  w: Words,
  town: TownModel,
  meeting: Meeting,
  ...more: ([string, string] | undefined)[]
): Part {
  const { timezone } = town
  const closes = meeting.answersCloseAt
  return facts(
    [w.meeting.when, saySpan(meeting.startsAt, meeting.endsAt, timezone, w.locale)],
    [w.meeting.place, meeting.place],
    closes ? [w.meeting.deadline, sayWhen(closes, timezone, w.locale)] : undefined,
    ...more,
  )
}

/** 出席・欠席・未定・代理, for one meeting. */
export const answerButtons = (w: Words, meeting: Meeting): Part =>
  buttons(
    answerButton(w, meeting, 'attend', 'primary'),
    answerButton(w, meeting, 'absent'),
    answerButton(w, meeting, 'undecided'),
    press(w.meeting.answer.proxy, line('proxy', { meeting: meeting.id })),
  )

const answerButton = (
  w: Words,
  meeting: Meeting,
  answer: 'attend' | 'absent' | 'undecided',
  style: Button['style'] = 'plain',
) => press(w.meeting.answer[answer], line('rsvp', { meeting: meeting.id, answer }), { style })

export const agendaLines = (w: Words, meeting: Meeting): string =>
  meeting.items
    .map(({ no, title, notified }) => `${no}. ${title}${notified ? '' : w.meeting.urgent}`)
    .join('\n')
