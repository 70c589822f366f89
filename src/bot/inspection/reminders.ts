// What the clock says of inspections: that they end soon, and that silence has accepted.
import { fillDeliveryDays } from '../../domain/delivery/fill-days.ts'
import { acceptSilent } from '../../domain/inspection/accept-silent.ts'
import type { Delivery } from '../../domain/inspection/model.ts'
import { remindInspections } from '../../domain/inspection/remind.ts'
import type { Settled } from '../../domain/inspection/settle.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { sayDay, sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { closedNotices, endedNotice, meant, payRows } from './view.ts'
import { words } from './words.ts'

/** Staff, and the directors of the jobs, hear before an inspection ends what still waits. */
export async function remindOfInspections({ act, town, notify }: Plan): Promise<void> {
  const ending = await remindInspections(act, town)
  if (ending.length === 0) return
  const shown = (locale: Locale, all: Delivery[]): Card => {
    const w = words(locale)
    const items = all.map((one) => ({
      title: `${w.choice(one.no, one.title)}`,
      note: w.warnItem(one.name, one.inspectBy ? sayDay(one.inspectBy, town.timezone, locale) : ''),
      button: press(w.look, line('inspection', meant(one))),
    }))
    return card(w.warn(all.length), [{ kind: 'list', items, empty: '' }, text(w.warnHint)], 'alert')
  }
  notify({ to: { staff: true }, card: (locale) => shown(locale, ending) })
  for (const [director, all] of Map.groupBy(ending, (one) => one.director))
    if (director) notify({ to: { people: [director] }, card: (locale) => shown(locale, all) })
}

/** Silence past the end is acceptance (J8): both sides hear of it. */
export async function acceptByClock(plan: Plan): Promise<void> {
  await fillDeliveryDays(plan.act, plan.town)
  for (const settled of await acceptSilent(plan.act)) tell(plan, settled)
}

function tell({ town, act, notify }: Plan, settled: Settled): void {
  const { delivery: one, waiting } = settled
  const rows = (locale: Locale) => facts(...payRows(locale, { ...settled, payOn: one.payOn }))
  notify({
    to: { people: [one.personId] },
    card: (locale) => {
      const w = words(locale)
      return card(w.silentTold(one.no, one.title), [text(w.acceptedThanks), rows(locale)])
    },
  })
  const office = (locale: Locale) =>
    card(words(locale).silentOffice(one.name, one.no), [
      text(one.title),
      rows(locale),
      buttons(press(words(locale).look, line('inspection', meant(one)))),
    ])
  notify({ to: { staff: true }, card: office })
  if (one.director) notify({ to: { people: [one.director] }, card: office })
  notify(endedNotice(town, one, (locale) => words(locale).silentBy(sayWhen(act.now, town.timezone, locale))))
  for (const notice of closedNotices(one.no, waiting)) notify(notice)
}
