import { acceptPart } from '../../domain/inspection/accept.ts'
import type { Delivery } from '../../domain/inspection/model.ts'
import type { Settled } from '../../domain/inspection/settle.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseDelivery } from './choose.ts'
import { closedNotices, endedNotice, inspectRefused, meant, payRows } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'job-partial'>

/** 一部合格: less is paid than was agreed, for a reason the worker hears, with the way to object. */
export async function jobPartial(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const chosen = await chooseDelivery(turn, args, { id: 'job-partial', args })
  if ('card' in chosen) return chosen.card
  const { one } = chosen
  const { yen, reason, seen } = args
  if (one.state === 'delivered' && (yen === undefined || !reason)) return partialForm(turn, one, args)
  const which = { no: one.no, personId: one.personId, seen }
  const accepted = await acceptPart(act, { ...which, yen: yen ?? 0, reason: reason ?? '' })
  if (!accepted.ok) return inspectRefused(locale, one, accepted.refusal)
  const why = reason ?? ''
  tellPartial(turn, accepted.value, why)
  const w = words(locale)
  const back = line('job-accept-undo', { ...meant(one), at: accepted.value.at.getTime() })
  turn.undoable({ line: back, label: w.undoLabel(one.name, one.no) })
  return card(
    w.partialDone(one.name, one.no),
    [
      text(one.title),
      facts(
        [w.agreed, sayYen(one.payYen, locale)],
        ...payRows(locale, { ...accepted.value, payOn: one.payOn }),
        [w.reason, why],
      ),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

function tellPartial({ notify, town, speaker, act }: Turn, settled: Settled, reason: string): void {
  const { delivery: one, waiting } = settled
  notify({
    to: { people: [one.personId] },
    while: { claim: { id: one.claimId, states: ['accepted'] } },
    card: (theirs) => {
      const w = words(theirs)
      return card(w.partialTold(one.no, one.title), [
        facts([w.agreed, sayYen(one.payYen, theirs)], ...payRows(theirs, { ...settled, payOn: one.payOn }), [
          w.reason,
          reason,
        ]),
        text(w.partialHint),
        buttons(press(turnWords(theirs).talkToStaff, line('talk', { job: one.no }))),
      ])
    },
  })
  notify(
    endedNotice(town, one, (locale) =>
      words(locale).partialBy(
        speaker.name,
        sayWhen(act.now, town.timezone, locale),
        sayYen(settled.yen, locale),
      ),
    ),
  )
  for (const notice of closedNotices(one.no, waiting)) notify(notice)
}

function partialForm({ locale, ask }: Turn, one: Delivery, { yen, reason, seen }: Args): Card {
  const w = words(locale)
  const label = (name: keyof Args) => argumentLabel('job-partial', name, locale)
  const given = { job: `${one.no}`, worker: meant(one).worker, ...(seen ? { seen } : {}) }
  const said = { ...(yen === undefined ? {} : { yen: `${yen}` }), ...(reason ? { reason } : {}) }
  ask({ id: 'job-partial', args: { ...given, ...said }, missing: yen === undefined ? 'yen' : 'reason' })
  return card(
    w.partialAsk(one.name, one.no),
    [
      text(w.partialForm(sayYen(one.payYen, locale))),
      {
        kind: 'form',
        command: 'job-partial',
        preset: given,
        submit: w.send,
        fields: [
          {
            ...{ name: 'yen', label: label('yen'), kind: 'number', optional: false },
            ...(yen === undefined ? {} : { initial: `${yen}` }),
          },
          {
            ...{ name: 'reason', label: label('reason'), kind: 'long-text', optional: false },
            ...(reason ? { initial: reason } : {}),
            hint: w.reasonHint,
          },
        ],
      },
    ],
    'question',
  )
}
