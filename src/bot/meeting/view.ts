// How meetings are shown: one set of facts and buttons wherever a meeting appears.
import type { CancelRefusal } from '../../domain/meeting/cancel.ts'
import type { ChangeRefusal } from '../../domain/meeting/change.ts'
import type { ConveneRefusal } from '../../domain/meeting/convene.ts'
import type { DraftRefusal } from '../../domain/meeting/draft.ts'
import type { Meeting, MeetingRefusal } from '../../domain/meeting/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { addButton } from '../feed/view.ts'
import { type Button, buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { saySpan, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import type { Condition } from '../turn/notice.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import { words } from './words.ts'

export const nameOf = ({ bodies }: Pick<TownModel, 'bodies'>, { bodyId, title }: Meeting): string => {
  const body = bodies.find(({ id }) => id === bodyId)
  return body ? fullName(body.name, title) : title
}

/** A title that does not say of which body it is, with the body before it. */
export const fullName = (body: string, title: string): string =>
  title.includes(body) ? title : `${body} ${title}`

/** Date with weekday and era, place, and until when to answer. */
export function meetingFacts(
  locale: Locale,
  { timezone }: Pick<TownModel, 'timezone'>,
  {
    startsAt,
    endsAt,
    place,
    answersCloseAt,
  }: Pick<Meeting, 'startsAt' | 'endsAt' | 'place' | 'answersCloseAt'>,
  ...more: ([string, string] | undefined)[]
): Part {
  const w = words(locale)
  return facts(
    [w.when, saySpan(startsAt, endsAt, timezone, locale)],
    [w.place, place],
    answersCloseAt ? [w.deadline, sayWhen(answersCloseAt, timezone, locale)] : undefined,
    ...more,
  )
}

type ForMember = { member?: string | undefined; via?: string | undefined }

/** 出席・欠席・未定・代理, for one meeting; for a member where staff write down what they said. */
export function answerButtons(
  locale: Locale,
  meeting: Pick<Meeting, 'id' | 'revision'>,
  more: ForMember = {},
): Part {
  const { answers } = words(locale)
  const answer = (kind: 'attend' | 'absent' | 'undecided', style: Button['style'] = 'plain') =>
    press(
      answers[kind],
      line('rsvp', { meeting: meeting.id, answer: kind, of: `r${meeting.revision}`, ...more }),
      { style },
    )
  const proxy = press(
    answers.proxy,
    line('proxy', { meeting: meeting.id, of: `r${meeting.revision}`, ...more }),
  )
  return buttons(answer('attend', 'primary'), answer('absent'), answer('undecided'), proxy)
}

export const agendaLines = (locale: Locale, { items }: Pick<Meeting, 'items'>): string =>
  items.map(({ no, title, notified }) => `${no}. ${title}${notified ? '' : words(locale).urgent}`).join('\n')

/** The agenda where there is one. */
export const agendaPart = (locale: Locale, meeting: Meeting): Part[] =>
  meeting.items.length > 0 ? [text(agendaLines(locale, meeting))] : []

/** How many members are told, and who has to be told another way. */
export function toldParts(locale: Locale, { people, missed }: { people: number; missed: string[] }): Part[] {
  const w = words(locale)
  return [
    note(w.convenedHint(people - missed.length)),
    ...(missed.length > 0 ? [text(w.notReached(listed(missed, locale)))] : []),
  ]
}

/** A notice about a meeting is dropped once the meeting is something else, or at another date or place. */
export const whileAsIs = ({ id, revision, state }: Meeting): Condition => ({
  meeting: { id, revision, states: state === 'draft' ? ['draft'] : ['convened', 'open'] },
})

/** The notice of a new date or place: the answer given for the old one counts no more (N2). */
export const changedCard = (locale: Locale, town: TownModel, meeting: Meeting, before: Part[] = []): Card =>
  card(words(locale).changedNotice(nameOf(town, meeting)), [
    text(words(locale).changedWhy),
    ...before,
    meetingFacts(locale, town, meeting),
    text(words(locale).answerAsk),
    answerButtons(locale, meeting),
    buttons(addButton(locale, meeting)),
  ])

/** A button of an older card: it was about another date or place, and what counts now is shown. */
export const movedCard = (locale: Locale, town: TownModel, meeting: Meeting): Card =>
  card(
    words(locale).movedSince(nameOf(town, meeting)),
    [
      text(words(locale).movedSinceHint),
      meetingFacts(locale, town, meeting),
      text(words(locale).answerAsk),
      answerButtons(locale, meeting),
    ],
    'refusal',
  )

/** What a meeting has come to since the person saw it. */
export function meetingRefused(locale: Locale, { kind }: MeetingRefusal): Card {
  const w = words(locale)
  switch (kind) {
    case 'meeting-not-convened':
      return refusal(w.notConvened, w.notConvenedHint)
    case 'meeting-cancelled':
      return refusal(w.cancelled, w.cancelledHint)
    case 'meeting-over':
      return refusal(w.over, w.overHint)
    case 'meeting-changed':
      return card(
        w.movedMeanwhile,
        [text(w.movedMeanwhileHint), buttons(press(w.nextTitle, line('next')))],
        'refusal',
      )
    case 'no-such-meeting':
      return refusal(w.noSuchMeeting(''), w.noSuchMeetingHint)
  }
}

export function planRefused(
  locale: Locale,
  why: DraftRefusal | ChangeRefusal | ConveneRefusal | CancelRefusal,
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'meeting-in-the-past':
      return refusalAbout('starts', w.inThePast, w.inThePastHint)
    case 'meeting-ends-before-it-starts':
      return refusalAbout('ends', w.endsBeforeStart)
    case 'deadline-after-start':
      return refusalAbout('closes', w.deadlineAfterStart)
    case 'no-such-body':
      return refusalAbout('body', w.noSuchBody)
    case 'nothing-changes':
      return refusal(w.nothingChanges)
    case 'already-convened':
      return refusal(w.alreadyConvened)
    default:
      return meetingRefused(locale, why)
  }
}
