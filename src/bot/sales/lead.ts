import { isOpenStage, type Lead, leadStage } from '../../domain/sales/model.ts'
import { readLeads, readSteps } from '../../domain/sales/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { pageOf } from '../job/choose.ts'
import { choosePerson } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, heading, near, note, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseLead } from './choose.ts'
import { leadFacts, leadItem, leadName, PAGE, stageButtons } from './view.ts'
import { words } from './words.ts'

/** The pipeline: how many leads stand at each stage, and the next steps, those that are due first; or one lead. */
export async function lead(turn: Turn, args: ArgsOf<'lead'>): Promise<Card> {
  if (args.lead !== undefined) return one(turn, args.lead)
  const { locale, act } = turn
  const w = words(locale)
  const owner = args.owner
    ? await choosePerson(turn, args.owner, { id: 'lead', args, key: 'owner' })
    : undefined
  if (owner && 'card' in owner) return owner.card
  const all = await readLeads(act, { ownerId: owner?.person.id })
  const shown = all.filter(({ stage }) => (args.stage ? stage === args.stage : isOpenStage(stage)))
  const page = args.page ?? 1
  const rest = shown.length - page * PAGE
  const on = line('lead', { owner: args.owner, stage: args.stage, page: page + 1 })
  return card(w.leads, [
    ...(owner ? [text(`${w.owner}: ${owner.person.name}`)] : []),
    ...stagesPart(turn, all, args),
    ...(shown.length === 0
      ? [text(w.noLeads), note(w.noLeadsHint)]
      : [
          {
            kind: 'list' as const,
            items: pageOf(shown, page, PAGE).map((each) => leadItem(turn, each)),
            empty: '',
          },
        ]),
    buttons(
      rest > 0 ? press(w.more(rest), on) : undefined,
      press(w.addLead, line('lead-new'), { style: 'primary' }),
    ),
  ])
}

/** How many stand where; each stage is a press to see those alone. */
function stagesPart({ locale, town, act }: Turn, all: Lead[], args: ArgsOf<'lead'>): Part[] {
  const w = words(locale)
  const counts = leadStage.options.flatMap((stage) => {
    const n = all.filter((each) => each.stage === stage).length
    return n === 0 ? [] : [{ stage, n }]
  })
  if (counts.length === 0) return []
  const today = dayIn(town, act.now)
  const due = all.filter(
    ({ stage, nextOn }) => isOpenStage(stage) && nextOn !== null && nextOn <= today,
  ).length
  const presses = counts.map(({ stage, n }) =>
    press(w.count(w.stageOf[stage], n), line('lead', { owner: args.owner, stage })),
  )
  return [...(due > 0 ? [text(`⚠ ${w.due(due)}`)] : []), near(...presses)]
}

async function one(turn: Turn, no: number): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseLead(turn, no, { id: 'lead', args: {} })
  if ('card' in chosen) return chosen.card
  const { lead: found } = chosen
  const steps = await readSteps(act, no)
  const items = steps.map((step) => ({
    title: `${sayWhen(step.at, town.timezone, locale)} ${w.stageOf[step.stage]}`,
    note: [
      ...(step.by === null ? [] : [step.by]),
      ...(step.note === null ? [] : [step.note]),
      ...(step.nextOn === null ? [] : [`${w.next}: ${saidDay(step.nextOn, locale)}`]),
    ].join(locale === 'ja' ? '・' : ' · '),
  }))
  const { orderNo } = found
  return card(leadName(locale, found), [
    leadFacts(turn, found),
    heading(w.history),
    { kind: 'list', items, empty: '' },
    ...(isOpenStage(found.stage)
      ? [buttons(...stageButtons(locale, found), press(w.changeLead, line('lead-change', { lead: no })))]
      : []),
    ...(orderNo === null ? [] : [buttons(press(`${w.order}${orderNo}`, line('order', { order: orderNo })))]),
  ])
}
