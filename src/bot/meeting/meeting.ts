// Meetings for the secretariat: see, draft, convene, change, call off.

import { wallTime } from '../../domain/calendar.ts'
import { draftMeeting } from '../../domain/meeting/convene.ts'
import type { Meeting } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, type Part, press, text } from '../turn/card.ts'
import { saySpan, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'
import { chooseMeeting, nameOf, visibleMeetings } from './choose.ts'
import { planRefused, refusal } from './refusals.ts'
import { agendaLines, meetingFacts } from './view.ts'

const HOUR_MS = 3_600_000
const DEADLINE_BEFORE_MS = 48 * HOUR_MS

export async function meeting(turn: Turn, args: ArgsOf<'meeting'>): Promise<Card> {
  const { words: w, town } = turn
  if (!args.meeting) return listMeetings(turn)
  const chosen = chooseMeeting(turn, { ref: args.meeting, again: { id: 'meeting', args }, among: 'all' })
  if ('card' in chosen) return chosen.card
  const one = chosen.meeting
  const state = w.meeting.state[one.state]
  const items = one.items.length > 0 ? text(agendaLines(w, one)) : note(w.meeting.noAgenda)
  const parts: Part[] = [meetingFacts(w, town, one, [w.meeting.stateLabel, state]), items]
  if (isStaff(turn.speaker)) parts.push(staffButtons(turn, one))
  return card(nameOf(turn, one), parts)
}

function staffButtons({ words: w, act }: Turn, { id, state, startsAt }: Meeting): Part {
  const ahead = startsAt > act.now
  return buttons(
    state === 'draft'
      ? press(w.meeting.convene, line('meeting-convene', { meeting: id }), { style: 'primary' })
      : undefined,
    state === 'draft' ? undefined : press(w.meeting.quorum, line('quorum', { meeting: id })),
    ahead && state !== 'cancelled'
      ? press(w.meeting.change, line('meeting-change', { meeting: id }))
      : undefined,
    ahead && state !== 'cancelled'
      ? press(w.meeting.cancel, line('meeting-cancel', { meeting: id }), { style: 'danger' })
      : undefined,
  )
}

function listMeetings(turn: Turn): Card {
  const { words: w, town, act } = turn
  const coming = visibleMeetings(turn).filter(({ endsAt }) => endsAt > act.now)
  const past = visibleMeetings(turn)
    .filter(({ endsAt }) => endsAt <= act.now)
    .slice(-5)
    .reverse()
  const items = [...coming, ...past].slice(0, 15).map((one) => ({
    title: `${nameOf(turn, one)}(${w.meeting.state[one.state]})`,
    note: `${sayWhen(one.startsAt, town.timezone, w.locale)} ${one.place}`,
    button: press(w.work.details, line('meeting', { meeting: one.id })),
  }))
  const parts: Part[] = [{ kind: 'list', items, empty: w.meeting.noMeetings }]
  if (isStaff(turn.speaker))
    parts.push(buttons(press(w.meeting.newMeeting, line('meeting-new'), { style: 'primary' })))
  return card(w.meeting.meetings, parts)
}

type NewArgs = ArgsOf<'meeting-new'>

export async function meetingNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { words: w, town } = turn
  const bodies = town.bodies
  const body =
    bodies.length === 1 ? bodies[0] : bodies.find(({ id, name }) => id === args.body || name === args.body)
  if (!args.starts || !args.place || !body) return newMeetingForm(turn, args)
  const starts = wallTime(args.starts, town.timezone)
  const ends = args.ends ? wallTime(args.ends, town.timezone) : starts && new Date(+starts + 2 * HOUR_MS)
  const closes = args.closes
    ? wallTime(args.closes, town.timezone)
    : starts && new Date(+starts - DEADLINE_BEFORE_MS)
  if (!starts || !ends || !closes) return refusal(w.meeting.badTime, w.meeting.badTimeHint)
  const items = itemsOf(args.items ?? '')
  const draft = {
    bodyId: body.id,
    title: args.title,
    startsAt: starts,
    endsAt: ends,
    place: args.place,
    answersCloseAt: closes,
    items,
  }
  const drafted = await draftMeeting(turn.act, draft)
  if (!drafted.ok) return planRefused(w, drafted.refusal)
  return card(
    w.meeting.drafted,
    [
      text(`${body.name} ${args.title ?? w.meeting.no(drafted.value.no)}`),
      facts(
        [w.meeting.when, saySpan(starts, ends, town.timezone, w.locale)],
        [w.meeting.place, args.place],
        [w.meeting.deadline, sayWhen(closes, town.timezone, w.locale)],
      ),
      note(w.meeting.draftedHint),
      buttons(
        press(w.meeting.convene, line('meeting-convene', { meeting: drafted.value.id }), {
          style: 'primary',
        }),
      ),
    ],
    'done',
  )
}

/** One item a line; 「議案…」 is a motion, 「…報告」 a report, anything else is discussed. */
const itemsOf = (lines: string): { title: string; kind: string }[] =>
  lines.split('\n').flatMap((line) => {
    const title = line.trim()
    if (title === '') return []
    return [
      {
        title,
        kind: /^議案|^motion\b/i.test(title)
          ? 'motion'
          : /報告|report/i.test(title)
            ? 'report'
            : 'discussion',
      },
    ]
  })

function newMeetingForm({ words: w, town }: Turn, args: NewArgs): Card {
  const filled = (name: keyof NewArgs) => (args[name] ? { initial: args[name] } : {})
  const field = (name: keyof NewArgs, kind: Field['kind'], optional: boolean): Field => ({
    name,
    label: name === 'items' ? w.meeting.items : name === 'title' ? w.meeting.title : w.arg[name],
    kind,
    optional,
    ...filled(name),
  })
  const options = town.bodies.map(({ id, name }) => ({ label: name, value: id }))
  const bodies: Field[] = options.length > 1 ? [{ ...field('body', 'choice', false), options }] : []
  return card(
    w.meeting.newMeetingTitle,
    [
      {
        kind: 'form',
        command: 'meeting-new',
        preset: {},
        submit: w.meeting.newMeeting,
        fields: [
          ...bodies,
          field('starts', 'date-time', false),
          field('ends', 'date-time', true),
          field('place', 'text', false),
          field('closes', 'date-time', true),
          field('title', 'text', true),
          field('items', 'long-text', true),
        ],
      },
    ],
    'question',
  )
}
