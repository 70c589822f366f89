// A meeting's way from draft to notice, its changes, and calling it off; who hears of it, and who cannot be reached.

import { conveneMeeting } from '../../domain/meeting/convene.ts'
import { type Body, charterOf, type Meeting } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'
import { chooseMeeting, nameOf } from './choose.ts'
import { holdersOf, reach, type Told, toldParts } from './reach.ts'
import { planRefused, refusal } from './refusals.ts'
import { agendaLines, answerButtons, meetingFacts } from './view.ts'

/** Rule 6(1): the chair convenes (the mayor while there is none). Staff ask, or write down that the chair agreed by phone. */
export async function meetingConvene(turn: Turn, args: ArgsOf<'meeting-convene'>): Promise<Card> {
  const { words: w, town, speaker } = turn
  const isDraft = ({ state }: Meeting) => state === 'draft'
  const drafts = town.meetings.filter(isDraft)
  const ref = args.meeting ?? (drafts.length === 1 ? drafts[0]?.id : undefined)
  if (ref === undefined && drafts.length === 0) return refusal(w.meeting.noDraft, w.meeting.noDraftHint)
  const one = byIdOrRef(turn, ref, args)
  if ('card' in one) return one.card
  const body = town.bodies.find(({ id }) => id === one.meeting.bodyId)
  const convener = convenerOf(turn, one.meeting, body)
  const mayConvene = convener.isSpeaker || (isStaff(speaker) && args.via !== undefined)
  if (!mayConvene && !isStaff(speaker)) return refusal(w.meeting.notChair)
  if (!mayConvene && one.meeting.state === 'draft') return askConvener(turn, one.meeting, convener.personId)
  const convened = await conveneMeeting({ ...turn.act, via: args.via ?? turn.act.via }, one.meeting)
  if (!convened.ok) return planRefused(w, convened.refusal)
  const told = await invite(turn, convened.value, (words) =>
    words.meeting.invitation(nameOf(turn, one.meeting)),
  )
  return card(
    w.meeting.convened(nameOf(turn, one.meeting)),
    [meetingFacts(w, town, one.meeting), ...toldParts(w, told)],
    'done',
  )
}

/** The chair may see and convene a draft of their body although drafts are not shown to members. */
function byIdOrRef(turn: Turn, ref: string | undefined, args: ArgsOf<'meeting-convene'>) {
  const own = turn.town.meetings.find(({ id, bodyId }) => {
    const body = turn.town.bodies.find((one) => one.id === bodyId)
    return id === ref && body?.chair === turn.speaker.personId
  })
  if (own) return { meeting: own }
  return chooseMeeting(turn, {
    ref,
    again: { id: 'meeting-convene', args },
    among: 'all',
    likely: ({ state }) => state === 'draft',
  })
}

function convenerOf(
  { speaker, town }: Turn,
  one: Meeting,
  body: Body | undefined,
): { isSpeaker: boolean; personId: string | null } {
  const rule = charterOf(town, one).rules.convener
  const who = body?.chair ? rule.then : rule.first
  if (who === 'chair') return { isSpeaker: body?.chair === speaker.personId, personId: body?.chair ?? null }
  return { isSpeaker: speaker.roles.includes('mayor'), personId: null }
}

function askConvener(turn: Turn, one: Meeting, chair: string | null): Card {
  const { words: w, town } = turn
  const byPhone = press(w.meeting.conveneByPhone, line('meeting-convene', { meeting: one.id, via: 'phone' }))
  if (!chair) return card(w.meeting.notChair, [text(w.meeting.noChair), buttons(byPhone)], 'question')
  turn.notify({
    to: { people: [chair] },
    card: (words) =>
      card(words.meeting.conveneRequest(nameOf(turn, one)), [
        meetingFacts(words, town, one),
        ...(one.items.length > 0 ? [text(agendaLines(words, one))] : []),
        note(words.meeting.conveneRequestHint),
        buttons(
          press(words.meeting.convene, line('meeting-convene', { meeting: one.id }), { style: 'primary' }),
        ),
      ]),
  })
  return card(
    w.meeting.conveneAsked,
    [meetingFacts(w, town, one), note(w.meeting.conveneAskedHint), buttons(byPhone)],
    'done',
  )
}

/** Says a meeting's notice to everyone who holds a seat on its day; says who has no account it could reach. */
async function invite(turn: Turn, one: Meeting, title: (words: Turn['words']) => string): Promise<Told> {
  const people = await holdersOf(turn, one)
  turn.notify({
    to: { people },
    card: (w) =>
      card(title(w), [
        meetingFacts(w, turn.town, one),
        ...(one.items.length > 0 ? [text(agendaLines(w, one))] : []),
        text(w.meeting.answerAsk),
        answerButtons(w, one),
      ]),
  })
  return reach(turn, people)
}
