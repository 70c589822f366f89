// Answering an invitation, and staff writing down what a member said.
import { type Answered, answerInvitation } from '../../domain/attendance/answer.ts'
import type { Answer } from '../../domain/attendance/model.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { isKnown } from '../../domain/people/read.ts'
import { splitName } from '../language/names.ts'
import { chooseToAnswer } from '../meeting/choose.ts'
import { answerButtons, meetingFacts, movedCard, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import { confirmFalls } from '../proxy/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { answerTopic } from '../turn/notice.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { actFor, invited, isReceived, needsMember, staffForm, type Whose, whoseAnswer } from './choose.ts'
import { rsvpUndo } from './undo.ts'
import { answerRefused, keptCard, sayAnswer, supersededNotices } from './view.ts'
import { words } from './words.ts'

type RsvpArgs = ArgsOf<'rsvp'>

export async function rsvp(turn: Turn, said: RsvpArgs): Promise<Card> {
  const { locale } = turn
  const undone = takenBack(turn, said)
  if (undone) return rsvpUndo(turn, undone)
  const given =
    isStaff(turn.speaker) && said.mode && !said.answer ? { ...said, answer: 'attend' as const } : said
  if (await isForAnother(turn, given)) return refusal(words(locale).notForOthers)
  const args = await namedFirst(turn, given)
  if (needsMember(turn, args)) return answerForm(turn, args)
  const chosen = await chooseToAnswer(turn, 'rsvp', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (args.of !== undefined && args.of !== meeting.revision) return movedCard(locale, turn.town, meeting)
  if (!args.answer) return askAnswer(turn, meeting, args)
  const whose = await whoseAnswer(turn, meeting, args.member, { id: 'rsvp', args, key: 'member' })
  if ('card' in whose) return whose.card
  if (args.sure === 'no') return keptCard(turn, meeting)
  const answer = answerOf(args, args.answer)
  const act = actFor(turn, whose, args.via)
  const answered = await answerInvitation(act, invited(meeting, whose), answer, { sure: args.sure === 'yes' })
  if (!answered.ok) {
    const { refusal: why } = answered
    const falling = { id: 'rsvp', args, yes: words(locale).changeTo[args.answer] } as const
    return why.kind === 'proxy-stands'
      ? confirmFalls(turn, meeting, { ...falling, proxy: why.proxy })
      : answerRefused(turn, why)
  }
  const outcome = { meeting, whose, answered: answered.value }
  notifyOthers(turn, outcome, args.via)
  return acceptedCard(turn, outcome)
}

/** Staff type `/rsvp 第3回 取り消し 田中一郎`. */
function takenBack({ speaker }: Turn, { meeting, note: typed, answer }: RsvpArgs) {
  const [, name] = /^(?:取り?消し?|undo)(?:\s+(.+))?$/i.exec(typed ?? '') ?? []
  return isStaff(speaker) && answer === undefined && name ? { meeting, member: name } : undefined
}

/**
 * Staff type `/rsvp 第3回 欠席 電話 田中 一郎 所用`: the words after a way of receiving are the member's name, as many of
 * them as the register knows, and then the note.
 */
async function namedFirst({ speaker, act }: Turn, args: RsvpArgs): Promise<RsvpArgs> {
  if (!isStaff(speaker) || args.member || !args.note || (!args.via && speaker.seats.length > 0)) return args
  const typed = args.note.split(/\s+/)
  const rest = (from: number) => typed.slice(from).join(' ') || undefined
  const full = typed.slice(0, 2).join('')
  if (typed.length >= 2 && (await isKnown(act, splitName(full).name)))
    return { ...args, member: full, note: rest(2) }
  return { ...args, member: typed[0], note: rest(1) }
}

/** A member answers for themselves: a way of receiving, or nothing but somebody's name behind the answer, is the office's. */
async function isForAnother(turn: Turn, args: RsvpArgs): Promise<boolean> {
  if (isReceived(turn, args)) return true
  const { name } = splitName((args.note ?? '').replaceAll(/\s/gu, ''))
  return !isStaff(turn.speaker) && name.length >= 2 && (await isKnown(turn.act, name))
}

const answerOf = (
  { mode, note: remark, late, early }: RsvpArgs,
  answer: 'attend' | 'absent' | 'undecided',
): Answer =>
  answer === 'attend'
    ? { answer, mode, note: remark, lateMinutes: late, leaveEarly: early && early === 'yes' }
    : { answer, note: remark }

function askAnswer({ locale, town }: Turn, meeting: Meeting, { member, via }: RsvpArgs): Card {
  return card(
    nameOf(town, meeting),
    [
      meetingFacts(locale, town, meeting),
      text(words(locale).answerAsk),
      answerButtons(locale, meeting, { member, via }),
    ],
    'question',
  )
}

async function answerForm(turn: Turn, { meeting }: RsvpArgs): Promise<Card> {
  const w = words(turn.locale)
  const options = (['attend', 'absent', 'undecided'] as const).map((value) => ({
    label: w.answer[value],
    value,
  }))
  const label = argumentLabel('rsvp', 'answer', turn.locale)
  const answer: Field = { name: 'answer', label, kind: 'choice', options, optional: false }
  const field = (name: 'mode' | 'late' | 'note', more: Partial<Field>): Field => ({
    ...{ name, label: argumentLabel('rsvp', name, turn.locale), kind: 'text', optional: true },
    ...more,
  })
  const modes = (['in-person', 'online'] as const).map((value) => ({ label: w.mode[value], value }))
  const fields = [
    answer,
    field('mode', { kind: 'choice', options: modes }),
    field('late', { kind: 'number' }),
    field('note', {}),
  ]
  return staffForm(turn, 'rsvp', { title: w.answerFormTitle, meeting, fields })
}

type Given = { meeting: Meeting; whose: Whose; answered: Answered }

function acceptedCard({ locale, town, undoable }: Turn, { meeting, whose, answered }: Given): Card {
  const { stands: answer } = answered
  const w = words(locale)
  const given = sayAnswer(locale, answer)
  const { person, forOther } = whose
  const member = forOther ? personKey(person.id) : undefined
  const back = line('rsvp-undo', { meeting: meeting.id, member, at: answered.at.getTime() })
  const undo = press(commonWords(locale).undo, back)
  const of = forOther ? `${person.name} ${given}` : given
  undoable({ line: back, label: `${nameOf(town, meeting)}：${of}` })
  return card(
    forOther ? w.recordedFor(person.name, given) : w.accepted[answer.answer],
    [
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, meeting, [forOther ? w.answerLabel : w.yourAnswer, given]),
      ...remarks({ locale }, { whose, answered }),
      buttons(undo),
    ],
    'done',
  )
}

/** What follows from an answer: it is late, a proxy falls away, somebody else may come. */
function remarks({ locale }: Pick<Turn, 'locale'>, { whose, answered }: Omit<Given, 'meeting'>): Part[] {
  const { stands: answer } = answered
  const w = words(locale)
  return [
    ...(answered.late ? [note(w.afterDeadline)] : []),
    ...answered.superseded.map(({ name }) => text(proxyWords(locale).supersededProxy(name))),
    ...(answer.answer === 'absent' && !whose.forOther ? [note(w.absentHint)] : []),
    ...(answer.answer === 'undecided' ? [note(w.undecidedHint)] : []),
  ]
}

/** The member hears what staff wrote down for them; a proxy no longer needed hears it too; staff hear of late answers. */
function notifyOthers(turn: Turn, { meeting, whose, answered }: Given, via: RsvpArgs['via']): void {
  const { town, notify, speaker } = turn
  const { stands: answer } = answered
  const { person, forOther } = whose
  if (forOther)
    notify({
      to: { people: [person.id] },
      topic: answerTopic(meeting.id, whose.seat.seatId),
      while: { answer: { meeting: meeting.id, seat: whose.seat.seatId, at: answered.at.getTime() } },
      card: (theirs) =>
        card(words(theirs).accepted[answer.answer], [
          text(nameOf(town, meeting)),
          meetingFacts(theirs, town, meeting, [words(theirs).yourAnswer, sayAnswer(theirs, answer)]),
          note(words(theirs).answeredFor(speaker.name, words(theirs).via[via ?? 'staff'])),
          buttons(
            press(
              commonWords(theirs).undo,
              line('rsvp-undo', { meeting: meeting.id, at: answered.at.getTime() }),
            ),
          ),
        ]),
    })
  const { superseded } = answered
  for (const notice of supersededNotices(town, meeting, { member: person.name, superseded, by: 'answer' }))
    notify(notice)
  if (answered.late)
    notify({
      to: { staff: true },
      card: (theirs) =>
        card(
          words(theirs).lateAnswer(person.name, words(theirs).answer[answer.answer]),
          [meetingFacts(theirs, town, meeting)],
          'alert',
        ),
    })
}
