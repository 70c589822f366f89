import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { auditRows } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import { isFull, type Job } from '../job/model.ts'
import { findJob } from '../job/read.ts'
import { hasLastWord, partIn, type SaidSince } from '../last-word.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import type { Basis } from '../terms/compose.ts'
import { asGiven, basisColumns, basisRow, basisTables, givenRows, termsFor } from '../terms/give.ts'
import type { TermsVersion } from '../terms/model.ts'
import { takeOffer } from '../waiting/take-offer.ts'
import { leaseEnd, mayWorkAs, type Unfit, whyOverLimit, whyUnfit } from './may.ts'
import type { HeldClaim } from './model.ts'
import { claimsBeside, lockWorker } from './read.ts'

export type ClaimRefusal =
  | NotPermitted
  | Unfit
  | SaidSince
  | { kind: 'no-worker' }
  | { kind: 'no-such-job' }
  | { kind: 'job-full'; job: Job }
  | { kind: 'by-choice'; job: Job }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

/** A claim with the terms it was made under. */
export type Given = { claimId: number; terms: TermsVersion }
/** `given` is nothing where the worker has the job already. */
export type Claimed = { job: Job; again: boolean; given: Given | null }

/**
 * Takes a slot (J5). The worker's row keeps their own claims in order (limit, double presses) and says what they are
 * now; the job's row decides who gets the last slot. Claiming again answers with the claim one has. A job that a director
 * gives to one of several is applied for instead.
 */
export async function claimJob(
  act: Act,
  { no, personId, leaseDays }: { no: number; personId: string; leaseDays?: number | undefined },
): Promise<Outcome<Claimed, ClaimRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const worker = await lockWorker(act, personId)
  if (!worker) return refuse({ kind: 'no-worker' })
  const job = await findJob(act, no)
  if (!job) return refuse({ kind: 'no-such-job' })
  const held = await claimsBeside(act, { no, personId })
  if (held.some((claim) => claim.no === no)) return done({ job, again: true, given: null })
  if (job.how === 'choose') return refuse({ kind: 'by-choice', job })
  if (!(await hasLastWord(act, { personId, about: partIn(no) }))) return refuse({ kind: 'said-since' })
  const unfit = whyUnfit(worker, job, act.now) ?? whyOverLimit(worker, held)
  if (unfit) return refuse(unfit)
  const kept = await takeOffer(act, { no, personId })
  const known = kept || isFull(job) ? undefined : await takeSlot(act, { no, personId })
  if (!kept && !known) return refuse({ kind: 'job-full', job })
  const leaseUntil = leaseEnd(act.now, job.dueAt, leaseDays)
  return done({ job, again: false, given: await insertClaim(act, { no, personId, leaseUntil, known }) })
}

/**
 * The last slot goes to whoever comes first: of those taken together by their order, otherwise by the job's lock. Whoever gets
 * one gets with it what its terms are made of; nothing where there is none left.
 */
export async function takeSlot(
  act: Act,
  { no, personId }: { no: number; personId: string },
): Promise<Basis | undefined> {
  await lockJob(act, no)
  const [taken] = await act.sql.each(takingSlot, { town: act.town, job: no, person: personId, now: act.now })
  return taken
}

const takingSlot: ForMany<typeof basisRow> = {
  row: basisRow,
  columns: 'town text, job int, person text, now timestamptz',
  statement: (given) => statement`with wanted as (
      select g.*, row_number() over (partition by g.town, g.job order by g.n) as rank from ${given}),
    free as (
      select j.town_id, j.no, least(j.slots - j.taken, count(*)) as granted from wanted w
      join job j on j.town_id = w.town and j.no = w.job and j.state = 'open' and j.due_at > w.now and j.taken < j.slots
      group by j.town_id, j.no, j.slots, j.taken),
    given_away as (
      update job j set taken = j.taken + f.granted from free f where j.town_id = f.town_id and j.no = f.no)
    select g.n, ${basisColumns} from wanted g join free f on f.town_id = g.town and f.no = g.job ${basisTables}
    where g.rank <= f.granted`,
}

export type NewClaim = {
  no: number
  personId: string
  leaseUntil: Date | null
  /** Another due date than the job's, and the claim whose slot it has: where it was given over. */
  dueAt?: Date | undefined
  takenOverFrom?: number | undefined
  /** What the terms are made of, where it was read with the slot. */
  known?: Basis | undefined
}

/**
 * Pay and due date are kept with the claim, as they are now (J2), and its terms are given in the same statement (J1): nobody
 * holds a job without them. Who has the job no longer waits for it. Whoever had it before goes on with the lease they had
 * then (J6).
 */
export async function insertClaim(
  act: Act,
  { no, personId, leaseUntil, dueAt, takenOverFrom, known }: NewClaim,
): Promise<Given> {
  const { town, now, by, via } = act
  const terms = await termsFor(act, { no, personId, dueAt, known })
  const given = {
    town,
    now,
    by,
    via,
    job: no,
    person: personId,
    subject: `job-${no}`,
    facts: { worker: personId, terms: terms.sha256 },
    pay: terms.body.pay.yen,
    due: terms.body.delivery.dueAt,
    body: terms.written,
    sha256: terms.sha256,
    lease: leaseUntil,
    before: takenOverFrom ?? null,
  }
  const [made] = await act.sql.each(inserting, given)
  if (!made) throw new LostRace('this worker claimed the same job in this moment')
  return { claimId: made.claim, terms: asGiven(terms, now) }
}

const made = z.object({ claim: z.int() })
const inserting: ForMany<typeof made> = {
  row: made,
  columns: `town text, now timestamptz, by text, via text, job int, person text, subject text, facts jsonb, pay int,
    due timestamptz, body text, sha256 text, lease timestamptz, before int`,
  statement: (given) => statement`with given as materialized (select * from ${given}),
    claimed as (
      insert into claim (town_id, job_no, person_id, state, at, pay_yen, due_at, by_id, via, lease_until, taken_over_from)
      select g.town, g.job, g.person, 'claimed', g.now, g.pay, g.due, g.by, g.via,
        case when g.before is null then least(g.lease, (select max(c.lease_until) from claim c
          where c.town_id = g.town and c.job_no = g.job and c.person_id = g.person))
          else g.lease end,
        g.before
      from given g order by g.n on conflict do nothing returning town_id, id, job_no, person_id),
    made as (
      select g.*, c.id as claim from given g join claimed c on c.town_id = g.town and c.job_no = g.job and c.person_id = g.person),
    out_of_line as (
      update waiting w set state = 'taken' from made g
      where w.town_id = g.town and w.job_no = g.job and w.person_id = g.person and w.state = 'waiting'),
    given_terms as (${givenRows(statement`made g`)}),
    logged as (${auditRows('job.claimed', statement`made g`)})
    select n, claim from made`,
}
