import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayPay } from './may.ts'
import { type PayMonth, payMonth } from './pay-month.ts'
import { payablesIn } from './read.ts'

/** What is paid in a month leaves the program as a sheet: who asked for it, and in which form, is on record. */
export async function handOutPayments(
  act: Act,
  { month, form }: { month: string; form: string },
): Promise<Outcome<PayMonth, NotPermitted>> {
  const not = forbidden(mayPay(await readActor(act)))
  if (not) return refuse(not)
  const paid = payMonth(await payablesIn(act, { month }), month)
  await audit(act, { act: 'pay.handed-out', subject: `pay ${month}`, facts: { month, form } })
  return done(paid)
}
