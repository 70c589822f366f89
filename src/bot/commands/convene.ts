// A meeting's way from draft to notice, its changes, and calling it off; who hears of it, and who cannot be reached.
import { isoDay, wallTime } from '../../domain/calendar.ts'
import { type Body, charterOf, type Meeting } from '../../domain/council/town.ts'
import { cancelMeeting, changeMeeting, conveneMeeting } from '../../domain/meeting/convene.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../card.ts'
import { line } from '../command-line.ts'
import type { ArgsOf } from '../commands.ts'
import { isStaff, type Turn } from '../turn.ts'
import { saySpan } from '../when.ts'
import { chooseMeeting, nameOf } from './meeting-choice.ts'
import { agendaLines, answerButtons, meetingFacts } from './meeting-view.ts'
import { changedCard, dueNotice } from './notice.ts'
import { planRefused, refusal } from './refusals.ts'

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
  turn.tell({
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

type Told = { reached: number; missed: string[] }

/** How many members are told, and who has to be told another way. */
const toldParts = (w: Turn['words'], { reached, missed }: Told): Part[] => [
  note(w.meeting.convenedHint(reached)),
  ...(missed.length > 0 ? [text(w.meeting.notReached(missed.join(w.locale === 'ja' ? '、' : ', ')))] : []),
]

/** Says a meeting's notice to everyone who holds a seat on its day; says who has no account it could reach. */
async function invite(turn: Turn, one: Meeting, title: (words: Turn['words']) => string): Promise<Told> {
  const people = await holdersOf(turn, one)
  turn.tell({
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

async function reach({ act }: Turn, people: string[]): Promise<Told> {
  const missed = await act.tx.person.findMany({
    where: { townId: act.town, id: { in: people }, accounts: { none: { reachable: true } } },
    select: { name: true },
    orderBy: { id: 'asc' },
  })
  return { reached: people.length - missed.length, missed: missed.map(({ name }) => name) }
}

async function holdersOf({ act, town }: Turn, one: Meeting): Promise<string[]> {
  const day = new Date(isoDay(one.startsAt, town.timezone))
  const held = await act.tx.appointment.findMany({
    where: {
      townId: act.town,
      bodyId: one.bodyId,
      from: { lte: day },
      OR: [{ to: null }, { to: { gte: day } }],
    },
    select: { personId: true },
  })
  return held.map(({ personId }) => personId)
}

export async function meetingChange(turn: Turn, args: ArgsOf<'meeting-change'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-change', args },
    among: 'all',
  })
  if ('card' in chosen) return chosen.card
  const before = chosen.meeting
  if (!args.starts && !args.place && !args.ends && !args.closes) return changeForm(turn, before)
  const change = { ...timesOf(turn, args), ...(args.place ? { place: args.place } : {}) }
  const changed = await changeMeeting(turn.act, before, change)
  if (!changed.ok) return planRefused(w, changed.refusal)
  const reset = changed.value.revision !== before.revision
  const told = reset && before.state !== 'draft' ? await tellMoved(turn, before, changed.value) : undefined
  return card(
    w.meeting.changed(nameOf(turn, before)),
    [
      meetingFacts(w, town, changed.value),
      note(reset ? w.meeting.changedHint : w.meeting.deadlineMoved),
      ...(told ? toldParts(w, told) : []),
    ],
    'done',
  )
}

async function tellMoved(turn: Turn, before: Meeting, after: Meeting): Promise<Told> {
  const { act, town } = turn
  const people = await dueNotice(act.tx, town, after, act.now)
  const was = (w: Turn['words']) =>
    facts([
      w.meeting.before,
      `${saySpan(before.startsAt, before.endsAt, town.timezone, w.locale)} ${before.place}`,
    ])
  turn.tell({ to: { people }, card: (w) => changedCard(turn, after, w, [was(w)]) })
  return reach(turn, people)
}

function timesOf({ town }: Turn, { starts, ends, closes }: ArgsOf<'meeting-change'>) {
  const at = (said: string | undefined) => (said ? wallTime(said, town.timezone) : undefined)
  const [startsAt, endsAt, answersCloseAt] = [at(starts), at(ends), at(closes)]
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(answersCloseAt && { answersCloseAt }),
  }
}

function changeForm({ words: w, town }: Turn, one: Meeting): Card {
  return card(
    w.meeting.changeTitle,
    [
      meetingFacts(w, town, one),
      {
        kind: 'form',
        ...{ command: 'meeting-change', preset: { meeting: one.id }, submit: w.meeting.change },
        fields: [
          {
            name: 'starts',
            label: w.arg.starts,
            kind: 'date-time',
            initial: one.startsAt.toISOString(),
            optional: false,
          },
          {
            name: 'ends',
            label: w.arg.ends,
            kind: 'date-time',
            initial: one.endsAt.toISOString(),
            optional: true,
          },
          { name: 'place', label: w.arg.place, kind: 'text', initial: one.place, optional: false },
          { name: 'closes', label: w.arg.closes, kind: 'date-time', optional: true },
        ],
      },
    ],
    'question',
  )
}

export async function meetingCancel(turn: Turn, args: ArgsOf<'meeting-cancel'>): Promise<Card> {
  const { words: w, town } = turn
  const chosen = chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-cancel', args },
    among: 'all',
  })
  if ('card' in chosen) return chosen.card
  const one = chosen.meeting
  if (!args.sure) {
    const sure = press(w.meeting.cancel, line('meeting-cancel', { meeting: one.id, sure: 'yes' }), {
      style: 'danger',
    })
    return card(
      w.meeting.cancelAsk(nameOf(turn, one)),
      [meetingFacts(w, town, one), note(w.meeting.cancelAskHint), buttons(sure)],
      'question',
    )
  }
  const cancelled = await cancelMeeting(turn.act, one)
  if (!cancelled.ok) return planRefused(w, cancelled.refusal)
  const people = one.state === 'convened' ? await holdersOf(turn, one) : []
  if (people.length > 0) {
    turn.tell({
      to: { people },
      card: (words) =>
        card(
          words.meeting.cancelledNotice(nameOf(turn, one)),
          [meetingFacts(words, town, one), text(words.meeting.cancelledHint)],
          'alert',
        ),
    })
  }
  const told = people.length > 0 ? toldParts(w, await reach(turn, people)) : []
  return card(w.meeting.cancelledDone(nameOf(turn, one)), [meetingFacts(w, town, one), ...told], 'done')
}
