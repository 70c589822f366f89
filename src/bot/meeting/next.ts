// When and where the next meeting is, and what one has answered.
import { readOwnAnswers } from '../../domain/attendance/read.ts'
import { isOwnSeat } from '../../domain/meeting/may.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { sayOwn } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { addButton } from '../feed/view.ts'
import { invitedParts } from '../observer/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, type Part, press, strong, text } from '../turn/card.ts'
import { saySpan } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseReadable, noMeeting, readableMeetings, visibleMeetings } from './choose.ts'
import { agendaPart, answerButtons, meetingFacts, nameOf } from './view.ts'
import { words } from './words.ts'

/** The chair learns here, too, what waits for them (rule 6(1)). */
function waitingParts(turn: Turn): Part[] {
  const { locale, town, act, speaker } = turn
  if (isStaff(speaker)) return []
  const drafts = visibleMeetings(turn).filter(
    ({ state, startsAt }) => state === 'draft' && startsAt > act.now,
  )
  if (drafts.length === 0) return []
  const w = words(locale)
  const convene = (one: Meeting) =>
    press(w.convene, line('meeting-convene', { meeting: one.id }), { style: 'primary' })
  const waits = strong(w.waitsForYou(drafts.length))
  const [only] = drafts
  if (only && drafts.length === 1)
    return [
      waits,
      text(nameOf(town, only)),
      meetingFacts(locale, town, only),
      ...agendaPart(locale, only),
      buttons(convene(only)),
    ]
  // Each button stands beside its meeting: the same words in a row at the end would say of which by nothing.
  const items = drafts.map((one) => ({
    title: nameOf(town, one),
    note: [
      `${saySpan(one.startsAt, one.endsAt, town.timezone, locale)} ${one.place}`,
      ...one.items.map(({ no, title }) => `${no}. ${title}`),
    ].join('\n'),
    button: convene(one),
  }))
  return [waits, { kind: 'list', items, empty: '' }]
}

/** A meeting that is on asks nobody whether they will come: it shows where they sit and what is on the table. */
function atTable({ locale, town }: Turn, meeting: Meeting): Card {
  const w = words(locale)
  const choices = [
    press(w.mySeat, line('my-seat', { meeting: meeting.id })),
    press(w.motions, line('motion', { meeting: meeting.id })),
  ]
  return card(w.isOnNow, [
    text(nameOf(town, meeting)),
    meetingFacts(locale, town, meeting),
    ...agendaPart(locale, meeting),
    buttons(...choices),
  ])
}

export async function next(turn: Turn, args: ArgsOf<'next'>): Promise<Card> {
  const { locale, town, act, speaker } = turn
  const w = words(locale)
  const coming = readableMeetings(turn).filter(
    ({ endsAt, state }) => endsAt > act.now && state !== 'draft' && state !== 'cancelled',
  )
  const named = args.meeting ? await chooseReadable(turn, 'next', args) : undefined
  if (named && 'card' in named) return named.card
  const sits = (one: (typeof coming)[number]) => isOwnSeat(town, speaker, one)
  const meeting = named?.meeting ?? coming.find(sits) ?? coming[0]
  const waiting = waitingParts(turn)
  if (!meeting) return waiting.length > 0 ? card(w.nextTitle, waiting) : noMeeting(turn)
  turn.show({ meeting: meeting.id })
  if (meeting.state === 'open' && sits(meeting)) return atTable(turn, meeting)
  const parts: Part[] = [...waiting, text(nameOf(town, meeting))]
  if (args.field === 'place') parts.push(strong(meeting.place))
  if (args.field === 'time')
    parts.push(strong(saySpan(meeting.startsAt, meeting.endsAt, town.timezone, locale)))
  if (!sits(meeting)) {
    const proxy = speaker.proxies.find(({ meetingId }) => meetingId === meeting.id)
    const { standsFor, standsForLabel } = proxyWords(locale)
    const stands: [string, string] | undefined = proxy && [standsForLabel, standsFor(proxy.member)]
    const invitation = speaker.invitations.find(({ meetingId }) => meetingId === meeting.id)
    if (!proxy && invitation) return card(w.nextTitle, [...parts, ...invitedParts(turn, meeting, invitation)])
    return card(w.nextTitle, [
      ...parts,
      meetingFacts(locale, town, meeting, stands),
      buttons(addButton(locale, meeting)),
    ])
  }
  const answer = (await readOwnAnswers(act, speaker.personId)).find(
    ({ meetingId }) => meetingId === meeting.id,
  )
  parts.push(
    meetingFacts(locale, town, meeting, [attendanceWords(locale).yourAnswer, sayOwn(locale, answer)]),
    ...agendaPart(locale, meeting),
  )
  if (!answer) parts.push(text(w.answerAsk))
  return card(w.nextTitle, [...parts, answerButtons(locale, meeting), buttons(addButton(locale, meeting))])
}
