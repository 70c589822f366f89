// Whose answer this is: the speaker's, or a member's that staff write down (N3); and the forms staff do it in.
import type { Act, Via } from '../../domain/act.ts'
import type { Invited } from '../../domain/attendance/model.ts'
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { type HeldSeat, seatOn } from '../../domain/membership/model.ts'
import { namedHolders, seatsOf } from '../../domain/membership/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { dayIn } from '../../domain/town/model.ts'
import { visibleMeetings } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { type Again, choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import { argumentLabel } from '../table/table.ts'
import { type Card, card, type Field } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type Whose = { person: FoundPerson; seat: HeldSeat; forOther: boolean }

export const invited = <Of extends Meeting>(
  meeting: Of,
  { person, seat }: Whose,
): Invited & { meeting: Of } => ({
  meeting,
  seatId: seat.seatId,
  personId: person.id,
})

/** What staff write down carries the way it came in; `staff` where they did not say. */
export const actFor = ({ act }: Turn, { forOther }: Whose, via: Via | undefined): Act =>
  forOther ? { ...act, via: via ?? 'staff' } : act

export async function whoseAnswer(
  turn: Turn,
  meeting: Meeting,
  member: string | undefined,
  again: Again,
): Promise<Whose | { card: Card }> {
  const { speaker, locale, town } = turn
  const w = words(locale)
  const day = dayIn(town, meeting.startsAt)
  if (!member) {
    const seat = seatOn(speaker.seats, meeting.bodyId, day)
    if (seat) return { person: { id: speaker.personId, name: speaker.name, locale }, seat, forOther: false }
    return {
      card: isStaff(speaker) ? card(w.forWhom, [], 'question') : refusal(w.notMember, w.notMemberHint),
    }
  }
  if (!isStaff(speaker)) return { card: notPermitted(locale, { who: ['staff'], article: null }) }
  const found = await choosePerson(turn, member, again)
  if ('card' in found) return found
  const seat = seatOn(await seatsOf(turn.act, found.person.id), meeting.bodyId, day)
  if (!seat) return { card: refusal(w.notMember, w.notMemberHint) }
  return { person: found.person, seat, forOther: found.person.id !== speaker.personId }
}

/** A way of receiving (電話, ファックス, 窓口) says that the answer is another's: only staff write those down (N3). */
export const isReceived = ({ speaker }: Turn, { via }: { via?: string | undefined }): boolean =>
  via !== undefined && !isStaff(speaker)

type Given = {
  meeting?: string | undefined
  member?: string | undefined
  name?: string | undefined
  note?: string | undefined
}

/** Staff who hold no seat speak for a member: without a name the form asks for everything at once. */
export const needsMember = ({ speaker }: Turn, { member, name, note }: Given): boolean =>
  isStaff(speaker) &&
  speaker.seats.length === 0 &&
  member === undefined &&
  name === undefined &&
  note === undefined

/** The form in which staff write down what a member said by phone, fax or at the counter (N3). */
export async function staffForm(
  turn: Turn,
  id: 'rsvp' | 'proxy',
  { title, meeting, fields }: { title: string; meeting: string | undefined; fields: Field[] },
): Promise<Card> {
  const w = words(turn.locale)
  const member = await memberField(turn)
  return card(
    title,
    [
      {
        kind: 'form',
        command: id,
        preset: {},
        submit: w.record,
        fields: [meetingField(turn, meeting), member, ...fields, viaField(turn)],
      },
    ],
    'question',
  )
}

/** Slack shows so many choices; of more people a name is typed. */
const CHOICES_MOST = 100

/** Who holds a seat in a body whose meeting is to come. */
async function memberField(turn: Turn): Promise<Field> {
  const { act, town, locale } = turn
  const coming = visibleMeetings(turn).filter((meeting) => meeting.endsAt > act.now && isOn(meeting))
  const days = coming.map((meeting) => ({ bodyId: meeting.bodyId, day: dayIn(town, meeting.startsAt) }))
  const holders = await namedHolders(act, days)
  const common = { name: 'member', label: words(locale).memberName, optional: false }
  if (holders.length === 0 || holders.length > CHOICES_MOST) return { ...common, kind: 'text' }
  const options = holders.map(({ personId, name, title }) => ({
    label: peopleWords(locale).nameOf(name, title),
    value: personKey(personId),
  }))
  return { ...common, kind: 'choice', options }
}

function meetingField(turn: Turn, given: string | undefined): Field {
  const { locale, town, act } = turn
  const options = visibleMeetings(turn)
    .filter((meeting) => meeting.endsAt > act.now && isOn(meeting))
    .map((meeting) => ({
      label: `${nameOf(town, meeting)} ${sayDay(meeting.startsAt, town.timezone, locale)}`,
      value: meeting.id,
    }))
  const initial = options.length === 1 ? options[0] : options.find(({ value }) => value === given)
  return {
    name: 'meeting',
    label: argumentLabel('rsvp', 'meeting', locale),
    kind: 'choice',
    options,
    optional: false,
    ...(initial ? { initial: initial.value } : {}),
  }
}

function viaField({ locale }: Turn): Field {
  const options = (['phone', 'fax', 'counter'] as const).map((value) => ({
    label: words(locale).via[value],
    value,
  }))
  return {
    name: 'via',
    label: argumentLabel('rsvp', 'via', locale),
    kind: 'choice',
    options,
    optional: false,
    initial: 'phone',
  }
}
