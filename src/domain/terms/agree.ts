import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs } from '../claim/may.ts'
import { IN_HAND } from '../claim/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { type Contract, inForce, isChangeable, type TermsVersion } from './model.ts'
import { lockedContract } from './read.ts'

export type AnswerRefusal =
  | NotPermitted
  | { kind: 'no-proposal' }
  | { kind: 'contract-ended' }
  /** It was said before this proposal was made: it meant another. */
  | { kind: 'proposed-since' }
  | { kind: 'due-passed' }

export type Answering = { claimId: number; version: number }
export type Answered = { contract: Contract; before: TermsVersion; proposal: TermsVersion }

/** The worker agrees to a proposal: from now on it binds, and the claim's pay and day of delivery are its own (J2). */
export async function agreeToTerms(
  act: Act,
  { claimId, version }: Answering,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const asked = await proposalFor(act, { claimId, version })
  if (!asked.ok) return asked
  const { contract, before, proposal } = asked.value
  const { pay, delivery } = proposal.body
  if (delivery.dueAt !== before.body.delivery.dueAt && new Date(delivery.dueAt) <= act.now)
    return refuse({ kind: 'due-passed' })
  const agreed = await act.sql.count(statement`with agreed as (
      update terms t set state = 'agreed', answered_at = ${act.now} from claim c
      where t.town_id = ${act.town} and t.claim_id = ${claimId} and t.version = ${version} and t.state = 'proposed'
        and c.town_id = t.town_id and c.id = t.claim_id and c.state in ${among([...IN_HAND, 'delivered'])}
      returning t.town_id, t.claim_id)
    update claim c set pay_yen = ${pay.yen}, due_at = ${new Date(delivery.dueAt)} from agreed a
    where c.town_id = a.town_id and c.id = a.claim_id`)
  if (agreed === 0) return refuse({ kind: 'no-proposal' })
  const facts = { worker: contract.personId, version, sha256: proposal.sha256 }
  await audit(act, { act: 'terms.agreed', subject: `job-${contract.no}`, facts })
  return done(asked.value)
}

/** The worker declines a proposal: everything stays as it was (J2). */
export async function declineTerms(
  act: Act,
  { claimId, version }: Answering,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const asked = await proposalFor(act, { claimId, version })
  if (!asked.ok) return asked
  const declined = await act.sql.count(statement`update terms set state = 'declined', answered_at = ${act.now}
    where town_id = ${act.town} and claim_id = ${claimId} and version = ${version} and state = 'proposed'`)
  if (declined === 0) return refuse({ kind: 'no-proposal' })
  const { contract } = asked.value
  const facts = { worker: contract.personId, version }
  await audit(act, { act: 'terms.declined', subject: `job-${contract.no}`, facts })
  return done(asked.value)
}

async function proposalFor(
  act: Act,
  { claimId, version }: Answering,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const contract = await lockedContract(act, claimId)
  if (!contract) return refuse({ kind: 'no-proposal' })
  const not = forbidden(mayWorkAs(act, contract.personId))
  if (not) return refuse(not)
  const proposal = contract.versions.find((one) => one.version === version && one.state === 'proposed')
  const before = inForce(contract)
  if (!proposal || !before) return refuse({ kind: 'no-proposal' })
  if (!isChangeable(contract)) return refuse({ kind: 'contract-ended' })
  if (act.said && act.said < proposal.at && proposal.at <= act.now) return refuse({ kind: 'proposed-since' })
  return done({ contract, before, proposal })
}
