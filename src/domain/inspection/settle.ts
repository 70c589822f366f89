// A delivery is accepted, whoever says so or nobody: one writing for all three.
import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { InspectionKind } from '../claim/model.ts'
import { lockJob } from '../job/lock.ts'
import { withholding } from '../pay/withholding.ts'
import { IN_LINE } from '../waiting/model.ts'
import type { Delivery } from './model.ts'

export type Verdict = {
  kind: Exclude<InspectionKind, 'rework'>
  reason?: string | undefined
  /** What it is accepted for, where that is less than what was agreed. */
  yen?: number | undefined
}

export type Settled = {
  delivery: Delivery
  yen: number
  withheldYen: number | null
  at: Date
  /** Who waited for a job that is done with by this, and hears so. */
  waiting: string[]
}

/**
 * Writes that a delivery is accepted, with what tax is withheld of it (J11), if it still waits for that: undefined
 * otherwise. A job with all its work accepted leaves every list (J9).
 */
export async function settleDelivery(
  act: Act,
  delivery: Delivery,
  { kind, reason, yen = delivery.payYen }: Verdict,
): Promise<Settled | undefined> {
  const { sql, town, now } = act
  const { claimId, no, personId } = delivery
  await lockJob(act, no)
  const withheldYen = delivery.withholding === null ? null : withholding(yen)
  const settled = await sql.count(statement`update claim set state = 'accepted', inspection = ${kind},
      inspection_reason = ${reason ?? null}, inspected_at = ${now}, inspected_by = ${act.by}, pay_yen = ${yen},
      withheld_yen = ${withheldYen}
    where town_id = ${town} and id = ${claimId} and state = 'delivered'
      and reworks = ${delivery.reworks} and pay_yen = ${delivery.payYen}
      and inspect_by is not distinct from ${delivery.inspectBy}::timestamptz`)
  if (settled === 0) return undefined
  await writeInspection(act, claimId, {
    kind,
    reason,
    ...(kind === 'partial' ? { yen, agreedYen: delivery.payYen } : {}),
  })
  await audit(act, {
    act: AUDITED[kind],
    subject: `job-${no}`,
    facts: { worker: personId, yen, ...(kind === 'partial' ? { agreed: delivery.payYen } : {}) },
  })
  return { delivery, yen, withheldYen, at: now, waiting: await closeIfDone(act, no) }
}

const AUDITED = {
  accepted: 'job.accepted',
  partial: 'job.accepted-in-part',
  silence: 'job.accepted-by-silence',
} as const

type Inspection = {
  kind: InspectionKind
  reason?: string | undefined
  yen?: number | undefined
  agreedYen?: number | undefined
}

/** The history of a claim's inspections takes one more. */
export async function writeInspection(
  { sql, town, now, by, via }: Act,
  claimId: number,
  { kind, reason = undefined, yen = undefined, agreedYen = undefined }: Inspection,
): Promise<void> {
  await sql.count(statement`insert into inspection (town_id, claim_id, no, kind, reason, yen, agreed_yen, at, by_id, via)
    select ${town}, ${claimId}::int, coalesce(max(no), 0) + 1, ${kind}, ${reason ?? null}::text, ${yen ?? null}::int,
      ${agreedYen ?? null}::int, ${now}::timestamptz, ${by}, ${via}
    from inspection where town_id = ${town} and claim_id = ${claimId}`)
}

const lapsed = z.object({ person_id: z.string() })

/** Every slot of the job is accepted work: there is nothing left to take, to do, or to wait for. */
async function closeIfDone(act: Act, no: number): Promise<string[]> {
  const { sql, town } = act
  const closed =
    await sql.count(statement`update job j set state = 'closed' where town_id = ${town} and no = ${no}
    and state = 'open' and slots <= (select count(*) from claim c
      where c.town_id = j.town_id and c.job_no = j.no and c.state = 'accepted')`)
  if (closed === 0) return []
  const waiting = await sql.rows(
    lapsed,
    statement`update waiting set state = 'lapsed'
      where town_id = ${town} and job_no = ${no} and state in ${among(IN_LINE)} returning person_id`,
  )
  await audit(act, { act: 'job.closed', subject: `job-${no}`, facts: { done: true } })
  return waiting.map(({ person_id }) => person_id)
}
