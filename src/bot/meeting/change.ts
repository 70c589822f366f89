// A meeting's date or place changes: what was answered for the old one counts no more (N2).
import { countAnswered } from '../../domain/attendance/read.ts'
import { wallTime } from '../../domain/calendar.ts'
import { type Change, changeMeeting, moved } from '../../domain/meeting/change.ts'
import { checkTimes, type Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import { holdersOn } from '../../domain/membership/read.ts'
import { readObservers } from '../../domain/observer/read.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { movedNotices } from '../observer/view.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, type Part, press, text } from '../turn/card.ts'
import { saySpan } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { meetingTopic } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseAny } from './choose.ts'
import { changedCard, meetingFacts, nameOf, planRefused, toldParts, whileAsIs } from './view.ts'
import { words } from './words.ts'

type ChangeArgs = ArgsOf<'meeting-change'>

export async function meetingChange(turn: Turn, args: ChangeArgs): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'meeting-change', args)
  if ('card' in chosen) return chosen.card
  const before = chosen.meeting
  if (!args.starts && !args.place && !args.ends && !args.closes) return changeForm(turn, before)
  if (args.sure === 'no') return card(w.changeKept, [meetingFacts(locale, town, before)])
  const change = { ...timesOf(turn, args), ...(args.place ? { place: args.place } : {}) }
  const proxies = await proxiesComing(turn.act, before.id)
  const asked = args.sure ? undefined : await askSure(turn, before, { change, args, proxies })
  if (asked) return asked
  const changed = await changeMeeting(turn.act, before, change)
  if (!changed.ok) return planRefused(locale, changed.refusal)
  const after = changed.value
  const reset = after.revision !== before.revision
  const convened = reset && before.state !== 'draft'
  if (convened) notifyProxies(turn, after, { people: proxies, reason: args.reason })
  const told = convened ? await notifyMoved(turn, { before, after, reason: args.reason }) : []
  const parts: Part[] = [meetingFacts(locale, town, after)]
  if (convened) parts.push(note(w.changedHint))
  if (!reset && before.state !== 'draft') parts.push(note(w.deadlineMoved))
  if (before.state === 'draft') parts.push(note(w.draftedHint))
  return card(w.changed(nameOf(town, before)), [...parts, ...told, ...undoParts(turn, before, after)], 'done')
}

function undoParts({ locale, town, undoable }: Turn, before: Meeting, after: Meeting): Part[] {
  if (after.revision === before.revision) return []
  const back = line('meeting-restore', { meeting: before.id, of: `r${after.revision}`, what: 'move' })
  undoable({ line: back, label: words(locale).changed(nameOf(town, before)) })
  return [buttons(press(commonWords(locale).undo, back))]
}

type Asking = { change: Change; args: ChangeArgs; proxies: string[] }

/** What members were told, and answered, falls with a new date or place: how many that are is said first. */
async function askSure(
  turn: Turn,
  before: Meeting,
  { change, args, proxies }: Asking,
): Promise<Card | undefined> {
  const { act, town, locale } = turn
  const w = words(locale)
  const after = moved(before, change, { now: act.now, timezone: town.timezone })
  const same =
    after.place === before.place && +after.startsAt === +before.startsAt && +after.endsAt === +before.endsAt
  const isOpenToChange = before.state === 'convened' && before.startsAt > act.now
  if (same || !isOpenToChange || checkTimes(act.now, after)) return undefined
  const [answered, holders] = [
    await countAnswered(act, town, before),
    await holdersOn(act, before.bodyId, dayIn(town, after.startsAt)),
  ]
  const { reason } = args
  return confirm(turn, {
    id: 'meeting-change',
    args: { ...args, meeting: before.id },
    title: w.changeAsk(nameOf(town, before)),
    parts: [
      facts([w.before, `${saySpan(before.startsAt, before.endsAt, town.timezone, locale)} ${before.place}`]),
      meetingFacts(locale, town, after, reason ? [w.reason, reason] : undefined),
      note(w.changeAskHint(answered, new Set([...holders, ...proxies]).size)),
      ...(reason ? [] : [note(w.reasonHint)]),
    ],
    yes: w.change,
    no: w.changeNo,
  })
}

/** Nobody comes as a proxy to the new date or place until they are named for it (N2). */
function notifyProxies(
  { town, notify }: Turn,
  meeting: Meeting,
  { people, reason }: { people: string[]; reason: string | undefined },
): void {
  if (people.length > 0)
    notify({
      to: { people },
      card: (theirs) =>
        card(
          words(theirs).changedNotice(nameOf(town, meeting)),
          [
            meetingFacts(theirs, town, meeting, reason ? [words(theirs).reason, reason] : undefined),
            text(words(theirs).proxyLapsed),
          ],
          'alert',
        ),
    })
}

type Moved = { before: Meeting; after: Meeting; reason: string | undefined }

async function notifyMoved(turn: Turn, { before, after, reason }: Moved): Promise<Part[]> {
  const { act, town, locale } = turn
  for (const one of movedNotices(town, after, await readObservers(act, after.id))) turn.notify(one)
  const people = await planNotice(act, town, after)
  turn.notify({
    to: { people },
    while: whileAsIs(after),
    topic: meetingTopic(after.id),
    card: (theirs) => {
      const span = saySpan(before.startsAt, before.endsAt, town.timezone, theirs)
      const was = facts(
        [words(theirs).before, `${span} ${before.place}`],
        reason ? [words(theirs).reason, reason] : undefined,
      )
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
    optional: name === 'ends' || name === 'closes' || name === 'reason',
    ...(initial === undefined ? {} : { initial }),
  })
  const fields = [
    field('starts', 'date-time', startsAt.toISOString()),
    field('ends', 'date-time', endsAt.toISOString()),
    field('place', 'text', place),
    field('closes', 'date-time'),
    field('reason', 'text'),
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
