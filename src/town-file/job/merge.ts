// What a job of the file becomes beside what is stored of it: its claims, its queue, and how many slots are taken.
import type { FileClaim, FileJob } from '../records.ts'
import { type Stored, takeMatch } from '../stored.ts'

type StoredClaim = NonNullable<ReturnType<Stored['claims']['get']>>[number]
type StoredWait = NonNullable<ReturnType<Stored['waits']['get']>>[number]

export const isLive = (state: string): boolean => state !== 'released' && state !== 'expired'

/** The same claim is known by worker and moment; without a moment, as the worker's live one, or by its state. */
function knownClaim({ worker, at, state }: FileClaim, pool: StoredClaim[]): StoredClaim | undefined {
  const own = (row: StoredClaim) => row.personId === worker && (!at || row.at.getTime() === Date.parse(at))
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
  }
}

type Waiting = {
  id?: number | undefined
  job_no: number
  person_id: string
  state: string
  offer_until?: string
}

/** The queue after the import: who stood in it keeps their place, newcomers follow; a closed job has no queue. */
function queueRows({ no, state, waiting = [], offers = [] }: FileJob, stored: StoredWait[]): Waiting[] {
  if (state === 'closed')
    return stored.map(({ id, personId }) => ({ id, job_no: no, person_id: personId, state: 'lapsed' }))
  const people = new Set([
    ...stored.map(({ personId }) => personId),
    ...waiting,
    ...offers.map(({ worker }) => worker),
  ])
  return [...people].map((person) => {
    const known = stored.find((row) => row.personId === person)
    const offer = offers.find(({ worker }) => worker === person)
    const place = {
      id: known?.id,
      job_no: no,
      person_id: person,
      state: offer ? 'offered' : (known?.state ?? 'waiting'),
    }
    return { ...place, ...(offer && { offer_until: offer.until }) }
  })
}

/** The job with its claims and queue; `taken` is the number of live claims and standing offers. */
export function mergeJob(job: FileJob, stored: Stored) {
  const claimsBefore = stored.claims.get(job.no) ?? []
  const pool = [...claimsBefore]
  const claims = (job.claims ?? []).map((claim) => claimRow(job.no, claim, pool))
  const queue = queueRows(job, stored.waits.get(job.no) ?? [])
  const untouched = claimsBefore.filter(({ id }) => !claims.some((row) => row.id === id))
  const live = [...untouched.map(({ personId, state }) => ({ person_id: personId, state })), ...claims]
    .filter(({ state }) => isLive(state))
    .map(({ person_id }) => person_id)
  const taken = live.length + queue.filter(({ state }) => state === 'offered').length
  const { no, title, details, slots, payYen, dueAt, skills, place } = job
  const state = job.state === 'full' ? ('open' as const) : job.state
  const row = { no, title, details, slots, taken, pay_yen: payYen, due_at: dueAt, skills, place, state }
  return {
    row,
    claims: claims.toSorted((a, b) => Number(isLive(a.state)) - Number(isLive(b.state))),
    queue,
    live,
    taken,
  }
}
