// A meeting's date or place changes: what was answered for the old one counts no more (N2).
import { wallTime } from '../../domain/calendar.ts'
import { changeMeeting } from '../../domain/meeting/change.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, type Field, facts, note, type Part, text } from '../turn/card.ts'
import { saySpan } from '../turn/dates.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseAny } from './choose.ts'
import { changedCard, meetingFacts, nameOf, planRefused, toldParts } from './view.ts'
import { words } from './words.ts'

type ChangeArgs = ArgsOf<'meeting-change'>

export async function meetingChange(turn: Turn, args: ChangeArgs): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'meeting-change', args)
  if ('card' in chosen) return chosen.card
  const before = chosen.meeting
  if (!args.starts && !args.place && !args.ends && !args.closes) return changeForm(turn, before)
  const change = { ...timesOf(turn, args), ...(args.place ? { place: args.place } : {}) }
  const proxies = await proxiesComing(turn.act, before.id)
  const changed = await changeMeeting(turn.act, before, change)
  if (!changed.ok) return planRefused(locale, changed.refusal)
  const reset = changed.value.revision !== before.revision
  if (reset) notifyProxies(turn, changed.value, proxies)
  const told = reset && before.state !== 'draft' ? await notifyMoved(turn, before, changed.value) : []
  return card(
    w.changed(nameOf(town, before)),
    [meetingFacts(locale, town, changed.value), note(reset ? w.changedHint : w.deadlineMoved), ...told],
    'done',
  )
}

/** Nobody comes as a proxy to the new date or place until they are named for it (N2). */
function notifyProxies({ town, notify }: Turn, meeting: Meeting, people: string[]): void {
  if (people.length > 0)
    notify({
      to: { people },
      card: (theirs) =>
        card(
          words(theirs).changedNotice(nameOf(town, meeting)),
          [meetingFacts(theirs, town, meeting), text(words(theirs).proxyLapsed)],
          'alert',
        ),
    })
}

async function notifyMoved(turn: Turn, before: Meeting, after: Meeting): Promise<Part[]> {
  const { act, town, locale } = turn
  const people = await planNotice(act, town, after)
  turn.notify({
    to: { people },
    card: (theirs) => {
      const span = saySpan(before.startsAt, before.endsAt, town.timezone, theirs)
      const was = facts([words(theirs).before, `${span} ${before.place}`])
      return changedCard(theirs, town, after, [was])
    },
  })
  return toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
}

function timesOf({ town }: Turn, { starts, ends, closes }: ChangeArgs) {
  const at = (said: string | undefined) => (said ? wallTime(said, town.timezone) : undefined)
  const [startsAt, endsAt, answersCloseAt] = [at(starts), at(ends), at(closes)]
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(answersCloseAt && { answersCloseAt }),
  }
}

function changeForm({ locale, town }: Turn, { id, startsAt, endsAt, place, ...meeting }: Meeting): Card {
  const w = words(locale)
  const field = (name: keyof ChangeArgs, kind: Field['kind'], initial?: string): Field => ({
    name,
    label: argumentLabel('meeting-change', name, locale),
    kind,
    optional: name === 'ends' || name === 'closes',
    ...(initial === undefined ? {} : { initial }),
  })
  const fields = [
    field('starts', 'date-time', startsAt.toISOString()),
    field('ends', 'date-time', endsAt.toISOString()),
    field('place', 'text', place),
    field('closes', 'date-time'),
  ]
  return card(
    w.changeTitle,
    [
      meetingFacts(locale, town, { ...meeting, startsAt, endsAt, place }),
      { kind: 'form', command: 'meeting-change', preset: { meeting: id }, submit: w.change, fields },
    ],
    'question',
  )
}
