// Whoever sees to a lead is asked on the day of its next step, and each week while it is overdue; staff where nobody does.
import { isReachable } from '../../domain/people/read.ts'
import { type AskedLead, remindLeads } from '../../domain/sales/remind-leads.ts'
import { dayIn } from '../../domain/town/model.ts'
import { buttons, type Card, card, note } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { leadFacts, leadName, stageButtons } from './view.ts'
import { words } from './words.ts'

export async function remindOfLeads(plan: Plan): Promise<void> {
  for (const asked of await remindLeads(plan.act, plan.town)) {
    const { no, revision, ownerId } = asked.lead
    const reaches = ownerId !== null && (await isReachable(plan.act, ownerId))
    plan.notify({
      to: reaches ? { people: [ownerId] } : { staff: true },
      while: { lead: { no, revision } },
      card: (locale) => askCard(locale, plan, asked),
    })
  }
}

function askCard(locale: Locale, { town, act }: Plan, { lead }: AskedLead): Card {
  const w = words(locale)
  const name = leadName(locale, lead)
  const late = Temporal.PlainDate.from(lead.nextOn ?? dayIn(town, act.now)).until(dayIn(town, act.now), {
    largestUnit: 'days',
  }).days
  return card(
    late === 0 ? w.ask(name) : w.askAgain(name, late),
    [leadFacts({ locale, town, act }, lead), note(w.askHint), buttons(...stageButtons(locale, lead))],
    late === 0 ? 'plain' : 'alert',
  )
}
