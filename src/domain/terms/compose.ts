import { isoDay } from '../calendar.ts'
import type { PayKind } from '../job/model.ts'
import { payBy, reorderPayBy } from '../pay/pay-by.ts'
import type { TownSettings } from '../town/model.ts'
import { payDaysBy, type TermsBody } from './model.ts'

/** Everything terms are made of, as it stands at the moment of the claim. */
export type Basis = {
  orderer: string
  timezone: string
  settings: Pick<TownSettings, 'payMode' | 'payMethod' | 'inspectionDays'>
  worker: string
  director: string | null
  no: number
  title: string
  details: string | null
  quantity: number | null
  unit: string | null
  payKind: PayKind
  payYen: number
  rateYen: number | null
  withholding: string | null
  dueAt: Date
  place: string | null
  confidential: boolean
  reorderClient: string | null
  reorderDue: string | null
}

/** The terms of an order made at that moment (J1). A re-order is paid by its client's day only where they say so (J4). */
export function composeTerms(basis: Basis, at: Date): TermsBody {
  const { timezone, settings, no, title, details, quantity, unit, dueAt } = basis
  return {
    form: 1,
    orderedOn: isoDay(at, timezone),
    timezone,
    orderer: basis.orderer,
    worker: basis.worker,
    director: basis.director,
    work: { no, title, details, quantity, unit },
    pay: {
      kind: basis.payKind,
      yen: basis.payYen,
      rateYen: basis.rateYen,
      withholding: basis.withholding,
    },
    delivery: { dueAt: dueAt.toISOString(), place: basis.place },
    inspection: inspectionFor(isoDay(dueAt, timezone), settings.inspectionDays),
    payment: paymentOf(basis),
    confidential: basis.confidential,
  }
}

const inspectionFor = (delivered: string, days: number): TermsBody['inspection'] => ({
  days,
  until: Temporal.PlainDate.from(delivered).add({ days }).toString(),
})

/** Where a client pays so early that the day would lie before the delivery, the town's own way counts. */
function paymentOf({ settings, timezone, dueAt, ...basis }: Basis): TermsBody['payment'] {
  const due = isoDay(dueAt, timezone)
  const { payMode, payMethod: method } = settings
  const { reorderClient: client, reorderDue } = basis
  if (client !== null && reorderDue !== null && reorderPayBy(reorderDue).pay >= due) {
    const { legal, pay: on } = reorderPayBy(reorderDue)
    return { mode: 'reorder', legal, on, method, reorder: { client, due: reorderDue } }
  }
  const { legal, pay: on } = payBy(due, payMode)
  return { mode: payMode, legal, on, method, reorder: null }
}

export type TermsChange = { yen?: number | undefined; dueAt?: Date | undefined }

/** The same terms with another pay or day of delivery; what is counted from that day moves with it. */
export function changedTerms(body: TermsBody, { yen = body.pay.yen, dueAt }: TermsChange): TermsBody {
  const changed = { ...body, pay: { ...body.pay, yen } }
  if (!dueAt || dueAt.toISOString() === body.delivery.dueAt) return changed
  const due = isoDay(dueAt, body.timezone)
  const { legal, pay: on } = payDaysBy(body, due)
  const { reorder } = body.payment
  const late = reorder !== null && reorderPayBy(reorder.due).pay < due
  return {
    ...changed,
    delivery: { ...body.delivery, dueAt: dueAt.toISOString() },
    inspection: inspectionFor(due, body.inspection.days),
    payment: late
      ? { ...body.payment, mode: 'strict-60', legal, on, reorder: null }
      : { ...body.payment, legal, on },
  }
}
