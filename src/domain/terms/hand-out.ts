import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayReadTerms } from './may.ts'
import type { Contract, TermsVersion } from './model.ts'
import { findContract } from './read.ts'

export type HandOutRefusal = NotPermitted | { kind: 'no-terms' }

/** Terms leave the program as a document: to whose they are or who runs the programme, and that is on record. */
export async function handOutTerms(
  act: Act,
  { claimId, version, form }: { claimId: number; version: number; form: string },
): Promise<Outcome<{ contract: Contract; terms: TermsVersion }, HandOutRefusal>> {
  const contract = await findContract(act, claimId)
  const terms = contract?.versions.find((one) => one.version === version)
  if (!contract || !terms) return refuse({ kind: 'no-terms' })
  const not = forbidden(mayReadTerms(await readActor(act), contract.personId))
  if (not) return refuse(not)
  await audit(act, {
    act: 'terms.handed-out',
    subject: `job-${contract.no}`,
    facts: { worker: contract.personId, version, form, sha256: terms.sha256 },
  })
  return done({ contract, terms })
}
