import { z } from 'zod'
import { among, type ForMany, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { jobColumns } from '../job/read.ts'
import { type Worker, workerState } from '../people/model.ts'
import { IN_LINE } from '../waiting/model.ts'
import {
  type ClaimState,
  claimState,
  type HeldClaim,
  heldClaim,
  IN_HAND,
  type JobBefore,
  jobBefore,
  LIVE,
} from './model.ts'

const heldColumns = statement`c.id, j.no, j.title, c.pay_yen as "payYen", c.due_at as "dueAt", c.state, c.at, c.percent,
  c.delayed, c.delivered_at as "deliveredAt", c.lease_until as "leaseUntil", c.lease_asked_at as "leaseAskedAt", c.reworks,
  c.inspection_reason as "inspectionReason"`

/** Who took a claim for its worker: a supporter of theirs (J12). */
const supporterOf = statement`(select q.name from person q where q.town_id = c.town_id and q.id = c.by_id and c.by_id <> c.person_id
    and exists (select 1 from supporter s where s.town_id = c.town_id and s.worker_id = c.person_id and s.person_id = c.by_id))`

const claims = ({ town }: Reader, personId: string, which: Statement): Statement => statement`
  select ${heldColumns}, ${supporterOf} as supporter
  from claim c join job j on j.town_id = c.town_id and j.no = c.job_no
  where c.town_id = ${town} and c.person_id = ${personId} and ${which}
  order by c.delivered_at is not null, c.due_at, j.no limit 50`

/** A worker's claims, what is in hand first, the soonest due before; `inHand` leaves out what is handed in already. */
export const claimsOf = (
  reader: Reader,
  personId: string,
  { inHand }: { inHand: boolean },
): Promise<HeldClaim[]> =>
  reader.sql.rows(
    heldClaim,
    claims(reader, personId, statement`c.state in ${among(inHand ? IN_HAND : LIVE)}`),
  )

/** What bears on claiming a job: what the worker has in hand, and the claim they may have on it already. */
export const claimsBeside = (
  { sql, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<HeldClaim[]> => sql.each(beside, { town, job: no, person: personId })

const beside: ForMany<typeof heldClaim> = {
  row: heldClaim,
  columns: 'town text, job int, person text',
  statement: (given) => statement`select g.n, ${heldColumns}
    from ${given} join claim c on c.town_id = g.town and c.person_id = g.person
      and (c.state in ${among(IN_HAND)} or (c.job_no = g.job and c.state in ${among(LIVE)}))
    join job j on j.town_id = c.town_id and j.no = c.job_no
    order by g.n, c.delivered_at is not null, c.due_at, j.no`,
}

/** More open jobs than a town has. */
const OPEN_MOST = 1_000

/** Every open job, full ones too, as a worker stands to it; the soonest due first. What is offered to others is not there. */
export const openJobsBefore = (act: Act, personId: string): Promise<JobBefore[]> =>
  before(
    act,
    personId,
    statement`j.state = 'open' and j.due_at > ${act.now} and (j.how <> 'offer' or ${personId} = any (j.offered_to))`,
  )

/** One job as a worker stands to it, whatever its state. */
export async function findJobBefore(act: Act, personId: string, no: number): Promise<JobBefore | undefined> {
  const [found] = await before(act, personId, statement`j.no = ${no}`)
  return found
}

const before = ({ sql, town, now }: Act, personId: string, which: Statement): Promise<JobBefore[]> =>
  sql.rows(
    jobBefore,
    statement`select ${jobColumns}, c.state as mine, w.state as line,
        case when w.state = 'offered' and w.offer_until > ${now} then w.offer_until end as "keptUntil",
        (select count(*)::int from claim h
          where h.town_id = ${town} and h.person_id = ${personId} and h.state in ${among(IN_HAND)}) as "inHand",
        exists (select 1 from application a where a.town_id = ${town} and a.job_no = j.no and a.person_id = ${personId}
          and a.state = 'applied') as applied
      from job j
      left join claim c on c.town_id = j.town_id and c.job_no = j.no and c.person_id = ${personId}
        and c.state in ${among(LIVE)}
      left join waiting w on w.town_id = j.town_id and w.job_no = j.no and w.person_id = ${personId}
        and w.state in ${among(IN_LINE)}
      where j.town_id = ${town} and ${which}
      order by j.due_at, j.no limit ${OPEN_MOST}`,
  )

/** The state of a worker's live claim on a job; undefined where there is none. */
export async function liveClaimOn(
  { tx, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<ClaimState | undefined> {
  const found = await tx.claim.findFirst({
    where: { townId: town, jobNo: no, personId, state: { in: [...LIVE] } },
    select: { state: true },
  })
  return found ? claimState.parse(found.state) : undefined
}

const FRESH_MS = 60_000

/** Whether somebody took a job within the last minute, and has not begun: it may have been the wrong button. */
export const isFreshClaim = async (
  { sql, town, now }: Act,
  { no, personId }: { no: number; personId: string },
): Promise<boolean> =>
  (await sql.count(statement`select 1 from claim where town_id = ${town} and job_no = ${no} and person_id = ${personId}
    and state = 'claimed' and at > ${new Date(now.getTime() - FRESH_MS)}`)) > 0

const holderRow = z.object({
  personId: z.string(),
  name: z.string(),
  state: claimState,
  percent: z.int().nullable(),
  delayed: z.boolean(),
  supporter: z.string().nullable(),
  dueAt: z.date(),
  leaseUntil: z.date().nullable(),
  leaseAskedAt: z.date().nullable(),
  reworks: z.int(),
})
export type Holder = z.output<typeof holderRow>

/** Who holds a slot of a job, the first to claim first. */
export const holdersOfJob = ({ sql, town }: Reader, no: number): Promise<Holder[]> =>
  sql.rows(
    holderRow,
    statement`select c.person_id as "personId", p.name, c.state, c.percent, c.delayed, ${supporterOf} as supporter,
        c.due_at as "dueAt", c.lease_until as "leaseUntil", c.lease_asked_at as "leaseAskedAt", c.reworks from claim c
      join person p on p.town_id = c.town_id and p.id = c.person_id
      where c.town_id = ${town} and c.job_no = ${no} and c.state in ${among(LIVE)} order by c.at limit 30`,
  )

/** Of `claim h`: whoever holds it does not rest. */
export const holderWorks = statement`not exists (select 1 from worker k
  where k.town_id = h.town_id and k.person_id = h.person_id and k.state = 'resting')`

const workerRow = z.object({
  personId: z.string(),
  state: workerState,
  skills: z.array(z.string()),
  claimLimit: z.int(),
})

/** A worker's entry, locked until the transaction ends: their own claims follow each other. */
export async function lockWorker({ sql, town }: Reader, personId: string): Promise<Worker | undefined> {
  const [worker] = await sql.each(lockingWorker, { town, person: personId })
  return worker
}

const lockingWorker: ForMany<typeof workerRow> = {
  row: workerRow,
  columns: 'town text, person text',
  statement: (given) => statement`with locked as materialized (
      select * from worker where (town_id, person_id) in (select town, person from ${given})
      order by town_id, person_id for update)
    select g.n, w.person_id as "personId", w.state, w.skills, w.claim_limit as "claimLimit"
    from ${given} join locked w on w.town_id = g.town and w.person_id = g.person`,
}
