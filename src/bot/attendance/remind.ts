// 催促: staff ask those who have not answered, now; who that is, and what it costs, is said first.
import { readSilent, remindNow, type Silent } from '../../domain/attendance/remind.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { chooseAny } from '../meeting/choose.ts'
import { answerButtons, meetingFacts, nameOf, planRefused, whileAsIs } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, type Part, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { meetingTopic } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function remind(turn: Turn, args: ArgsOf<'remind'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'remind', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (args.sure === 'no') return card(w.remindKept, [text(nameOf(town, meeting))])
  const silent = await readSilent(act, town, meeting)
  const reached = silent.filter(({ platform, askedToday }) => platform !== null && !askedToday)
  if (args.sure !== 'yes' && meeting.state !== 'draft') {
    if (reached.length === 0)
      return card(w.remindNobody, [text(w.remindNobodyHint), ...whoIsLeft(locale, silent)])
    return confirm(turn, {
      id: 'remind',
      args: { meeting: meeting.id },
      title: w.remindAsk(nameOf(town, meeting), reached.length),
      parts: [
        text(w.remindWhom(namesOf(locale, reached))),
        note(w.remindCost(reached.filter(({ platform }) => platform === 'line').length)),
        ...whoIsLeft(locale, silent),
      ],
      yes: w.remind,
      no: w.remindNo,
    })
  }
  const asked = await remindNow(act, town, meeting)
  if (!asked.ok) return planRefused(locale, asked.refusal)
  const people = asked.value
  if (people.length === 0) return refusal(w.remindNobody, w.remindNobodyHint)
  notifySilent(turn, meeting, people)
  return card(w.reminded(people.length), [text(nameOf(town, meeting)), ...whoIsLeft(locale, silent)], 'done')
}

const namesOf = (locale: Locale, people: Silent[]): string =>
  listed(
    people.map(({ name }) => name),
    locale,
  )

/** Whom no message reaches, with the number to ring up; who was asked today. */
function whoIsLeft(locale: Locale, silent: Silent[]): Part[] {
  const w = words(locale)
  const byPhone = silent.filter(({ platform }) => platform === null)
  const called = byPhone.map(({ name, phone }) => (phone ? `${name}（${phone}）` : name))
  const today = silent.filter(({ askedToday, platform }) => askedToday && platform !== null)
  return [
    ...(called.length > 0 ? [text(w.remindByPhone(listed(called, locale)))] : []),
    ...(today.length > 0 ? [note(w.remindToday(today.length))] : []),
  ]
}

function notifySilent({ town, notify }: Turn, meeting: Meeting, people: string[]): void {
  const { answersCloseAt } = meeting
  notify({
    to: { people },
    unless: { answered: meeting.id },
    while: whileAsIs(meeting),
    topic: `remind ${meetingTopic(meeting.id)}`,
    card: (locale) => {
      const w = words(locale)
      return card(w.remindTitle(nameOf(town, meeting)), [
        ...(answersCloseAt ? [text(w.remindDeadline(sayWhen(answersCloseAt, town.timezone, locale)))] : []),
        meetingFacts(locale, town, meeting),
        text(w.answerAsk),
        answerButtons(locale, meeting),
      ])
    },
  })
}
