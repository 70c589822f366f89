// Somebody's meetings as an iCalendar document (RFC 5545). The same meetings give the same text: DTSTAMP is when the
// meeting changed last, not when it was asked for.
import ical, {
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { FeedMeeting, FeedOwner } from '../../domain/feed/model.ts'
import type { MeetingState } from '../../domain/meeting/model.ts'
import { sayOwn } from '../attendance/view.ts'
import { agendaLines, fullName } from '../meeting/view.ts'
import { sayWhen } from '../turn/dates.ts'
import { words } from './words.ts'

const REFRESH_SECONDS = 3_600

const STATUS: Record<MeetingState, ICalEventStatus> = {
  draft: ICalEventStatus.TENTATIVE,
  convened: ICalEventStatus.CONFIRMED,
  open: ICalEventStatus.CONFIRMED,
  closed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

export function writeIcal(owner: FeedOwner, meetings: FeedMeeting[]): string {
  const calendar = ical({
    name: words(owner.locale).calendarName(owner.townName),
    prodId: { company: 'yoriai', product: 'calendar', language: owner.locale },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const meeting of meetings) calendar.createEvent(eventOf(owner, meeting))
  return calendar.toString()
}

function eventOf(owner: FeedOwner, meeting: FeedMeeting): ICalEventData {
  const { id, state, answer, sequence, startsAt, endsAt, place, changedAt } = meeting
  const free = state === 'cancelled' || answer === 'absent' || answer === 'proxy'
  return {
    id: uidOf(owner.town, id),
    sequence,
    start: startsAt,
    end: endsAt,
    stamp: changedAt,
    lastModified: changedAt,
    summary: oneLine(calledBy(owner, meeting)),
    location: oneLine(place),
    description: storable(descriptionOf(owner, meeting)),
    status: STATUS[state],
    transparency: free ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  }
}

/** The same for ever, wherever the meeting moves. */
const uidOf = (town: string, meetingId: string): string => `${meetingId}.${town}@yoriai`

function calledBy({ locale }: FeedOwner, { body, title, state }: FeedMeeting): string {
  const { called } = words(locale)
  const name = fullName(body, title)
  if (state === 'cancelled') return `${called.cancelled}${name}`
  return state === 'draft' ? `${name}${called.draft}` : name
}

function descriptionOf({ locale, timezone, phone }: FeedOwner, meeting: FeedMeeting): string {
  const w = words(locale)
  const { answer, standsFor, answersCloseAt, sits, state } = meeting
  const own = sayOwn(locale, answer === null ? undefined : { ...meeting, answer })
  const asked = sits && state !== 'cancelled' && state !== 'draft'
  return [
    agendaLines(locale, meeting),
    asked ? `${w.answer}: ${own}` : '',
    standsFor ? w.standsFor(standsFor) : '',
    asked && answer === null && answersCloseAt
      ? `${w.answerBy}: ${sayWhen(answersCloseAt, timezone, locale)}`
      : '',
    phone ? `${w.contact}: ${phone}` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

/** iCalendar knows no control characters but the end of a line. */
const storable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
const oneLine = (text: string): string => storable(text).replaceAll('\n', ' ')
