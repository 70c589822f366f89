// How meetings are shown: one set of facts and buttons wherever a meeting appears.
import type { Meeting, TownModel } from '../../domain/town/model.ts'
import { type Button, buttons, facts, type Part, press } from '../turn/card.ts'
import { saySpan, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Words } from '../turn/words.ts'

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

type ForMember = { member?: string | undefined; via?: string | undefined }

/** 出席・欠席・未定・代理, for one meeting; for a member where staff write down what they said. */
export function answerButtons(w: Words, meeting: Meeting, more: ForMember = {}): Part {
  const answer = (kind: 'attend' | 'absent' | 'undecided', style: Button['style'] = 'plain') =>
    press(w.meeting.answer[kind], line('rsvp', { meeting: meeting.id, answer: kind, ...more }), { style })
  const proxy = press(w.meeting.answer.proxy, line('proxy', { meeting: meeting.id, ...more }))
  return buttons(answer('attend', 'primary'), answer('absent'), answer('undecided'), proxy)
}

export const agendaLines = (w: Words, meeting: Meeting): string =>
  meeting.items
    .map(({ no, title, notified }) => `${no}. ${title}${notified ? '' : w.meeting.urgent}`)
    .join('\n')
