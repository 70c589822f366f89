import { wallTime } from '../../domain/calendar.ts'
import { holdersOfJob } from '../../domain/claim/read.ts'
import { type Reassigned, type ReassignRefusal, reassignJob } from '../../domain/claim/reassign.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import { personUnfit } from '../application/view.ts'
import { words as jobWords } from '../job/words.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { termsParts } from '../terms/view.ts'
import { words as termsWords } from '../terms/words.ts'
import { buttons, type Card, card, type Field, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { offerNotices } from '../waiting/view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'job-reassign'>

/** Gives a job to somebody else, for a reason; both hear of it. */
export async function jobReassign(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(jobWords(locale).jobAsk, [], 'question')
  const said = args.from ?? (await onlyHolder(turn, no))
  if (!said || !args.to || !args.reason) return askFor(turn, no, { ...args, from: said })
  const again = { ...args, job: no, from: said }
  const from = await choosePerson(turn, said, { id: 'job-reassign', args: again, key: 'from' })
  if ('card' in from) return from.card
  const to = await choosePerson(turn, args.to, {
    id: 'job-reassign',
    args: { ...again, from: personKey(from.person.id) },
    key: 'to',
  })
  if ('card' in to) return to.card
  const dueAt = args.due === undefined ? undefined : wallTime(args.due, town.timezone)
  if (args.due !== undefined && !dueAt)
    return refusalAbout('due', meetingWords(locale).badTime, meetingWords(locale).badTimeHint)
  const given = { no, from: from.person.id, to: to.person.id, reason: args.reason, dueAt }
  const { leaseDays } = town.settings
  const reassigned = await reassignJob(act, { ...given, leaseDays, offerUntil: offerEnd(town, act.now) })
  const both = { no, from: from.person, to: to.person, reason: args.reason }
  if (!reassigned.ok) return reassignRefused(turn, both, reassigned.refusal)
  turn.show({ job: no })
  await tellBoth(turn, both, reassigned.value)
  return reassignedCard(turn, both, reassigned.value)
}

type Both = { no: number; from: FoundPerson; to: FoundPerson; reason: string }

function reassignedCard(
  { locale, town }: Turn,
  { no, from, to, reason }: Both,
  { job, dueAt }: Reassigned,
): Card {
  const w = words(locale)
  return card(
    w.reassigned(no, from.name, to.name),
    [
      text(job.title),
      facts([w.reason, reason], [jobWords(locale).due, sayWhen(dueAt, town.timezone, locale)]),
      text(w.reassignedHint),
    ],
    'done',
  )
}

async function tellBoth(turn: Turn, { no, from, to, reason }: Both, done: Reassigned): Promise<void> {
  const { town, notify } = turn
  const job = { ...done.job, dueAt: done.dueAt }
  notify({
    to: { people: [from.id] },
    card: (locale) =>
      card(words(locale).takenOverTold(no, job.title), [
        facts([words(locale).reason, reason]),
        text(words(locale).takenOverHint),
        buttons(press(jobWords(locale).jobsTitle, line('job'))),
      ]),
  })
  notify({
    to: { people: [to.id] },
    card: (locale) =>
      card(words(locale).givenTold(no, job.title), [
        text(words(locale).givenHint(sayWhen(job.dueAt, town.timezone, locale))),
        ...termsParts(locale, done.given.terms.body),
        buttons(
          press(words(locale).stillWorking, line('still-working', { job: no }), { style: 'primary' }),
          press(termsWords(locale).contracts, line('contracts', { job: no })),
          press(jobWords(locale).giveBack(no), line('release', { job: no })),
        ),
      ]),
  })
  for (const notice of await offerNotices(turn, { no, to: done.offeredTo })) notify(notice)
}

/** Without a name, whoever holds it alone. */
async function onlyHolder({ act }: Turn, no: number): Promise<string | undefined> {
  const [only, ...others] = await holdersOfJob(act, no)
  return only && others.length === 0 ? personKey(only.personId) : undefined
}

function askFor({ locale }: Turn, no: number, args: Args): Card {
  const w = words(locale)
  const field = (name: 'from' | 'to' | 'reason'): Field => ({
    name,
    label: argumentLabel('job-reassign', name, locale),
    kind: 'text',
    optional: false,
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const given = args.from === undefined ? {} : { from: args.from }
  const preset = { job: `${no}`, ...given, ...(args.due === undefined ? {} : { due: args.due }) }
  const fields = [...(args.from === undefined ? [field('from')] : []), field('to'), field('reason')]
  return card(
    w.reassignAsk(no),
    [{ kind: 'form', command: 'job-reassign', preset, submit: w.reassign, fields }],
    'question',
  )
}

function reassignRefused(turn: Turn, { no, from, to }: Both, why: ReassignRefusal): Card {
  const { locale, town } = turn
  const [w, j] = [words(locale), jobWords(locale)]
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-job':
      return refusal(j.noSuchJob(no), j.noSuchJobHint)
    case 'reason-missing':
      return refusalAbout('reason', w.reasonMissing, w.reasonMissingHint)
    case 'same-person':
      return refusalAbout('to', w.samePerson, w.samePersonHint)
    case 'not-held':
      return refusalAbout('from', w.personNotHeld(from.name, no), w.personNotHeldHint)
    case 'already-delivered':
      return refusal(w.deliveredKept(from.name, no), w.deliveredKeptHint)
    case 'held-already':
      return refusalAbout('to', w.personHolds(to.name, no), w.samePersonHint)
    case 'due-in-the-past':
      return refusalAbout('due', w.duePast(no, sayWhen(why.dueAt, town.timezone, locale)), w.duePastHint)
    default:
      return personUnfit(turn, to.name, why)
  }
}
