import { acceptWork } from '../../domain/inspection/accept.ts'
import type { Settled } from '../../domain/inspection/settle.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseDelivery } from './choose.ts'
import { closedNotices, endedNotice, inspectRefused, meant, payRows } from './view.ts'
import { words } from './words.ts'

/** 合格: the worker hears it with what is paid and when; until it is paid it can be taken back. */
export async function jobAccept(turn: Turn, args: ArgsOf<'job-accept'>): Promise<Card> {
  const { locale, act } = turn
  const chosen = await chooseDelivery(turn, args, { id: 'job-accept', args })
  if ('card' in chosen) return chosen.card
  const { one } = chosen
  const accepted = await acceptWork(act, { no: one.no, personId: one.personId, seen: args.seen })
  if (!accepted.ok) return inspectRefused(locale, one, accepted.refusal)
  tellAccepted(turn, accepted.value)
  const w = words(locale)
  const back = line('job-accept-undo', { ...meant(one), at: accepted.value.at.getTime() })
  turn.undoable({ line: back, label: w.undoLabel(one.name, one.no) })
  return card(
    w.accepted(one.name, one.no),
    [
      text(one.title),
      facts(...payRows(locale, { ...accepted.value, payOn: one.payOn })),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

function tellAccepted({ notify, town, speaker, act }: Turn, settled: Settled): void {
  const { delivery: one, waiting } = settled
  notify({
    to: { people: [one.personId] },
    while: { claim: { id: one.claimId, states: ['accepted'] } },
    card: (theirs) => {
      const w = words(theirs)
      return card(w.acceptedTold(one.no, one.title), [
        text(w.acceptedThanks),
        facts(...payRows(theirs, { ...settled, payOn: one.payOn })),
      ])
    },
  })
  notify(
    endedNotice(town, one, (locale) =>
      words(locale).acceptedBy(speaker.name, sayWhen(act.now, town.timezone, locale)),
    ),
  )
  for (const notice of closedNotices(one.no, waiting)) notify(notice)
}
