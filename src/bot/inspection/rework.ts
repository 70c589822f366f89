import { wallTime } from '../../domain/calendar.ts'
import { type Delivery, TERM_POINTS, type TermPoint } from '../../domain/inspection/model.ts'
import { askRework, type Reworked } from '../../domain/inspection/rework.ts'
import { words as deliveryWords } from '../delivery/words.ts'
import { words as questionWords } from '../question/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseDelivery } from './choose.ts'
import { endedNotice, inspectRefused, meant } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'job-rework'>

/** Without an hour, a day ends with the office's. */
const END_OF_DAY = 'T17:00'

/** 修正を依頼: with what of the terms is not met, and more time where it is needed. */
export async function jobRework(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseDelivery(turn, args, { id: 'job-rework', args })
  if ('card' in chosen) return chosen.card
  const { one } = chosen
  if (one.state === 'delivered' && !args.reason) return reworkForm(turn, one, args)
  const { due } = args
  const hourless = due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due)
  const dueAt =
    due === undefined ? undefined : wallTime(hourless ? `${due}${END_OF_DAY}` : due, town.timezone)
  if (due !== undefined && !dueAt) return refusalAbout('due', w.badDue, w.dueInPastHint)
  const reason = reasonOf(locale, args)
  const which = { no: one.no, personId: one.personId, seen: args.seen }
  const asked = await askRework(act, { ...which, reason, dueAt })
  if (!asked.ok) return inspectRefused(locale, one, asked.refusal)
  tellRework(turn, asked.value, reason)
  const { dueAt: until, reworks } = asked.value
  const kept = dueAt !== undefined && until > dueAt
  return card(
    w.reworkDone(one.name, one.no),
    [
      text(one.title),
      facts(
        [w.reason, reason],
        [w.due, sayWhen(until, town.timezone, locale)],
        [w.reworks, w.times(reworks)],
      ),
      ...(kept ? [note(w.dueKept)] : hourless ? [note(w.at17)] : []),
    ],
    'done',
  )
}

const reasonOf = (locale: Locale, { point, reason = '' }: Args): string => {
  const w = words(locale)
  const named = TERM_POINTS.find((one) => one === point)
  return named && reason.trim() !== '' ? w.why(w.points[named], reason) : reason
}

function tellRework({ notify, town, speaker, act }: Turn, asked: Reworked, reason: string): void {
  const { delivery: one, dueAt } = asked
  notify({
    to: { people: [one.personId] },
    while: { claim: { id: one.claimId, states: ['rework'] } },
    card: (theirs) => {
      const w = words(theirs)
      return card(w.reworkTold(one.no, one.title), [
        facts([w.reason, reason], [w.due, sayWhen(dueAt, town.timezone, theirs)]),
        text(w.reworkHint),
        buttons(
          press(deliveryWords(theirs).deliverNow, line('deliver', { job: one.no, ask: 'yes' })),
          press(questionWords(theirs).ask, line('question', { job: one.no })),
          press(turnWords(theirs).talkToStaff, line('talk', { job: one.no })),
        ),
      ])
    },
  })
  notify(
    endedNotice(town, one, (locale) =>
      words(locale).reworkBy(speaker.name, sayWhen(act.now, town.timezone, locale)),
    ),
  )
}

function reworkForm({ locale, town, ask }: Turn, one: Delivery, { point, due, seen }: Args): Card {
  const w = words(locale)
  const which = { job: `${one.no}`, worker: meant(one).worker, ...(seen ? { seen } : {}) }
  const said = { ...(point ? { point } : {}), ...(due ? { due } : {}) }
  ask({ id: 'job-rework', args: { ...which, ...said }, missing: point ? 'reason' : 'point' })
  const label = (name: keyof Args) => argumentLabel('job-rework', name, locale)
  const named: Record<TermPoint, string> = {
    work: w.termWork(one.title),
    quantity: one.quantity === null ? w.points.quantity : w.termQuantity(`${one.quantity}${one.unit ?? ''}`),
    quality: w.termQuality,
    date: w.termDate(sayWhen(one.dueAt, town.timezone, locale)),
  }
  const options = TERM_POINTS.map((value) => ({ label: named[value], value }))
  return card(
    w.reworkAsk(one.name, one.no),
    [
      {
        kind: 'form',
        command: 'job-rework',
        preset: { ...which, ...(due ? { due } : {}) },
        submit: w.send,
        fields: [
          {
            ...{ name: 'point', label: label('point'), kind: 'choice', options, optional: false },
            ...(point ? { initial: point } : {}),
          },
          { name: 'reason', label: label('reason'), kind: 'long-text', hint: w.reasonHint, optional: false },
          ...(due ? [] : [{ name: 'due', label: label('due'), kind: 'date-time' as const, optional: true }]),
        ],
      },
    ],
    'question',
  )
}
