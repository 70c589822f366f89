// Answering an invitation, taking the answer back, and staff writing down what a member said.

import type { Act, Via } from '../../domain/act.ts'
import {
  type Answer,
  type Answered,
  answerInvitation,
  withdrawAnswer,
} from '../../domain/attendance/answer.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { chooseToAnswer, nameOf, seatIn } from '../meeting/choose.ts'
import { answerRefused, refusal } from '../meeting/refusals.ts'
import { answerButtons, meetingFacts } from '../meeting/view.ts'
import { choosePerson, type Found, isKnown, personKey, seatsOf } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { type HeldSeat, isStaff, type Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'
import { needsMember, staffForm } from './form.ts'

type RsvpArgs = ArgsOf<'rsvp'>

/** Whose answer this is: the speaker's, or a member's that staff write down (N3). */
export type Whose = { person: Found; seat: HeldSeat; forOther: boolean }

export async function rsvp(turn: Turn, given: RsvpArgs): Promise<Card> {
  if (given.via && !isStaff(turn.speaker)) return refusal(turn.words.meeting.notForOthers)
  const args = await namedFirst(turn, given)
  if (needsMember(turn, args)) return staffForm(turn, 'rsvp', args)
  const chosen = chooseToAnswer(turn, 'rsvp', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (!args.answer) return askAnswer(turn, meeting, args)
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'rsvp', args, key: 'member' })
  if ('card' in whose) return whose.card
  const answer = answerOf(args, args.answer)
  const answered = await answerInvitation(actFor(turn, whose, args.via), invited(meeting, whose), answer)
  if (!answered.ok) return answerRefused(turn.words, answered.refusal)
  notifyOthers(turn, { meeting, whose, answer, answered: answered.value, via: args.via })
  return acceptedCard(turn, { meeting, whose, answer, answered: answered.value })
}

/**
 * Staff type `/rsvp 第3回 欠席 電話 田中 一郎 所用`: the words after a way of receiving are the member's name, as many of
 * them as the register knows, and then the note.
 */
async function namedFirst(turn: Turn, args: RsvpArgs): Promise<RsvpArgs> {
  const { speaker } = turn
  if (!isStaff(speaker) || args.member || !args.note || (!args.via && speaker.seats.length > 0)) return args
  const said = args.note.split(/\s+/)
  for (const length of [2, 1]) {
    const member = said.slice(0, length).join('')
    const known = said.length >= length && (await isKnown(turn, member))
    if (known || length === 1) return { ...args, member, note: said.slice(length).join(' ') || undefined }
  }
  return args
}

const answerOf = (
  { mode, note: words, late, early }: RsvpArgs,
  answer: 'attend' | 'absent' | 'undecided',
): Answer =>
  answer === 'attend'
    ? { answer, mode: mode ?? 'in-person', note: words, lateMinutes: late, leaveEarly: early === 'yes' }
    : { answer, note: words }

export const invited = (meeting: Meeting, { person, seat }: Whose) => ({
  meeting,
  seatId: seat.seatId,
  personId: person.id,
})

/** What staff write down carries the way it came in; `staff` where they did not say. */
export const actFor = ({ act }: Turn, { forOther }: Whose, via: Via | undefined): Act =>
  forOther ? { ...act, via: via ?? 'staff' } : act

type Again = Parameters<typeof choosePerson>[2]

export async function whoseAnswer(
  turn: Turn,
  meeting: Meeting,
  member: string | undefined,
  again: Again,
): Promise<Whose | { card: Card }> {
  const { speaker, words: w } = turn
  if (!member) {
    const seat = seatIn(turn, meeting)
    if (seat)
      return { person: { id: speaker.personId, name: speaker.name, locale: w.locale }, seat, forOther: false }
    return {
      card: isStaff(speaker)
        ? card(w.meeting.forWhom, [], 'question')
        : refusal(w.meeting.notMember, w.meeting.notMemberHint),
    }
  }
  if (!isStaff(speaker)) return { card: refusal(w.notAllowedTitle, w.notAllowed(w.audience.staff)) }
  const found = await choosePerson(turn, member, again)
  if ('card' in found) return found
  const seat = seatIn(turn, meeting, await seatsOf(turn, found.person.id))
  if (!seat) return { card: refusal(w.meeting.notMember, w.meeting.notMemberHint) }
  return { person: found.person, seat, forOther: found.person.id !== speaker.personId }
}

const askAnswer = (turn: Turn, meeting: Meeting, { member, via }: RsvpArgs): Card =>
  card(
    nameOf(turn, meeting),
    [
      meetingFacts(turn.words, turn.town, meeting),
      text(turn.words.meeting.answerAsk),
      answerButtons(turn.words, meeting, { member, via }),
    ],
    'question',
  )

type Given = { meeting: Meeting; whose: Whose; answer: Answer; answered: Answered }

function acceptedCard(turn: Turn, { meeting, whose, answer, answered }: Given): Card {
  const { words: w, town } = turn
  const m = w.meeting
  const said = [m.answer[answer.answer], ...details(w, answer)].join('・')
  const notes: Part[] = []
  if (answered.late) notes.push(note(m.afterDeadline))
  for (const { name } of answered.superseded) notes.push(text(m.supersededProxy(name)))
  if (answer.answer === 'absent' && !whose.forOther) notes.push(note(m.absentHint))
  if (answer.answer === 'undecided') notes.push(note(m.undecidedHint))
  const member = whose.forOther ? personKey(whose.person.id) : undefined
  const undo = press(w.undo, line('rsvp-undo', { meeting: meeting.id, member }))
  return card(
    whose.forOther ? m.recordedFor(whose.person.name, said) : m.accepted[answer.answer],
    [
      text(nameOf(turn, meeting)),
      meetingFacts(w, town, meeting, [whose.forOther ? m.answerLabel : m.yourAnswer, said]),
      ...notes,
      buttons(undo),
    ],
    'done',
  )
}

/** What belongs to an answer: online, late, leaving early, a note. */
export function details(w: Words, { answer, mode, lateMinutes, leaveEarly, note: words }: Answer): string[] {
  const m = w.meeting
  const how = answer === 'attend' && mode === 'online' ? [m.mode.online] : []
  const late = lateMinutes ? [m.late(lateMinutes)] : []
  return [...how, ...late, ...(leaveEarly ? [m.early] : []), ...(words ? [words] : [])]
}

/** The member hears what staff wrote down for them; a proxy no longer needed hears it too; staff hear of late answers. */
function notifyOthers(
  turn: Turn,
  { meeting, whose, answer, answered, via }: Given & { via: RsvpArgs['via'] },
): void {
  const { person, forOther } = whose
  if (forOther) {
    turn.notify({
      to: { people: [person.id] },
      card: (w) =>
        card(w.meeting.accepted[answer.answer], [
          text(nameOf(turn, meeting)),
          meetingFacts(w, turn.town, meeting, [
            w.meeting.yourAnswer,
            [w.meeting.answer[answer.answer], ...details(w, answer)].join('・'),
          ]),
          note(w.meeting.answeredFor(turn.speaker.name, w.meeting.via[via ?? 'staff'])),
          buttons(press(w.undo, line('rsvp-undo', { meeting: meeting.id }))),
        ]),
    })
  }
  notifySuperseded(turn, meeting, person.name, answered.superseded)
  if (answered.late) {
    turn.notify({
      to: { staff: true },
      card: (w) =>
        card(
          w.meeting.lateAnswer(person.name, w.meeting.answer[answer.answer]),
          [meetingFacts(w, turn.town, meeting)],
          'alert',
        ),
    })
  }
}

export function notifySuperseded(
  turn: Turn,
  meeting: Meeting,
  member: string,
  superseded: { personId: string | null }[],
): void {
  const people = superseded.flatMap(({ personId }) => personId ?? [])
  if (superseded.length > 0)
    turn.notify({
      to: { staff: true },
      card: (w) => card(w.meeting.proxyFellAway(member), [text(nameOf(turn, meeting))]),
    })
  if (people.length === 0) return
  turn.notify({
    to: { people },
    card: (w) =>
      card(w.meeting.proxyNoLonger(member), [
        text(nameOf(turn, meeting)),
        meetingFacts(w, turn.town, meeting),
      ]),
  })
}

export async function undoRsvp(turn: Turn, args: ArgsOf<'rsvp-undo'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseToAnswer(turn, 'rsvp-undo', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'rsvp-undo', args, key: 'member' })
  if ('card' in whose) return whose.card
  const withdrawn = await withdrawAnswer(actFor(turn, whose, undefined), invited(meeting, whose))
  if (!withdrawn.ok) return answerRefused(w, withdrawn.refusal)
  const { restored } = withdrawn.value
  const now = restored ? w.meeting.withdrawnTo(w.meeting.answer[restored.answer]) : w.meeting.withdrawnNone
  return card(
    w.meeting.withdrawn,
    [text(nameOf(turn, meeting)), meetingFacts(w, town, meeting), text(now), answerButtons(w, meeting)],
    'done',
  )
}
