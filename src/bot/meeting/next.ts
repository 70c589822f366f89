// What members ask about their meetings: the next one, its agenda, what they answered. And the vote that is not open.
import { z } from 'zod'
import { details } from '../attendance/rsvp.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMeeting, nameOf, seatIn, visibleMeetings } from './choose.ts'
import { refusal } from './refusals.ts'
import { agendaLines, answerButtons, meetingFacts } from './view.ts'

const mine = z.array(
  z.object({
    meeting_id: z.string(),
    answer: z.enum(['attend', 'absent', 'undecided', 'proxy']),
    mode: z.enum(['in-person', 'online']).nullable(),
    late_minutes: z.int().nullable(),
    leave_early: z.boolean(),
    note: z.string().nullable(),
    proxy_name: z.string().nullable(),
    proxy_state: z.enum(['named', 'approved', 'accepted', 'superseded', 'refused']).nullable(),
  }),
)

const readAnswers = async ({ act, speaker }: Turn) =>
  mine.parse(
    await act.tx
      .$queryRaw`select w.meeting_id, w.answer, w.mode, w.late_minutes, w.leave_early, w.note, x.name as proxy_name, x.state as proxy_state
      from answer w join meeting m on m.town_id = w.town_id and m.id = w.meeting_id and m.revision = w.revision
      left join proxy x on x.town_id = w.town_id and x.meeting_id = w.meeting_id and x.seat_id = w.seat_id and x.state in ('named', 'approved', 'accepted')
      where w.town_id = ${act.town} and w.person_id = ${speaker.personId} and m.ends_at > ${act.now}`,
  )

type Mine = z.output<typeof mine>[number]

function sayMine({ words: w }: Turn, answer: Mine | undefined): string {
  if (!answer) return w.meeting.answer.none
  const { late_minutes, leave_early, mode, note: words, answer: kind } = answer
  const more = details(w, {
    answer: kind,
    mode: mode ?? undefined,
    lateMinutes: late_minutes ?? undefined,
    leaveEarly: leave_early,
    note: words ?? undefined,
  })
  const proxy = answer.proxy_name
    ? [`${answer.proxy_name}(${w.meeting.proxyState[answer.proxy_state ?? 'named']})`]
    : []
  return [w.meeting.answer[kind], ...proxy, ...more].join('・')
}

export async function next(turn: Turn, args: ArgsOf<'next'>): Promise<Card> {
  const { words: w, town, act } = turn
  const coming = visibleMeetings(turn).filter(
    ({ endsAt, state }) => endsAt > act.now && state !== 'draft' && state !== 'cancelled',
  )
  const named = args.meeting
    ? chooseMeeting(turn, { ref: args.meeting, again: { id: 'next', args }, among: 'all' })
    : undefined
  if (named && 'card' in named) return named.card
  const meeting = named?.meeting ?? coming.find((one) => seatIn(turn, one)) ?? coming[0]
  if (!meeting) return card(w.meeting.noNext, [note(w.meeting.noNextHint)])
  turn.show({ meeting: meeting.id })
  const parts: Part[] = [text(nameOf(turn, meeting))]
  if (!seatIn(turn, meeting)) return card(w.meeting.nextTitle, [...parts, meetingFacts(w, town, meeting)])
  const answer = (await readAnswers(turn)).find(({ meeting_id }) => meeting_id === meeting.id)
  parts.push(meetingFacts(w, town, meeting, [w.meeting.yourAnswer, sayMine(turn, answer)]))
  if (meeting.items.length > 0) parts.push(text(agendaLines(w, meeting)))
  if (!answer) parts.push(text(w.meeting.answerAsk))
  return card(w.meeting.nextTitle, [...parts, answerButtons(w, meeting)])
}

export async function agenda(turn: Turn, args: ArgsOf<'agenda'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseMeeting(turn, { ref: args.meeting, again: { id: 'agenda', args }, among: 'all' })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const lines = meeting.items.length > 0 ? text(agendaLines(w, meeting)) : note(w.meeting.noAgenda)
  return card(w.meeting.agendaTitle(nameOf(turn, meeting)), [meetingFacts(w, town, meeting), lines])
}

export async function status(turn: Turn): Promise<Card> {
  const { words: w, town, act, speaker } = turn
  if (speaker.seats.length === 0 && speaker.proxies.length > 0) return next(turn, {})
  const coming = visibleMeetings(turn).filter(
    (one) => seatIn(turn, one) && one.endsAt > act.now && one.state !== 'cancelled',
  )
  if (coming.length === 0) return card(w.meeting.noNext, [note(w.meeting.noNextHint)])
  const answers = await readAnswers(turn)
  const [only] = coming
  if (coming.length === 1 && only) turn.show({ meeting: only.id })
  const items = coming.map((meeting) => ({
    title: `${nameOf(turn, meeting)}：${sayMine(
      turn,
      answers.find(({ meeting_id }) => meeting_id === meeting.id),
    )}`,
    note: sayWhen(meeting.startsAt, town.timezone, w.locale),
    button: press(w.meeting.change, line('rsvp', { meeting: meeting.id })),
  }))
  return card(w.meeting.statusTitle, [{ kind: 'list', items, empty: w.meeting.noNext }])
}

/** No vote can be open yet, so none is recorded (C1): the member is told so plainly. */
export async function vote({ words: w }: Turn): Promise<Card> {
  const next = buttons(press(w.meeting.nextTitle, line('next')))
  return { ...refusal(w.meeting.voteNone), parts: [text(w.meeting.voteNoneHint), next] }
}
