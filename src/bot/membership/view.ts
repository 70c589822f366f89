// What staff should see coming, line by line: each with the press that settles it.
import { isOn } from '../../domain/meeting/model.ts'
import { daysUntil } from '../../domain/membership/due.ts'
import type { Radar, RadarItem, VacantOffice } from '../../domain/membership/read-radar.ts'
import type { SeatAtRisk } from '../../domain/membership/read-seats-at-risk.ts'
import type { LateAction, LateMinutes } from '../../domain/minutes/read-late-minutes.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { Written } from '../../domain/written/model.ts'
import { words as electionWords } from '../election/words.ts'
import { nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { words as minutesWords } from '../minutes/words.ts'
import { personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import { type Button, type Part, press } from '../turn/card.ts'
import { saidDay, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { writtenName } from '../written/view.ts'
import { words as writtenWords } from '../written/words.ts'
import { words } from './words.ts'

type Looking = Pick<Turn, 'locale' | 'town' | 'act'>
type Line = { title: string; note: string; button: Button }

/** How many there are of each kind, in one line. */
export const radarCounts = (locale: Locale, { totals }: Radar): string => {
  const w = words(locale)
  return totals.map(({ kind, n }) => w.radarCount(w.radarKind[kind], n)).join(locale === 'ja' ? '・' : ', ')
}

export const radarList = (looking: Looking, items: RadarItem[]): Part => ({
  kind: 'list',
  items: items.map((item) => radarLine(looking, item)),
  empty: '',
})

function radarLine(looking: Looking, item: RadarItem): Line {
  switch (item.kind) {
    case 'office':
      return officeLine(looking, item.office)
    case 'minutes':
      return minutesLine(looking, item.minutes)
    case 'written':
      return writtenLine(looking, item.written)
    case 'action':
      return actionLine(looking, item.action)
    default:
      return seatLine(looking, item.seat)
  }
}

const joined = (...all: string[]): string => all.filter(Boolean).join('・')

function seatLine(looking: Looking, { kind, seatId, seat, body, personId, name, last }: SeatAtRisk): Line {
  const { locale } = looking
  const w = words(locale)
  if (personId === null)
    return {
      title: w.seatIsVacant(seat),
      note: body,
      button: press(w.appoint, line('member-appoint', { seat: seatId })),
    }
  if (kind === 'unreachable' || last === null)
    return {
      title: w.reachesNobody(name ?? ''),
      note: joined(body, seat, w.reachesNobodyWhy),
      button: press(peopleWords(locale).issueCode, line('member-code', { member: personKey(personId) })),
    }
  return termLine(looking, { seatId, seat, body, name: name ?? '', last })
}

type Ending = { seatId: string; seat: string; body: string; name: string; last: string }

/** A term that ends, with who follows to be written down. */
export function termLine({ locale, town, act }: Looking, { seatId, seat, body, name, last }: Ending): Line {
  const w = words(locale)
  const from = `${Temporal.PlainDate.from(last).add({ days: 1 })}`
  const ends = w.termEndsOn(saidDay(last, locale), daysUntil(last, dayIn(town, act.now)))
  return {
    title: w.termEnds(name),
    note: joined(body, seat, ends),
    button: press(w.appointNext, line('member-appoint', { seat: seatId, from })),
  }
}

/** Officers are elected in a meeting: the next there is, or one to be made. */
function officeLine({ locale, town, act }: Looking, { bodyId, body, office, article }: VacantOffice): Line {
  const w = words(locale)
  const called = electionWords(locale).office[office]
  const next = town.meetings.find((one) => one.bodyId === bodyId && isOn(one) && one.endsAt > act.now)
  return {
    title: w.officeVacant(body, called),
    note: joined(`${turnWords(locale).article} ${article}`, next ? nameOf(town, next) : ''),
    button: next
      ? press(w.callElection, line('election-new', { meeting: next.id, office }), {
          confirm: w.callElectionSure(nameOf(town, next), called),
        })
      : press(meetingWords(locale).newMeeting, line('meeting-new', { body: bodyId })),
  }
}

function minutesLine({ locale, town, act }: Looking, { meetingId, closedAt, drafted }: LateMinutes): Line {
  const w = words(locale)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  const days = daysUntil(dayIn(town, act.now), dayIn(town, closedAt))
  return {
    title: w.minutesLate(meeting ? nameOf(town, meeting) : meetingId),
    note: w.minutesSince(days, drafted),
    button: press(w.readMinutes, line('minutes', { meeting: meetingId })),
  }
}

function writtenLine({ locale, town }: Looking, { bodyId, no, title, until }: Written): Line {
  const body = town.bodies.find(({ id }) => id === bodyId)?.name ?? ''
  return {
    title: words(locale).writtenLate(writtenName(locale, { no, title })),
    note: joined(body, sayWhen(until, town.timezone, locale)),
    button: press(writtenWords(locale).close, line('written-close', { body: bodyId, written: `w${no}` })),
  }
}

function actionLine({ locale }: Looking, { id, title, owner, due }: LateAction): Line {
  const w = words(locale)
  return {
    title: w.actionLate(title),
    note: joined(owner ?? w.nobody, saidDay(due, locale)),
    button: press(minutesWords(locale).done, line('action-done', { action: `${id}` })),
  }
}
