import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { isoDay } from '../calendar.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayPay } from './may.ts'
import { type Payable, type Sums, sumsOf } from './model.ts'
import { type PayMonth, payMonth, unpaidOf } from './pay-month.ts'
import { lockPayments, payablesIn, readPayRule } from './read.ts'

export type MarkRefusal =
  | NotPermitted
  | { kind: 'nothing-paid' }
  | { kind: 'all-paid' }
  | { kind: 'day-to-come' }
  /** A delivery of the month is later than the day it is said to have been paid on. */
  | { kind: 'before-delivery'; last: Payable }
  | { kind: 'month-changed'; month: PayMonth }

export type Marked = Sums & { claims: number }

/** Says that everything of a month that was not paid yet was paid on a day. `seenYen` is the sum that was looked at. */
export async function markPaid(
  act: Act,
  { month, on, seenYen }: { month: string; on: string; seenYen: number },
): Promise<Outcome<Marked, MarkRefusal>> {
  const not = forbidden(mayPay(await readActor(act)))
  if (not) return refuse(not)
  await lockPayments(act)
  const { timezone } = await readPayRule(act)
  const paid = payMonth(await payablesIn(act, { month }), month)
  if (paid.people.length === 0) return refuse({ kind: 'nothing-paid' })
  const due = unpaidOf(paid)
  if (due.length === 0) return refuse({ kind: 'all-paid' })
  if (on > isoDay(act.now, timezone)) return refuse({ kind: 'day-to-come' })
  const last = due.toSorted((a, b) => (a.delivered < b.delivered ? 1 : -1))[0]
  if (last && last.delivered > on) return refuse({ kind: 'before-delivery', last })
  const sums = sumsOf(due)
  if (sums.yen !== seenYen) return refuse({ kind: 'month-changed', month: paid })
  const marked = await act.sql.count(statement`update claim set paid_on = ${on}::date
    where town_id = ${act.town} and id = any (${idsOf(due)}) and paid_on is null and state in ('delivered', 'accepted')`)
  if (marked < due.length) throw new LostRace('a delivery of the month changed in this moment')
  const { yen, withheld, net } = sums
  await audit(act, {
    act: 'pay.paid',
    subject: `pay ${month}`,
    facts: { on, claims: marked, yen, withheld },
  })
  return done({ claims: marked, yen, withheld, net })
}

export type UnmarkRefusal = NotPermitted | { kind: 'paid-otherwise'; claims: number }

/** Takes back that a month was paid on a day, as long as that is said of as many deliveries as it was then. */
export async function unmarkPaid(
  act: Act,
  { month, on, claims }: { month: string; on: string; claims: number },
): Promise<Outcome<Marked, UnmarkRefusal>> {
  const not = forbidden(mayPay(await readActor(act)))
  if (not) return refuse(not)
  await lockPayments(act)
  const own = (await payablesIn(act, { month })).filter(({ paidOn }) => paidOn === on)
  if (own.length === 0 || own.length !== claims) return refuse({ kind: 'paid-otherwise', claims: own.length })
  const back = await act.sql.count(statement`update claim set paid_on = null
    where town_id = ${act.town} and id = any (${idsOf(own)}) and paid_on = ${on}::date`)
  if (back < own.length) throw new LostRace('a payment was taken back in this moment')
  const { yen, withheld, net } = sumsOf(own)
  await audit(act, { act: 'pay.paid-undone', subject: `pay ${month}`, facts: { on, claims: back, yen } })
  return done({ claims: back, yen, withheld, net })
}

const idsOf = (all: Payable[]): number[] => all.map(({ claimId }) => claimId)
