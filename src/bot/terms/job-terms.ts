import { inForce } from '../../domain/terms/model.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseContract } from './choose.ts'
import { withTerms } from './contracts.ts'
import { contractParts, givenParts } from './view.ts'
import { words } from './words.ts'

/** The terms of somebody's claim, for those who run the programme: what the worker sees, and the way to change them. */
export async function jobTerms(turn: Turn, args: ArgsOf<'job-terms'>): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  if (args.job === undefined) return askJob(turn, args)
  const chosen = await chooseContract(turn, { id: 'job-terms', args, no: args.job })
  if ('card' in chosen) return chosen.card
  const { contract, given } = await withTerms(turn, chosen.contract)
  const binding = inForce(contract)
  if (!binding) return refusal(w.lost(contract.no))
  const { no, title, claimId, personId } = contract
  if (given)
    turn.notify({
      to: { people: [personId] },
      card: (theirs) =>
        card(
          words(theirs).givenTold(no, title),
          givenParts({ ...turn, locale: theirs }, { terms: binding, claimId }),
        ),
    })
  turn.show({ job: no })
  return card(w.titleFor(chosen.name, no, title), [
    ...contractParts(turn, contract),
    buttons(press(w.changeTitle, line('job-change', { job: no, worker: `id:${personId}` }))),
  ])
}

function askJob({ locale }: Turn, args: ArgsOf<'job-terms'>): Card {
  const w = words(locale)
  const label = (name: 'job' | 'worker') => argumentLabel('job-terms', name, locale)
  const worker = args.worker === undefined ? {} : { initial: args.worker }
  return card(
    w.jobAsk,
    [
      text(w.jobAskHint),
      {
        kind: 'form',
        command: 'job-terms',
        preset: {},
        submit: w.open,
        fields: [
          { name: 'job', label: label('job'), kind: 'number', optional: false },
          { name: 'worker', label: label('worker'), kind: 'text', optional: true, ...worker },
        ],
      },
    ],
    'question',
  )
}
