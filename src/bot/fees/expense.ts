import { readStanding } from '../../domain/fees/ledger.ts'
import { LIMIT_ARTICLE } from '../../domain/fees/limit.ts'
import { hasAttended } from '../../domain/fees/read.ts'
import { type ExpenseRefusal, recordExpense, takeBackExpense } from '../../domain/fees/record-expense.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { bodyOf, dayIn } from '../../domain/town/model.ts'
import { chooseAny, visibleMeetings } from '../meeting/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayDay, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

type Args = ArgsOf<'fee-expense'>

/** Staff write down what somebody is reimbursed for a meeting; what that means for the limit is said (M2). */
export async function feeExpense(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (args.meeting === undefined) return askMeeting(turn, args)
  const chosen = await chooseAny(turn, 'fee-expense', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (!args.member) return card(peopleWords(locale).whoAsk, [], 'question')
  if (args.yen === undefined) return refusalAbout('yen', w.yenAsk)
  if (!args.note) return refusalAbout('note', w.noteAsk)
  const again = { id: 'fee-expense', args: { ...args, meeting: meeting.id }, key: 'member' } as const
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const { person } = found
  const expense = { meeting, personId: person.id, yen: args.yen, note: args.note }
  const recorded = await recordExpense(act, expense)
  if (!recorded.ok) return expenseRefused(turn, recorded.refusal, { person, note: args.note })
  const undo = line('fee-expense-undo', {
    meeting: meeting.id,
    member: personKey(person.id),
    note: args.note,
    of: act.now.getTime(),
  })
  turn.undoable({ line: undo, label: w.undoExpense(person.name) })
  return card(
    w.expenseRecorded(person.name, sayYen(args.yen, locale)),
    [
      text(nameOf(turn.town, meeting)),
      facts([w.note, args.note]),
      ...(await standingParts(turn, meeting, person)),
      buttons(press(turnWords(locale).undo, undo)),
    ],
    'done',
  )
}

async function standingParts(
  { act, town, locale }: Turn,
  meeting: Meeting,
  person: FoundPerson,
): Promise<Part[]> {
  const w = words(locale)
  const whose = { personId: person.id, bodyId: meeting.bodyId, day: dayIn(town, meeting.startsAt) }
  const { year, yen, days, expenseYen } = await readStanding(act, town, whose)
  const held = meeting.state === 'open' || meeting.state === 'closed'
  const there = !held || (await hasAttended(act, { meetingId: meeting.id, personId: person.id }))
  return [
    ...(there ? [] : [note(w.notAttended)]),
    text(w.expenseTaxed(person.name, bodyOf(town, meeting).name)),
    facts(
      [w.yearFees(year), w.sayYear(sayYen(yen, locale), days)],
      [w.yearExpenses(year), sayYen(expenseYen, locale)],
      [turnWords(locale).article, LIMIT_ARTICLE],
    ),
    note(w.limitHint),
  ]
}

const ASKED_MOST = 8

/** The last meetings that were called: most expenses are written down afterwards. */
function askMeeting(turn: Turn, args: Args): Card {
  const { locale, town } = turn
  const w = words(locale)
  const recent = visibleMeetings(turn)
    .filter(({ state }) => state !== 'draft' && state !== 'cancelled')
    .slice(-ASKED_MOST)
    .toReversed()
  const choices = recent.map((meeting) =>
    press(
      `${nameOf(town, meeting)} ${sayDay(meeting.startsAt, town.timezone, locale)}`,
      line('fee-expense', { ...args, meeting: meeting.id }),
    ),
  )
  return card(w.meetingAsk, [note(w.meetingAskHint), buttons(...choices)], 'question')
}

/** Takes an expense back, as it was recorded at that moment. */
export async function feeExpenseUndo(turn: Turn, args: ArgsOf<'fee-expense-undo'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { meeting: meetingId, member, note: spentOn, of } = args
  if (!meetingId || !member || !spentOn || of === undefined)
    return refusal(w.noSuchExpense, w.noSuchExpenseHint)
  const found = await choosePerson(turn, member, { id: 'fee-expense-undo', args, key: 'member' })
  if ('card' in found) return found.card
  const { person } = found
  const back = await takeBackExpense(act, {
    meetingId,
    personId: person.id,
    note: spentOn,
    at: new Date(of),
  })
  if (!back.ok)
    return back.refusal.kind === 'not-permitted'
      ? notPermitted(locale, back.refusal)
      : refusal(w.noSuchExpense, w.noSuchExpenseHint)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  return card(
    w.expenseBack(person.name, sayYen(back.value.yen, locale)),
    [...(meeting ? [text(nameOf(town, meeting))] : []), facts([w.note, spentOn])],
    'done',
  )
}

function expenseRefused(
  { locale }: Turn,
  why: ExpenseRefusal,
  { person, note: spentOn }: { person: FoundPerson; note: string },
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'recorded-already':
      return refusalAbout(
        'note',
        w.recordedAlready(person.name, spentOn),
        w.recordedAlreadyHint(sayYen(why.yen, locale)),
      )
    default:
      return meetingRefused(locale, why)
  }
}
