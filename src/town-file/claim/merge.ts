// What the claims on a job become beside those stored.
import { statement } from '../../db/sql.ts'
import { isLive } from '../../domain/claim/model.ts'
import type { FileJob } from '../job/format.ts'
import { type Stored, takeMatch } from '../stored.ts'
import type { Importing } from '../upsert.ts'
import { isAt } from '../values.ts'
import type { FileClaim } from './format.ts'

type StoredClaim = NonNullable<ReturnType<Stored['claims']['get']>>[number]

/** The same claim is known by worker and moment; without a moment, as the worker's live one, or by its state. */
function knownClaim({ worker, at, state }: FileClaim, pool: StoredClaim[]): StoredClaim | undefined {
  const own = (row: StoredClaim) => row.personId === worker && (!at || isAt(row.at, at))
  const alive = (row: StoredClaim) => own(row) && (at !== undefined || (isLive(state) && isLive(row.state)))
  return takeMatch(pool, (row) => own(row) && row.state === state, alive)
}

function claimRow(no: number, claim: FileClaim, pool: StoredClaim[]) {
  const { worker, state, percent, delayed, note, url, deliveredAt, endedAt, by, via, at } = claim
  return {
    id: knownClaim(claim, pool)?.id,
    job_no: no,
    person_id: worker,
    state,
    percent,
    delayed,
    note,
    url,
    via,
    at,
    delivered_at: deliveredAt,
    ended_at: endedAt,
    by_id: by,
    due_at: claim.dueAt,
    lease_until: claim.lease?.until,
    lease_asked_at: claim.lease?.askedAt,
    ...inspectionCells(claim),
    pay_yen: claim.pay?.yen,
    withheld_yen: claim.pay?.withheld,
    pay_legal: claim.pay?.legal,
    pay_on: claim.pay?.on,
    paid_on: claim.pay?.paidOn,
  }
}

/** What stands of an inspection in a claim's row: nothing where the file says nothing about it. */
function inspectionCells({ inspection }: FileClaim) {
  if (!inspection) return {}
  const { state, silent = false, reworks, reason, until, at, by } = inspection
  // What was handed in again after a correction waits for its inspection, and the last one asked for the correction.
  const last = state === 'pending' && (reworks ?? 0) > 0 ? ('rework' as const) : state
  const said = last === 'none' || last === 'pending' ? null : last
  return {
    inspection: said === 'accepted' && silent ? ('silence' as const) : said,
    reworks,
    inspection_reason: reason,
    inspect_by: until,
    inspected_at: at,
    inspected_by: by,
  }
}

/** The claims of the file, each with how its row is found again: by its id, or as the row of the same import. */
export const claimsWithin = ({ file, stored }: Pick<Importing, 'file' | 'stored'>) =>
  (file.jobs ?? []).flatMap((job) => {
    const pool = [...(stored.claims.get(job.no) ?? [])]
    return (job.claims ?? []).map((claim) => {
      const known = knownClaim(claim, pool)
      const which = {
        claim_id: known?.id ?? null,
        job: job.no,
        worker: claim.worker,
        claimed: claim.at ?? null,
        claim_state: claim.state,
      }
      return { claim, which, stored: known }
    })
  })

/** The id of the claim that a row `g` belongs to. */
export const ofClaim = statement`coalesce((g.row->>'claim_id')::int, (select max(c.id) from claim c where c.town_id = g.town
  and c.job_no = (g.row->>'job')::int and c.person_id = g.row->>'worker' and c.state = g.row->>'claim_state'
  and (g.row->>'claimed' is null or c.at = (g.row->>'claimed')::timestamptz)))`

/** The rows of a job's claims, those that ended first; `live` is who then holds a slot, once for each live claim; `pairs` has each claim beside its row. */
export function mergeClaims({ no, claims = [] }: FileJob, stored: Stored) {
  const before = stored.claims.get(no) ?? []
  const pool = [...before]
  const pairs = claims.map((claim) => [claim, claimRow(no, claim, pool)] as const)
  const rows = pairs.map(([, row]) => row)
  const untouched = before.filter(({ id }) => !rows.some((row) => row.id === id))
  const live = [
    ...untouched.filter(({ state }) => isLive(state)).map(({ personId }) => personId),
    ...rows.filter(({ state }) => isLive(state)).map(({ person_id }) => person_id),
  ]
  return { rows: rows.toSorted((a, b) => Number(isLive(a.state)) - Number(isLive(b.state))), live, pairs }
}
