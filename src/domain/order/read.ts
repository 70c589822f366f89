import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { LIVE } from '../claim/model.ts'
import { type Order, type OrderJob, type OrderRefusal, order, orderJob } from './model.ts'

type Reading = Pick<Reader, 'sql' | 'town'>

/** The claims of a job `j`: those that take up a slot, and what of them is accepted. */
const claimsOfJob = statement`(select count(*)::int as live, count(*) filter (where c.state = 'accepted')::int as accepted,
    count(*) filter (where c.state = 'delivered')::int as delivered, coalesce(sum(c.pay_yen), 0) as agreed,
    coalesce(array_agg(p.name order by c.id), '{}') as holders
  from claim c join person p on p.town_id = c.town_id and p.id = c.person_id
  where c.town_id = j.town_id and c.job_no = j.no and c.state in ${among(LIVE)})`

/** A job is finished where every slot is accepted; one that is closed needs no more than those who had it. */
const partsOfOrder = statement`(select array_agg(j.no order by j.no) as jobs,
    sum(k.agreed + case when j.state = 'closed' then 0 else (j.slots - k.live) * j.pay_yen::bigint end)::float8 as pay,
    sum(case when k.accepted >= j.slots then j.quantity end)::float8 as accepted,
    bool_and(k.live = k.accepted and (k.accepted >= j.slots or (j.state = 'closed' and k.accepted > 0))) as finished
  from job j cross join lateral ${claimsOfJob} k where j.town_id = o.town_id and j.order_no = o.no)`

const orders = ({ sql, town }: Reading, which: Statement): Promise<Order[]> =>
  sql.rows(
    order,
    statement`select o.no, o.client_no as "clientNo", c.name as client, o.lead_no as "leadNo", o.title, o.yen, o.quantity, o.unit,
        o.due_at as "dueAt", o.confidential, o.reorder_client as "reorderClient", o.reorder_due::text as "reorderDue", o.state,
        o.director_id as "directorId", p.name as director, o.note, o.revision, o.at,
        coalesce(w.jobs, '{}') as jobs, coalesce(w.pay, 0) as "payYen", coalesce(w.accepted, 0) as accepted,
        coalesce(w.finished, false) as finished
      from client_order o join client c on c.town_id = o.town_id and c.no = o.client_no
      left join person p on p.town_id = o.town_id and p.id = o.director_id
      cross join lateral ${partsOfOrder} w
      where o.town_id = ${town} and ${which}
      order by case o.state when 'received' then 0 when 'split' then 1 else 2 end, o.due_at, o.no`,
  )

export const findOrder = async (reader: Reading, no: number): Promise<Order | undefined> =>
  (await orders(reader, statement`o.no = ${no}`))[0]

/** Orders, those to be split first, the soonest due before the others; of one client where it is named. */
export const readOrders = (
  reader: Reading,
  { clientNo }: { clientNo?: number | undefined } = {},
): Promise<Order[]> =>
  orders(reader, statement`(${clientNo ?? null}::int is null or o.client_no = ${clientNo ?? null})`)

/** Orders that nobody has split yet. */
export const unsplitOrders = (reader: Reading): Promise<Order[]> =>
  orders(reader, statement`o.state = 'received'`)

/** The jobs of an order, by number. */
export const jobsOfOrder = ({ sql, town }: Reading, no: number): Promise<OrderJob[]> =>
  sql.rows(
    orderJob,
    statement`select j.no, j.title, j.state, j.slots, j.taken, j.pay_yen as "payYen", j.quantity, j.unit, j.due_at as "dueAt",
        k.live, k.delivered, k.accepted, k.holders
      from job j cross join lateral ${claimsOfJob} k where j.town_id = ${town} and j.order_no = ${no} order by j.no`,
  )

/** Why an order cannot be what was asked of it: what has become of it since it was seen. */
export async function whyOrderStays(reader: Reading, no: number): Promise<OrderRefusal> {
  const found = await findOrder(reader, no)
  if (!found) return { kind: 'no-such-order', no }
  if (found.state === 'cancelled') return { kind: 'order-cancelled' }
  return { kind: 'order-changed' }
}

const known = z.object({ id: z.string() })

/** The first skill of a list that the town does not know. */
export async function unknownSkill(
  { sql, town }: Reading,
  skills: readonly string[],
): Promise<string | undefined> {
  const rows = await sql.rows(
    known,
    statement`select id from skill where town_id = ${town} and id = any (${[...skills]}::text[])`,
  )
  return skills.find((skill) => !rows.some(({ id }) => id === skill))
}
