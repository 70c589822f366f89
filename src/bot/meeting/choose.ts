// Which meeting somebody means: by id, by number, by day, or the one they were last shown (C2).
import { monthDay } from '../../domain/calendar.ts'
import { isOwnMeeting, maySee } from '../../domain/meeting/may.ts'
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { asFarAsInvited } from '../../domain/observer/may.ts'
import { isStaff } from '../../domain/people/may.ts'
import { dayIn } from '../../domain/town/model.ts'
import { statusParts } from '../attendance/view.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { nameOf } from './view.ts'
import { words } from './words.ts'

export type Chosen = { meeting: Meeting } | { card: Card }

type Wanted = {
  ref: string | undefined
  /** The command to say again once the meeting is known. */
  again: { id: CommandId; args: Record<string, unknown> }
  /** Whose meetings count: those one has a seat (or proxy) in, every one that may be seen, or those one is invited to as well. */
  among: 'mine' | 'all' | 'invited'
  /** Meetings that may be meant without being named. */
  likely?: (meeting: Meeting) => boolean
}

/** The meetings somebody may see. */
export const visibleMeetings = ({ town, speaker, act }: Turn): Meeting[] =>
  town.meetings.filter((meeting) => maySee(town, speaker, meeting, act.now))

/** The same, and those somebody is only invited to, with the items they are invited to (N6). */
export const readableMeetings = ({ town, speaker, act }: Turn): Meeting[] =>
  town.meetings.flatMap((meeting) => asFarAsInvited(town, speaker, meeting, act.now) ?? [])

export async function chooseMeeting(turn: Turn, wanted: Wanted): Promise<Chosen> {
  const { again, among, likely = isOn } = wanted
  const seen = among === 'invited' ? readableMeetings(turn) : visibleMeetings(turn)
  const candidates = seen.filter(
    (meeting) => among !== 'mine' || isOwnMeeting(turn.town, turn.speaker, meeting),
  )
  const named = wanted.ref === undefined ? undefined : byRef(turn, candidates, wanted.ref)
  if (named) {
    if (named.length > 1) return { card: askWhich(turn, again, named) }
    if (named[0]) return chosen(turn, named[0])
    return {
      card: isDay(wanted.ref) ? await noSuchDay(turn, wanted.ref ?? '') : unknown(turn, wanted.ref ?? ''),
    }
  }
  const upcoming = candidates.filter(
    (meeting) => (meeting.endsAt > turn.act.now || meeting.state === 'open') && likely(meeting),
  )
  const shown = upcoming.find(({ id }) => id === turn.shown.meeting)
  if (shown) return chosen(turn, shown)
  if (upcoming.length > 1) return { card: askWhich(turn, again, upcoming.slice(0, 10)) }
  return upcoming[0] ? chosen(turn, upcoming[0]) : { card: noMeeting(turn) }
}

/** As `chooseAny`; while a meeting is open that the speaker may see, it is the one that is meant. */
export function chooseOpenFirst(
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined },
): Promise<Chosen> {
  const isOpen = ({ state }: Meeting) => state === 'open'
  const likely = visibleMeetings(turn).some(isOpen) ? isOpen : isOn
  return chooseMeeting(turn, { ref: args.meeting, again: { id, args }, among: 'all', likely })
}

/** The meeting a command is about: any the speaker may see. */
export const chooseAny = (
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined },
): Promise<Chosen> => chooseMeeting(turn, { ref: args.meeting, again: { id, args }, among: 'all' })

/** The meeting somebody asks about, as far as they may know it. */
export function chooseReadable(
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined },
): Promise<Chosen> {
  const isOpen = ({ state }: Meeting) => state === 'open'
  const likely = readableMeetings(turn).some(isOpen) ? isOpen : isOn
  return chooseMeeting(turn, { ref: args.meeting, again: { id, args }, among: 'invited', likely })
}

/** The meeting an answer is for: one's own, or any of the town's where staff write down what a member said. */
export const chooseToAnswer = (
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined; member?: string | undefined },
): Promise<Chosen> =>
  chooseMeeting(turn, { ref: args.meeting, again: { id, args }, among: args.member ? 'all' : 'mine' })

function chosen(turn: Turn, meeting: Meeting): Chosen {
  turn.show({ meeting: meeting.id })
  return { meeting }
}

/** The meetings a reference names; undefined where it names none, but speaks of something else on that day. */
function byRef(turn: Turn, candidates: Meeting[], ref: string): Meeting[] | undefined {
  const exact = candidates.filter(({ id }) => id === ref)
  if (exact.length > 0) return exact
  const [, body, no = ''] = /^([^#]+)#(\d*)$/.exec(ref) ?? []
  if (body !== undefined) return inBody(turn, candidates, { body, no })
  const day = readDay(turn, ref)
  return day ? onDay(turn, candidates, day) : byNumber(turn, candidates, ref)
}

/** A number means the meetings still to come that bear it; without one, the last that bore it. */
function byNumber(turn: Turn, candidates: Meeting[], ref: string): Meeting[] {
  if (!/^第?\d+回?$/.test(ref)) return []
  const no = Number(ref.replace(/\D/g, ''))
  const numbered = candidates.filter((meeting) => meeting.no === no)
  return isStaff(turn.speaker) ? nearest(turn, numbered) : comingOf(turn, numbered)
}

const comingOf = ({ act }: Turn, numbered: Meeting[]): Meeting[] => {
  const coming = numbered.filter(({ endsAt, state }) => endsAt > act.now && state !== 'cancelled')
  return coming.length > 0 ? coming : numbered.slice(-1)
}

/** Staff run one meeting at a time: of several with a number the one whose day is nearest, which the answer names. */
function nearest({ act, town }: Turn, numbered: Meeting[]): Meeting[] {
  const going = numbered.filter(({ state }) => state !== 'cancelled')
  const among = going.length > 0 ? going : numbered
  const away = ({ startsAt }: Meeting) => Math.abs(startsAt.getTime() - act.now.getTime())
  const [first] = among.toSorted((a, b) => away(a) - away(b))
  return first ? among.filter((one) => dayIn(town, one.startsAt) === dayIn(town, first.startsAt)) : []
}

/** Those of a body, by its id or (a part of) its name, with a number where one is given. */
function inBody(turn: Turn, candidates: Meeting[], { body, no }: { body: string; no: string }): Meeting[] {
  const { bodies } = turn.town
  const exact = bodies.filter(({ id, name }) => id === body || name === body)
  const meant = exact.length > 0 ? exact : bodies.filter(({ name }) => name.includes(body))
  const own = candidates.filter(({ bodyId }) => meant.some(({ id }) => id === bodyId))
  return no === ''
    ? comingOf(turn, own)
    : comingOf(
        turn,
        own.filter((one) => one.no === Number(no)),
      )
}

/** `sure`: the day was said of a meeting (15日の会議, 明日), so that none on it means that there is none. */
type Day = { month?: number | undefined; day?: number | undefined; sure: boolean }

const RELATIVE: [RegExp, number][] = [
  [/^(?:今日|本日)/, 0],
  [/^(?:明日|あした)/, 1],
  [/^(?:明後日|あさって)/, 2],
]

const MONTHS: Record<string, number> = { 今月: 0, 来月: 1, 再来月: 2 }

const DATE = /^(?:(\d{1,2})(?:月|\/))?(?:(\d{1,2})日?)?(の会議|の回)?$/

function readDay({ act, town }: Turn, ref: string): Day | undefined {
  const relative = RELATIVE.find(([word]) => word.test(ref))
  if (relative)
    return {
      ...monthDay(new Date(act.now.getTime() + relative[1] * 86_400_000), town.timezone),
      sure: true,
    }
  const ahead = MONTHS[/^(?:今月|来月|再来月)/.exec(ref)?.[0] ?? '']
  if (ahead !== undefined) {
    const { month } = monthDay(act.now, town.timezone)
    return { month: ((month - 1 + ahead) % 12) + 1, sure: true }
  }
  const [, month, day, sure] = (isDay(ref) && DATE.exec(ref)) || []
  if (!month && !day) return undefined
  return { month: month ? Number(month) : undefined, day: day ? Number(day) : undefined, sure: Boolean(sure) }
}

const isDay = (ref: string | undefined): boolean =>
  ref !== undefined && (/[月日/]/.test(ref) || RELATIVE.some(([word]) => word.test(ref)))

function onDay({ act, town }: Turn, candidates: Meeting[], { month, day, sure }: Day): Meeting[] | undefined {
  const found = candidates.filter(({ startsAt, endsAt, state }) => {
    if (endsAt <= act.now || state === 'cancelled') return false
    const on = monthDay(startsAt, town.timezone)
    return (day === undefined || on.day === day) && (month === undefined || on.month === month)
  })
  const [first] = found
  if (!first) return sure ? [] : undefined
  // A bare day means the next one; two meetings on it are asked about, as are two in a month.
  const next = dayIn(town, first.startsAt)
  return day === undefined ? found : found.filter(({ startsAt }) => dayIn(town, startsAt) === next)
}

function askWhich({ locale, town }: Turn, again: Wanted['again'], meetings: Meeting[]): Card {
  const choices = meetings.map((meeting) =>
    press(
      `${nameOf(town, meeting)} ${sayDay(meeting.startsAt, town.timezone, locale)}`,
      line(again.id, { ...again.args, meeting: meeting.id }),
    ),
  )
  return card(words(locale).meetingAsk, [buttons(...choices)], 'question')
}

function unknown({ locale }: Turn, ref: string): Card {
  const w = words(locale)
  return card(
    w.noSuchMeeting(ref),
    [text(w.noSuchMeetingHint), buttons(press(w.nextTitle, line('next')))],
    'refusal',
  )
}

/** No meeting is on that day: nothing is changed, and the meetings there are come with what was answered. */
async function noSuchDay(turn: Turn, ref: string): Promise<Card> {
  const w = words(turn.locale)
  const none = /\d{1,2}日|\/|^(?:今日|本日|明|あ)/.test(ref) ? w.noneThatDay : w.noneThatMonth
  return card(none, [note(w.noneThatDayHint), ...(await statusParts(turn))], 'question')
}

/** No meeting that concerns the speaker: none is planned, or they have no seat. Staff know what the town has. */
export function noMeeting({ locale, speaker }: Turn): Card {
  const w = words(locale)
  if (isStaff(speaker) || speaker.roles.includes('mayor')) return card(w.noNext, [])
  const { seats, proxies, invitations } = speaker
  return seats.length + proxies.length + invitations.length === 0
    ? card(w.noSeat, [note(w.noSeatHint)], 'refusal')
    : card(w.noNext, [note(w.noNextHint)])
}
