import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { changedTerms, type TermsChange } from './compose.ts'
import { giveMissing, writtenTerms } from './give.ts'
import { mayProposeTerms } from './may.ts'
import { type Contract, inForce, isChangeable, type TermsVersion } from './model.ts'
import { contractWith, findContract, lockedContract } from './read.ts'

export type ProposeRefusal =
  | NotPermitted
  | { kind: 'reason-missing' }
  | { kind: 'not-held' }
  | { kind: 'contract-ended'; state: Contract['state'] }
  | { kind: 'handed-in' }
  | { kind: 'proposal-open'; contract: Contract }
  | { kind: 'due-in-the-past' }
  | { kind: 'nothing-changes' }

export type Proposal = { no: number; personId: string; reason: string } & TermsChange
export type Proposed = { contract: Contract; before: TermsVersion; proposal: TermsVersion }

/**
 * Proposes other pay, another day of delivery, or both, with its reason (J2): a new notice, which changes nothing until the
 * worker agrees. One at a time, and none once the delivery was accepted.
 */
export async function proposeTerms(
  act: Act,
  { no, personId, reason, ...change }: Proposal,
): Promise<Outcome<Proposed, ProposeRefusal>> {
  const not = forbidden(mayProposeTerms(await readActor(act)))
  if (not) return refuse(not)
  if (reason.trim() === '') return refuse({ kind: 'reason-missing' })
  const seen = await contractWith(act, { no, personId })
  const contract = seen && (await withTerms(act, seen.claimId))
  const before = contract && inForce(contract)
  if (!contract || !before) return refuse({ kind: 'not-held' })
  if (!isChangeable(contract)) return refuse({ kind: 'contract-ended', state: contract.state })
  if (change.dueAt && contract.state === 'delivered') return refuse({ kind: 'handed-in' })
  if (change.dueAt && change.dueAt <= act.now) return refuse({ kind: 'due-in-the-past' })
  if (contract.versions.some(({ state }) => state === 'proposed'))
    return refuse({ kind: 'proposal-open', contract })
  const { body, written, sha256 } = writtenTerms(changedTerms(before.body, change))
  if (sha256 === before.sha256) return refuse({ kind: 'nothing-changes' })
  const version = contract.versions.length + 1
  const { town, now, by, via } = act
  await act.sql.count(statement`insert into terms (town_id, claim_id, version, state, sha256, body, reason, at, by_id, via)
    values (${town}, ${contract.claimId}, ${version}, 'proposed', ${sha256}, ${written}, ${reason.trim()}, ${now}, ${by}, ${via})`)
  await audit(act, {
    act: 'terms.proposed',
    subject: `job-${no}`,
    facts: { worker: personId, version, sha256 },
  })
  const proposal: TermsVersion = {
    ...{ version, state: 'proposed', sha256, body, reason: reason.trim(), at: now, answeredAt: null },
  }
  return done({ contract: { ...contract, versions: [...contract.versions, proposal] }, before, proposal })
}

/** Locked, and with the terms that an import left out. */
async function withTerms(act: Act, claimId: number): Promise<Contract | undefined> {
  const contract = await lockedContract(act, claimId)
  if (!contract || contract.versions.length > 0 || !isChangeable(contract)) return contract
  await giveMissing(act, contract)
  return findContract(act, claimId)
}

export type WithdrawRefusal = NotPermitted | { kind: 'no-proposal' }

/** Takes a proposal back that has not been answered: what stood before stands. */
export async function withdrawTerms(
  act: Act,
  { claimId, version }: { claimId: number; version: number },
): Promise<Outcome<{ contract: Contract }, WithdrawRefusal>> {
  const not = forbidden(mayProposeTerms(await readActor(act)))
  if (not) return refuse(not)
  const contract = await lockedContract(act, claimId)
  const withdrawn =
    await act.sql.count(statement`update terms set state = 'withdrawn', answered_at = ${act.now}
    where town_id = ${act.town} and claim_id = ${claimId} and version = ${version} and state = 'proposed'`)
  if (!contract || withdrawn === 0) return refuse({ kind: 'no-proposal' })
  const facts = { worker: contract.personId, version }
  await audit(act, { act: 'terms.withdrawn', subject: `job-${contract.no}`, facts })
  return done({ contract })
}
