// Who answered what: names by answer, each with what belongs to it, the way it came and when (N3).
import { readRoll, type SeatAttendance } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { chooseAny } from '../meeting/choose.ts'
import { meetingFacts, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, type Part, press, strong } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { sayOwn } from './view.ts'
import { words } from './words.ts'

const ANSWERS = ['attend', 'proxy', 'absent', 'undecided', 'none'] as const
type Group = (typeof ANSWERS)[number]

export async function roll(turn: Turn, args: ArgsOf<'roll'>): Promise<Card> {
  const { locale, town, act } = turn
  const chosen = await chooseAny(turn, 'roll', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  turn.show({ meeting: meeting.id })
  const seats = await readRoll(act, town, meeting)
  return card(words(locale).rollTitle(nameOf(town, meeting)), [
    meetingFacts(locale, town, meeting),
    ...ANSWERS.filter((one) => !args.answer || one === args.answer).flatMap((one) =>
      groupParts(turn, meeting, { group: one, seats }),
    ),
    ...vacantParts(turn, seats),
  ])
}

function groupParts(
  turn: Turn,
  meeting: Meeting,
  { group, seats }: { group: Group; seats: SeatAttendance[] },
): Part[] {
  const w = words(turn.locale)
  const items = seats.flatMap((seat) =>
    seat.personId && seat.name && (seat.answer ?? 'none') === group
      ? [memberLine(turn, meeting, { seat, personId: seat.personId, name: seat.name })]
      : [],
  )
  return [strong(w.rollGroup(w.answer[group], items.length)), { kind: 'list', items, empty: '' }]
}

/** Who has not answered can be written down at once, as they are rung up one by one. */
function memberLine(
  { locale, town }: Turn,
  meeting: Meeting,
  { seat, personId, name }: { seat: SeatAttendance; personId: string; name: string },
) {
  const w = words(locale)
  const { title, answer, via, at, present } = seat
  const came = via && at ? [`${w.via[via]} ${sayWhen(at, town.timezone, locale)}`] : []
  const asked = line('rsvp', { meeting: meeting.id, via: 'phone', member: personKey(personId) })
  return {
    title: present ? `${name}(${w.present})` : name,
    note: [title, ...(answer ? [sayOwn(locale, { ...seat, answer })] : []), ...came].join('・'),
    ...(answer ? {} : { button: press(w.byPhone, asked) }),
  }
}

function vacantParts({ locale }: Turn, seats: SeatAttendance[]): Part[] {
  const vacant = seats.flatMap(({ personId, title }) => (personId ? [] : [title]))
  return vacant.length > 0 ? [note(words(locale).rollVacant(vacant.join('・')))] : []
}
