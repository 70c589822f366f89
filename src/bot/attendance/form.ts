// The forms in which staff write down what a member said by phone, fax or at the counter (N3).

import { nameOf, visibleMeetings } from '../meeting/choose.ts'
import { type Card, card, type Field } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { isStaff, type Turn } from '../turn/turn.ts'

type Said = {
  meeting?: string | undefined
  member?: string | undefined
  name?: string | undefined
  note?: string | undefined
}

/** Staff who hold no seat speak for a member: without a name the form asks for everything at once. */
export const needsMember = ({ speaker }: Turn, { member, name, note }: Said): boolean =>
  isStaff(speaker) &&
  speaker.seats.length === 0 &&
  member === undefined &&
  name === undefined &&
  note === undefined

export function staffForm(turn: Turn, command: 'rsvp' | 'proxy', said: Said): Card {
  const { words: w } = turn
  const title = command === 'rsvp' ? w.meeting.answerFormTitle : w.meeting.proxyFormTitle
  const member: Field = { name: 'member', label: w.meeting.memberName, kind: 'text', optional: false }
  const fields = command === 'rsvp' ? [member, answerField(turn)] : [member, ...nomineeFields(turn)]
  const form = { kind: 'form', command, preset: {}, submit: w.meeting.record } as const
  return card(
    title,
    [{ ...form, fields: [meetingField(turn, said.meeting), ...fields, viaField(turn)] }],
    'question',
  )
}

function meetingField(turn: Turn, initial: string | undefined): Field {
  const { words: w, town, act } = turn
  const coming = visibleMeetings(turn).filter(
    ({ endsAt, state }) => endsAt > act.now && (state === 'convened' || state === 'open'),
  )
  const options = coming.map((meeting) => ({
    label: `${nameOf(turn, meeting)} ${sayDay(meeting.startsAt, town.timezone, w.locale)}`,
    value: meeting.id,
  }))
  const only =
    options.length === 1 ? options[0]?.value : options.find(({ value }) => value === initial)?.value
  return {
    name: 'meeting',
    label: w.arg.meeting,
    kind: 'choice',
    options,
    optional: false,
    ...(only ? { initial: only } : {}),
  }
}

function answerField({ words: w }: Turn): Field {
  const options = (['attend', 'absent', 'undecided'] as const).map((value) => ({
    label: w.meeting.answer[value],
    value,
  }))
  return { name: 'answer', label: w.arg.answer, kind: 'choice', options, optional: false }
}

const nomineeFields = ({ words: w }: Turn): Field[] => [
  { name: 'name', label: w.meeting.proxyIs, kind: 'text', optional: false },
  { name: 'org', label: w.arg.org, kind: 'text', optional: true },
  { name: 'title', label: w.meeting.proxyTitle, kind: 'text', optional: true },
]

function viaField({ words: w }: Turn): Field {
  const options = (['phone', 'fax', 'counter'] as const).map((value) => ({
    label: w.meeting.via[value],
    value,
  }))
  return { name: 'via', label: w.arg.via, kind: 'choice', options, optional: false, initial: 'phone' }
}
