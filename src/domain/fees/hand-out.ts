import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { type Ledger, readLedger } from './ledger.ts'

/** The ledger of a fiscal year leaves the program as a sheet: who asked for it, and in which form, is on record. */
export async function handOutLedger(
  act: Act,
  { year, form }: { year: number; form: string },
): Promise<Outcome<Ledger, NotPermitted>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const ledger = await readLedger(act, await freshTown(act), year)
  await audit(act, { act: 'fees.handed-out', subject: `fees ${year}`, facts: { year, form } })
  return done(ledger)
}
