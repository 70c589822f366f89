// Which meeting somebody means: by id, by number, or the one they were last shown (C2).
import { isoDay } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/town/model.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { type HeldSeat, isStaff, type Turn } from '../turn/turn.ts'

export type Chosen = { meeting: Meeting } | { card: Card }

type Wanted = {
  ref: string | undefined
  /** The command to say again once the meeting is known. */
  again: { id: CommandId; args: Record<string, unknown> }
  /** Whose meetings count: those one has a seat (or proxy) in, or every meeting of the town. */
  among: 'mine' | 'all'
  /** Meetings that may be meant without being named. */
  likely?: (meeting: Meeting) => boolean
}

const convened = ({ state }: Meeting): boolean => state === 'convened' || state === 'open'

/** The seat the speaker holds in a meeting's body on its day. */
export function seatIn(
  turn: Pick<Turn, 'town' | 'speaker'>,
  meeting: Meeting,
  seats: HeldSeat[] = turn.speaker.seats,
): HeldSeat | undefined {
  const day = isoDay(meeting.startsAt, turn.town.timezone)
  return seats.find(
    (seat) => seat.bodyId === meeting.bodyId && seat.from <= day && (seat.to === null || day <= seat.to),
  )
}

const isMine = (turn: Pick<Turn, 'town' | 'speaker'>, meeting: Meeting): boolean =>
  seatIn(turn, meeting) !== undefined ||
  turn.speaker.proxies.some(({ meetingId }) => meetingId === meeting.id)

/** The meetings somebody may see: members theirs, staff all of them. Drafts are for staff. */
export const visibleMeetings = (turn: Pick<Turn, 'town' | 'speaker'>): Meeting[] =>
  turn.town.meetings.filter(
    (meeting) => isStaff(turn.speaker) || (meeting.state !== 'draft' && isMine(turn, meeting)),
  )

export function chooseMeeting(turn: Turn, wanted: Wanted): Chosen {
  const { ref, again, among, likely = convened } = wanted
  const candidates = visibleMeetings(turn).filter((meeting) => among === 'all' || isMine(turn, meeting))
  if (ref !== undefined) {
    const named = byRef(candidates, ref, turn.act.now)
    if (named.length > 1) return { card: askWhich(turn, again, named) }
    return named[0] ? chosen(turn, named[0]) : { card: unknown(turn, ref) }
  }
  const upcoming = candidates.filter((meeting) => meeting.endsAt > turn.act.now && likely(meeting))
  const shown = upcoming.find(({ id }) => id === turn.shown.meeting)
  if (shown) return chosen(turn, shown)
  if (upcoming.length > 1) return { card: askWhich(turn, again, upcoming.slice(0, 10)) }
  return upcoming[0] ? chosen(turn, upcoming[0]) : { card: none(turn) }
}

/** The meeting an answer is for: one's own, or any of the town's where staff write down what a member said. */
export const chooseToAnswer = (
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined; member?: string | undefined },
): Chosen =>
  chooseMeeting(turn, { ref: args.meeting, again: { id, args }, among: args.member ? 'all' : 'mine' })

function chosen(turn: Turn, meeting: Meeting): Chosen {
  turn.show({ meeting: meeting.id })
  return { meeting }
}

/** A number means the meetings still to come that bear it; without one, the last that bore it. */
function byRef(candidates: Meeting[], ref: string, now: Date): Meeting[] {
  const exact = candidates.filter(({ id }) => id === ref)
  if (exact.length > 0) return exact
  const no = Number(ref.replace(/\D/g, ''))
  if (!/^第?\d+回?$/.test(ref)) return []
  const numbered = candidates.filter((meeting) => meeting.no === no)
  const coming = numbered.filter(({ endsAt, state }) => endsAt > now && state !== 'cancelled')
  return coming.length > 0 ? coming : numbered.slice(-1)
}

export const nameOf = (turn: Pick<Turn, 'town'>, meeting: Meeting): string => {
  const body = turn.town.bodies.find(({ id }) => id === meeting.bodyId)
  return body && !meeting.title.includes(body.name) ? `${body.name} ${meeting.title}` : meeting.title
}

function askWhich(turn: Turn, again: Wanted['again'], meetings: Meeting[]): Card {
  const { words: w, town } = turn
  const choices = meetings.map((meeting) =>
    press(
      `${nameOf(turn, meeting)} ${sayDay(meeting.startsAt, town.timezone, w.locale)}`,
      line(again.id, { ...again.args, meeting: meeting.id }),
    ),
  )
  return card(w.meeting.meetingAsk, [buttons(...choices)], 'question')
}

const unknown = ({ words: w }: Turn, ref: string): Card =>
  card(
    w.meeting.noSuchMeeting(ref),
    [text(w.meeting.noSuchMeetingHint), buttons(press(w.meeting.nextTitle, line('next')))],
    'refusal',
  )

const none = ({ words: w, speaker }: Turn): Card =>
  speaker.seats.length === 0 && !isStaff(speaker) && speaker.proxies.length === 0
    ? card(w.meeting.noSeat, [note(w.meeting.noSeatHint)], 'refusal')
    : card(w.meeting.noNext, [note(w.meeting.noNextHint)])
