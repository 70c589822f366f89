import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { inspectionKind, LIVE } from '../claim/model.ts'
import { type Delivery, delivery } from './model.ts'

/** Who directs `job j`, where nobody of the secretariat does and it is not `besides`. */
const directorOf = (
  besides: Statement,
): Statement => statement`(select p.id from person p where p.town_id = j.town_id
  and p.id = j.director_id and not 'staff' = any (p.roles) and p.id <> ${besides})`

const deliveryColumns = statement`c.id as "claimId", j.no, j.title, c.person_id as "personId", w.name, c.state,
  c.pay_yen as "payYen", c.due_at as "dueAt", c.delivered_at as "deliveredAt", c.inspect_by as "inspectBy", c.url, c.reworks,
  c.inspected_at as "inspectedAt", c.inspection, c.pay_on::text as "payOn", c.paid_on::text as "paidOn", j.withholding,
  j.quantity, j.unit, array(select f.sha256 from delivery_file f where f.town_id = c.town_id and f.claim_id = c.id order by f.id) as files,
  ${directorOf(statement`c.person_id`)} as director`

const deliveries = statement`claim c join job j on j.town_id = c.town_id and j.no = c.job_no
  join person w on w.town_id = c.town_id and w.id = c.person_id`

const LISTED_MOST = 100

/** What waits for its inspection, the soonest end first. */
export const deliveriesToInspect = (
  { sql, town }: Reader,
  { no, personId }: { no?: number | undefined; personId?: string | undefined } = {},
): Promise<Delivery[]> =>
  sql.rows(
    delivery,
    statement`select ${deliveryColumns} from ${deliveries} where c.town_id = ${town} and c.state = 'delivered'
      and (${no ?? null}::int is null or c.job_no = ${no ?? null}::int)
      and (${personId ?? null}::text is null or c.person_id = ${personId ?? null}::text)
      order by c.inspect_by, c.delivered_at, c.id limit ${LISTED_MOST}`,
  )

/** Inspections that are over with nothing said (J8). */
export const inspectionsOver = ({ sql, town, now }: Act): Promise<Delivery[]> =>
  sql.rows(
    delivery,
    statement`select ${deliveryColumns} from ${deliveries} where c.town_id = ${town} and c.state = 'delivered'
      and c.inspect_by <= ${now} order by c.inspect_by, c.id limit ${LISTED_MOST}`,
  )

/** A worker's live claim on a job, inspected or not. */
export async function findDelivery(
  { sql, town }: Reader,
  { no, personId }: { no: number; personId: string },
): Promise<Delivery | undefined> {
  const [found] = await sql.rows(
    delivery,
    statement`select ${deliveryColumns} from ${deliveries} where c.town_id = ${town} and c.job_no = ${no}
      and c.person_id = ${personId} and c.state in ${among(LIVE)}`,
  )
  return found
}

/** The same, kept as it is until the transaction ends. */
export async function lockDelivery(
  reader: Reader,
  which: { no: number; personId: string },
): Promise<Delivery | undefined> {
  await reader.sql.count(statement`select 1 from claim where town_id = ${reader.town} and job_no = ${which.no}
    and person_id = ${which.personId} and state in ${among(LIVE)} for update`)
  return findDelivery(reader, which)
}

const inspectionRow = z.object({
  no: z.int(),
  kind: inspectionKind,
  reason: z.string().nullable(),
  yen: z.int().nullable(),
  agreedYen: z.int().nullable(),
  at: z.date(),
  byId: z.string(),
})
export type InspectionRow = z.output<typeof inspectionRow>

/** What each inspection of a claim said, the last one first. */
export const inspectionsOf = ({ sql, town }: Reader, claimId: number): Promise<InspectionRow[]> =>
  sql.rows(
    inspectionRow,
    statement`select no, kind, reason, yen, agreed_yen as "agreedYen", at, by_id as "byId" from inspection
      where town_id = ${town} and claim_id = ${claimId} order by no desc`,
  )

const directorRow = z.object({ director: z.string() })

/** Who directs a job and hears of it beside the secretariat's channel; nobody where that is the secretariat, or `besides`. */
export async function directorToTell(
  { sql, town }: Reader,
  no: number,
  besides: string,
): Promise<string | undefined> {
  const [found] = await sql.rows(
    directorRow,
    statement`select d as director from (select ${directorOf(statement`${besides}`)} as d from job j
      where j.town_id = ${town} and j.no = ${no}) found where d is not null`,
  )
  return found?.director
}
