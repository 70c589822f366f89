import { answerPoll } from '../../domain/poll/answer.ts'
import type { DateAnswer, Poll } from '../../domain/poll/model.ts'
import { pollsAsking, readOwnDates, readPolls } from '../../domain/poll/read.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { pollTopic } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { choosePoll } from './choose.ts'
import { dateParts, pollFacts, pollName, pollRefused, sayDate, sayMarks } from './view.ts'
import { words } from './words.ts'

type AnswerArgs = ArgsOf<'poll-answer'>

/** ○ △ × for dates, by button or by words; staff write down what a member said (N3). */
export async function pollAnswer(turn: Turn, args: AnswerArgs): Promise<Card> {
  const { locale, act, speaker } = turn
  const given = args.answers ? { ...args, answers: sayMarks(args.answers) } : args
  const whose = args.member
    ? await choosePerson(turn, args.member, { id: 'poll-answer', args: given, key: 'member' })
    : { person: { id: speaker.personId, name: speaker.name, locale } }
  if ('card' in whose) return whose.card
  const { person } = whose
  const among = args.member ? await readPolls(act, { states: ['open'] }) : await pollsAsking(act, person.id)
  const chosen = await choosePoll(turn, { id: 'poll-answer', args: given }, among)
  if ('card' in chosen) return chosen.card
  const { poll } = chosen
  const answers = saidIn(args)
  if (answers.length === 0) return ownCard(turn, poll, person)
  const via = args.member ? (args.via ?? act.via) : act.via
  const answered = await answerPoll({ ...act, via }, { no: poll.no, personId: person.id, answers })
  const own = await readOwnDates(act, poll.no, person.id)
  if (!answered.ok) return pollRefused(locale, answered.refusal, poll.no, [text(sayMarks(own) || '-')])
  const { at, former } = answered.value
  if (person.id !== speaker.personId) tellMember(turn, poll, person.id, own)
  return answeredCard(turn, poll, { person, own, undo: { at, was: sayMarks(former) } })
}

function saidIn({ date, answer, answers }: AnswerArgs): DateAnswer[] {
  if (date !== undefined && answer) return [{ dateNo: date, answer }]
  return answers ?? []
}

type Given = { person: FoundPerson; own: DateAnswer[]; undo: { at: Date; was: string } }

function answeredCard(turn: Turn, poll: Poll, { person, own, undo }: Given): Card {
  const { locale, town, speaker } = turn
  const w = words(locale)
  const member = person.id === speaker.personId ? undefined : personKey(person.id)
  const back = line('poll-undo', { poll: poll.no, was: undo.was, at: undo.at.getTime(), member })
  turn.undoable({ line: back, label: `${pollName(locale, town, poll)}：${sayMarks(own)}` })
  const left = poll.dates.filter(({ no }) => !own.some(({ dateNo }) => dateNo === no))
  const open = left.map((date) => sayDate(locale, town, date)).join(locale === 'ja' ? '、' : '; ')
  return card(
    member ? w.answeredFor(person.name) : w.answered,
    [
      text(pollName(locale, town, poll)),
      ...(left.length > 0 ? [note(w.stillOpen(open))] : []),
      ...dateParts(locale, town, poll, { answers: own, member }),
      buttons(press(commonWords(locale).undo, back)),
    ],
    'done',
  )
}

/** What somebody has answered, to be changed by its buttons. */
async function ownCard(turn: Turn, poll: Poll, person: FoundPerson): Promise<Card> {
  const { locale, town, act, speaker } = turn
  const w = words(locale)
  const answers = await readOwnDates(act, poll.no, person.id)
  const member = person.id === speaker.personId ? undefined : personKey(person.id)
  return card(
    pollName(locale, town, poll),
    [
      pollFacts(locale, town, poll),
      note(w.askHint),
      ...dateParts(locale, town, poll, { answers, member }),
      note(w.askWords),
    ],
    'question',
  )
}

function tellMember({ town, notify, speaker }: Turn, poll: Poll, person: string, own: DateAnswer[]): void {
  notify({
    to: { people: [person] },
    topic: pollTopic(poll.no),
    while: { poll: { no: poll.no, states: ['open'] } },
    card: (theirs) =>
      card(words(theirs).answered, [
        text(pollName(theirs, town, poll)),
        note(words(theirs).answeredBy(speaker.name)),
        ...dateParts(theirs, town, poll, { answers: own }),
      ]),
  })
}
