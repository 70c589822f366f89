// Reminders of a meeting: to those who have not answered, the day before to those who come, to staff of the quorum.
import { noteOutlook } from '../../domain/attendance/note-outlook.ts'
import type { MeetingForecast } from '../../domain/attendance/read.ts'
import { remindComing, remindUnanswered } from '../../domain/attendance/remind.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import { agendaPart, answerButtons, meetingFacts, nameOf } from '../meeting/view.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { words as commonWords } from '../turn/words.ts'
import { forecastParts } from './view.ts'
import { words } from './words.ts'

/** Those who have not answered yet; by the time it is delivered, those who have are left out. */
export async function askUnanswered({ act, town, notify }: Plan, meeting: Meeting): Promise<void> {
  const people = await remindUnanswered(act, town, meeting)
  const { answersCloseAt } = meeting
  if (people.length === 0 || !answersCloseAt) return
  notify({
    to: { people },
    card: (locale) =>
      card(words(locale).remindTitle(nameOf(town, meeting)), [
        text(words(locale).remindDeadline(sayWhen(answersCloseAt, town.timezone, locale))),
        meetingFacts(locale, town, meeting),
        text(words(locale).answerAsk),
        answerButtons(locale, meeting),
      ]),
    unless: { answered: meeting.id },
  })
}

/** The day before, in the morning: place, time and agenda to those who come. */
export async function remindThoseWhoCome(plan: Plan, meeting: Meeting): Promise<void> {
  const { act, town, notify } = plan
  const { online, inPerson, proxies } = await remindComing(act, town, meeting)
  for (const [people, hint] of [
    [inPerson, 'eveHint'],
    [online, 'eveOnline'],
    [proxies, 'eveProxy'],
  ] as const)
    if (people.length > 0)
      notify({ to: { people }, card: (locale) => comingCard(plan, meeting, { locale, hint }) })
}

function comingCard(
  { act, town }: Plan,
  meeting: Meeting,
  { locale, hint }: { locale: Locale; hint: 'eveHint' | 'eveOnline' | 'eveProxy' },
): Card {
  const w = words(locale)
  const name = nameOf(town, meeting)
  const today = dayIn(town, act.now) === dayIn(town, meeting.startsAt)
  return card(today ? w.todayTitle(name) : w.eveTitle(name), [
    meetingFacts(locale, town, { ...meeting, answersCloseAt: null }),
    ...agendaPart(locale, meeting),
    note(w[hint]),
  ])
}

/** Staff hear when a meeting's quorum becomes safe, falls short or is out of reach: each change once. */
export async function watchQuorum(plan: Plan, meeting: Meeting): Promise<void> {
  const forecast = await noteOutlook(plan.act, plan.town, meeting)
  if (forecast)
    plan.notify({ to: { staff: true }, card: (locale) => outlookCard(plan, meeting, { locale, forecast }) })
}

function outlookCard(
  { town }: Plan,
  meeting: Meeting,
  { locale, forecast }: { locale: Locale; forecast: MeetingForecast },
): Card {
  const w = words(locale)
  return card(
    `${w.outlookTold[forecast.outlook]}：${nameOf(town, meeting)}`,
    [
      meetingFacts(locale, town, meeting),
      ...forecastParts(locale, forecast),
      facts([commonWords(locale).article, forecast.article]),
      ...(forecast.outlook === 'unreachable' ? [text(w.unreachableHint)] : []),
      buttons(press(w.quorum, line('quorum', { meeting: meeting.id }))),
    ],
    forecast.outlook === 'met' ? 'done' : 'alert',
  )
}
