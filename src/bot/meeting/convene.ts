// A meeting's way from draft to notice: the chair convenes, or staff write down that the chair agreed.
import { conveneMeeting } from '../../domain/meeting/convene.ts'
import { mayConvene } from '../../domain/meeting/may.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import { readConveners } from '../../domain/meeting/read.ts'
import { readObservers } from '../../domain/observer/read.ts'
import { takeUntold } from '../../domain/papers/tell.ts'
import { isStaff } from '../../domain/people/may.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { askParties } from '../../domain/session/ask-parties.ts'
import { addButton } from '../feed/view.ts'
import { offerNotice } from '../observer/view.ts'
import { papersNote } from '../papers/view.ts'
import { partiesAsked, partyNotices } from '../session/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMeeting, visibleMeetings } from './choose.ts'
import { agendaPart, answerButtons, meetingFacts, nameOf, planRefused, toldParts, whileAsIs } from './view.ts'
import { words } from './words.ts'

const isDraft = ({ state }: Meeting): boolean => state === 'draft'

/** Rule 6(1): the chair convenes (the mayor while there is none). Staff ask, or write down that the chair agreed. */
export async function meetingConvene(turn: Turn, args: ArgsOf<'meeting-convene'>): Promise<Card> {
  const { locale, town, speaker, act } = turn
  const w = words(locale)
  if (!args.meeting && !visibleMeetings(turn).some(isDraft)) return refusal(w.noDraft, w.noDraftHint)
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-convene', args },
    among: 'all',
    likely: isDraft,
  })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const via = args.via ?? act.via
  const may = mayConvene(town, meeting, { actor: speaker, via, now: act.now })
  if (!may.allowed && !isStaff(speaker)) return notPermitted(locale, may)
  if (!may.allowed && isDraft(meeting)) return askConvener(turn, meeting)
  const convened = await conveneMeeting({ ...act, via }, meeting)
  if (!convened.ok) return planRefused(locale, convened.refusal)
  const people = await invite(turn, convened.value)
  await inviteObservers(turn, convened.value)
  const asked = await askParties(act, town, { meeting: convened.value })
  for (const notice of partyNotices(town, convened.value, asked)) turn.notify(notice)
  const missed = await unreachableNames(act, people)
  return card(
    w.convened(nameOf(town, meeting)),
    [
      meetingFacts(locale, town, meeting),
      ...toldParts(locale, { people: people.length, missed }),
      ...partiesAsked(locale, asked),
    ],
    'done',
  )
}

async function askConvener(turn: Turn, meeting: Meeting): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const { who, people } = await readConveners(act, town, { meeting, now: act.now })
  const called = w.convener[who]
  const byPhone = press(
    w.conveneByPhone(called),
    line('meeting-convene', { meeting: meeting.id, via: 'phone' }),
  )
  if (people.length === 0)
    return card(w.notConvener(called), [text(w.noConvener(called)), buttons(byPhone)], 'question')
  const convene = line('meeting-convene', { meeting: meeting.id })
  turn.notify({
    to: { people },
    while: whileAsIs(meeting),
    card: (theirs) =>
      card(words(theirs).conveneRequest(nameOf(town, meeting)), [
        meetingFacts(theirs, town, meeting),
        ...agendaPart(theirs, meeting),
        note(words(theirs).conveneRequestHint),
        buttons(press(words(theirs).convene, convene, { style: 'primary' })),
      ]),
  })
  return card(
    w.conveneAsked(called),
    [meetingFacts(locale, town, meeting), note(w.conveneAskedHint(called)), buttons(byPhone)],
    'done',
  )
}

/** Whoever was asked to come while it was a draft hears it now (N6). */
async function inviteObservers({ act, town, notify }: Turn, meeting: Meeting): Promise<void> {
  for (const observer of await readObservers(act, meeting.id))
    for (const notice of offerNotice(town, { observer, meeting })) notify(notice)
}

/** The notice to everyone who holds a seat on the meeting's day. */
async function invite({ act, town, notify }: Turn, meeting: Meeting): Promise<string[]> {
  const people = await planNotice(act, town, meeting)
  const papers = await takeUntold(act, meeting.id)
  notify({
    to: { people },
    // A change of the same night is told besides: nobody hears of a change without the invitation.
    while: { meeting: { id: meeting.id, states: ['convened', 'open'] } },
    card: (theirs) =>
      card(words(theirs).invitation(nameOf(town, meeting)), [
        meetingFacts(theirs, town, meeting),
        ...agendaPart(theirs, meeting),
        ...papersNote(theirs, meeting, papers.length),
        text(words(theirs).answerAsk),
        answerButtons(theirs, meeting),
        buttons(addButton(theirs, meeting)),
      ]),
  })
  return people
}
