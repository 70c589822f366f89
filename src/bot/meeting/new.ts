import { wallTime } from '../../domain/calendar.ts'
import { draftMeeting } from '../../domain/meeting/draft.ts'
import { usualTimes } from '../../domain/meeting/due.ts'
import { covers } from '../../domain/membership/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { meetingFacts, planRefused } from './view.ts'
import { words } from './words.ts'

type NewArgs = ArgsOf<'meeting-new'>

export async function meetingNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const bodies = bodiesNow(turn)
  const body =
    bodies.length === 1 ? bodies[0] : bodies.find(({ id, name }) => id === args.body || name === args.body)
  if (!args.starts || !args.place || !body) return newForm(turn, args)
  const times = timesOf(turn, args.starts, args)
  if (!times) return refusal(w.badTime, w.badTimeHint)
  const { place, title } = args
  const draft = { bodyId: body.id, title, ...times, place, items: itemsOf(args.items ?? '') }
  const drafted = await draftMeeting(turn.act, draft)
  if (!drafted.ok) return planRefused(locale, drafted.refusal)
  const convene = line('meeting-convene', { meeting: drafted.value.id })
  return card(
    w.drafted,
    [
      text(`${body.name} ${title ?? w.no(drafted.value.no)}`),
      meetingFacts(locale, town, draft),
      note(w.draftedHint),
      buttons(press(w.convene, convene, { style: 'primary' })),
    ],
    'done',
  )
}

function timesOf({ town, act }: Turn, starts: string, { ends, closes }: NewArgs) {
  const startsAt = wallTime(starts, town.timezone)
  if (!startsAt) return undefined
  const usual = usualTimes(startsAt, { now: act.now, timezone: town.timezone })
  const endsAt = ends ? wallTime(ends, town.timezone) : usual.endsAt
  const answersCloseAt = closes ? wallTime(closes, town.timezone) : usual.answersCloseAt
  return endsAt && answersCloseAt ? { startsAt, endsAt, answersCloseAt } : undefined
}

/** One item a line; 「議案…」 is a motion, 「…報告」 a report, anything else is discussed. */
const itemsOf = (lines: string): { title: string; kind: string }[] =>
  lines.split('\n').flatMap((each) => {
    const title = each.trim()
    return title === '' ? [] : [{ title, kind: kindOf(title) }]
  })

const kindOf = (title: string): string => {
  if (/^議案|^motion\b/i.test(title)) return 'motion'
  if (/互選|選挙|election/i.test(title)) return 'election'
  return /報告|report/i.test(title) ? 'report' : 'discussion'
}

/** A body that has ended convenes nothing any more. */
const bodiesNow = ({ town, act }: Turn) => {
  const today = dayIn(town, act.now)
  return town.bodies.filter((body) => covers(body, today))
}

function newForm(turn: Turn, args: NewArgs): Card {
  const { locale } = turn
  const w = words(locale)
  const field = (name: keyof NewArgs, kind: Field['kind'], optional: boolean): Field => ({
    name,
    label: argumentLabel('meeting-new', name, locale),
    kind,
    optional,
    ...(args[name] ? { initial: args[name] } : {}),
  })
  const options = bodiesNow(turn).map(({ id, name }) => ({ label: name, value: id }))
  const bodies: Field[] = options.length > 1 ? [{ ...field('body', 'choice', false), options }] : []
  const fields = [
    ...bodies,
    field('starts', 'date-time', false),
    field('ends', 'date-time', true),
    field('place', 'text', false),
    field('closes', 'date-time', true),
    field('title', 'text', true),
    field('items', 'long-text', true),
  ]
  return card(
    w.newMeetingTitle,
    [{ kind: 'form', command: 'meeting-new', preset: {}, submit: w.newMeeting, fields }],
    'question',
  )
}
