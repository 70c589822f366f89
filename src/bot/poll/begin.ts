// A poll begins: its dates are read one by one, and one that cannot be is named.
import { wallTime } from '../../domain/calendar.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import type { Poll } from '../../domain/poll/model.ts'
import { openPoll } from '../../domain/poll/open.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseBody } from '../charter/choose.ts'
import { wallClock } from '../table/args.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { pollTopic } from '../turn/notice.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { askCard, beginRefused, pollFacts, pollName, sayDate } from './view.ts'
import { words } from './words.ts'

type PollArgs = ArgsOf<'poll'>

/** The end of the office's day, where only a day is said. */
const END_OF_DAY = 'T17:00'

export async function beginPoll(turn: Turn, args: PollArgs & { dates: string }): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const pieces = args.dates
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .map((piece) => piece.trim())
    .filter(Boolean)
  if (pieces.length === 0) return refusalAbout('dates', w.datesAsk, w.datesHint)
  const dates: Date[] = []
  for (const piece of pieces) {
    const at = timeSaid(turn, piece)
    if (!at) return refusalAbout('dates', w.unreadable(piece), w.datesHint)
    dates.push(at)
  }
  const chosen = chooseBody(turn, args.body, { id: 'poll', args, day: dayIn(town, act.now) })
  if ('card' in chosen) return chosen.card
  if (!args.place) return refusalAbout('place', w.placeAsk)
  const until = args.until === undefined ? undefined : untilSaid(turn, args.until)
  if (args.until !== undefined && !until) return refusalAbout('until', w.untilUnreadable, w.datesHint)
  const opened = await openPoll(act, { bodyId: chosen.body.id, dates, place: args.place, until })
  if (!opened.ok) return beginRefused(locale, town, opened.refusal, dates)
  return begun(turn, opened.value)
}

/** `2026-12-10 14:00`, as everywhere; one that is no time of the town's clock is none. */
function timeSaid({ town }: Turn, said: string): Date | undefined {
  const read = wallClock.safeParse(said)
  return read.success ? wallTime(read.data, town.timezone) : undefined
}

const untilSaid = ({ town }: Turn, said: string): Date | undefined =>
  wallTime(/^\d{4}-\d{2}-\d{2}$/.test(said) ? `${said}${END_OF_DAY}` : said, town.timezone)

async function begun(turn: Turn, { poll, people }: { poll: Poll; people: string[] }): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  notify({
    to: { people },
    topic: pollTopic(poll.no),
    while: { poll: { no: poll.no, states: ['open'] } },
    card: (theirs) => askCard(theirs, town, poll),
  })
  const missed = await unreachableNames(act, people)
  const names = listed(missed, locale)
  return card(
    w.opened(pollName(locale, town, poll)),
    [
      pollFacts(locale, town, poll),
      text(poll.dates.map((date) => sayDate(locale, town, date)).join('\n')),
      note(w.openedHint(people.length - missed.length)),
      ...(missed.length > 0 ? [text(w.notReached(names))] : []),
      buttons(press(w.show, line('poll', { poll: poll.no }))),
    ],
    'done',
  )
}

export function pollForm({ locale, town }: Turn, args: PollArgs): Card {
  const w = words(locale)
  const field = (name: keyof PollArgs, kind: Field['kind'], optional = false): Field => ({
    ...{ name, kind, optional, label: argumentLabel('poll', name, locale) },
  })
  const options = town.bodies.map(({ id, name }) => ({ label: name, value: id }))
  const fields: Field[] = [
    ...(options.length > 1 ? [{ ...field('body', 'choice'), options }] : []),
    { ...field('dates', 'long-text'), hint: w.formDates },
    { ...field('place', 'text'), ...(args.place && { initial: args.place }) },
    field('until', 'date-time', true),
  ]
  return card(
    w.formTitle,
    [{ kind: 'form', command: 'poll', preset: {}, submit: w.begin, fields }],
    'question',
  )
}
