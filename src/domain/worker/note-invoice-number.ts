import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type InvoiceNumber, readInvoiceNumber } from '../pay/invoice-number.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepEntry } from './may.ts'

export type InvoiceRefusal = NotPermitted | Exclude<InvoiceNumber, { kind: 'valid' }> | { kind: 'no-worker' }

const wasRow = z.object({ was: z.string().nullable() })

/** Notes the registration number of a qualified invoice issuer, where its check digit is right; null removes it. */
export async function noteInvoiceNumber(
  act: Act,
  { personId, no }: { personId: string; no: string | null },
): Promise<Outcome<{ was: string | null; no: string | null }, InvoiceRefusal>> {
  const not = forbidden(mayKeepEntry(await readActor(act), personId))
  if (not) return refuse(not)
  const read = no === null ? ({ kind: 'valid', no: null } as const) : readInvoiceNumber(no)
  if (read.kind !== 'valid') return refuse(read)
  const [noted] = await act.sql.rows(
    wasRow,
    statement`update worker k set invoice_no = ${read.no}
      from (select invoice_no as was from worker where town_id = ${act.town} and person_id = ${personId} for update) old
      where k.town_id = ${act.town} and k.person_id = ${personId} returning old.was`,
  )
  if (!noted) return refuse({ kind: 'no-worker' })
  await audit(act, { act: 'worker.invoice-number', subject: personId, facts: { removed: read.no === null } })
  return done({ was: noted.was, no: read.no })
}
