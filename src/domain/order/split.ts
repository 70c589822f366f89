import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { SYSTEM } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { lockNumbers } from '../sales/read.ts'
import { mayHandleOrders } from './may.ts'
import type { Order, OrderRefusal } from './model.ts'
import { findOrder, unknownSkill, whyOrderStays } from './read.ts'

export type Splitting = {
  no: number
  /** How much of the quantity each job is. */
  parts: readonly number[]
  /** Yen a job. */
  payYen: number
  skills: readonly string[]
  place?: string | undefined
  /** When the jobs are due; as the order where it is left out. */
  dueAt?: Date | undefined
  /** The jobs cost more than the client pays, and that is known. */
  sure?: boolean | undefined
}
export type SplitRefusal =
  | NotPermitted
  | OrderRefusal
  | { kind: 'parts-do-not-add-up'; sum: number; quantity: number; unit: string }
  | { kind: 'due-in-the-past' }
  | { kind: 'unknown-skill'; skill: string }
  | { kind: 'above-price'; pay: number; yen: number }

const madeRow = z.object({ no: z.int() })

/**
 * A director splits an order, once: each part is a draft job with one slot, directed by whoever splits. The parts add up to
 * the quantity; jobs that cost more than the order brings are made only where that is known.
 */
export async function splitOrder(act: Act, splitting: Splitting): Promise<Outcome<Order, SplitRefusal>> {
  const not = forbidden(mayHandleOrders(await readActor(act)))
  if (not) return refuse(not)
  const { no, parts, payYen, skills } = splitting
  await act.sql.count(
    statement`select 1 from client_order where town_id = ${act.town} and no = ${no} for no key update`,
  )
  const order = await findOrder(act, no)
  if (!order) return refuse({ kind: 'no-such-order', no })
  if (order.state === 'split') return refuse({ kind: 'order-split', jobs: order.jobs })
  if (order.state === 'cancelled') return refuse({ kind: 'order-cancelled' })
  const wrong = wrongParts(act, order, splitting)
  if (wrong) return refuse(wrong)
  const skill = await unknownSkill(act, skills)
  if (skill !== undefined) return refuse({ kind: 'unknown-skill', skill })
  const turned =
    await act.sql.count(statement`update client_order set state = 'split', revision = revision + 1,
      director_id = coalesce(director_id, ${act.by === SYSTEM ? null : act.by})
    where town_id = ${act.town} and no = ${no} and state = 'received'`)
  if (turned === 0) return refuse(await whyOrderStays(act, no))
  const jobs = await makeJobs(act, order, splitting)
  await audit(act, { act: 'order.split', subject: `order-${no}`, facts: { jobs, parts, payYen } })
  const split = await findOrder(act, no)
  if (!split) throw new Error(`order ${no} is gone`)
  return done(split)
}

function wrongParts(act: Act, order: Order, { parts, payYen, dueAt, sure = false }: Splitting) {
  const sum = parts.reduce((all, part) => all + part, 0)
  const { quantity, unit, yen } = order
  if (sum !== quantity || parts.some((part) => part < 1))
    return { kind: 'parts-do-not-add-up', sum, quantity, unit } as const
  if ((dueAt ?? order.dueAt) <= act.now) return { kind: 'due-in-the-past' } as const
  const pay = payYen * parts.length
  return pay > yen && !sure ? ({ kind: 'above-price', pay, yen } as const) : undefined
}

async function makeJobs(
  act: Act,
  order: Order,
  { parts, payYen, skills, place, dueAt }: Splitting,
): Promise<number[]> {
  await lockNumbers(act)
  const rows = JSON.stringify(
    parts.map((quantity, n) => ({
      n: n + 1,
      quantity,
      title: parts.length === 1 ? order.title : `${order.title} ${n + 1}/${parts.length}`,
    })),
  )
  const made = await act.sql.rows(
    madeRow,
    statement`insert into job (town_id, no, title, slots, pay_yen, due_at, skills, place, state, order_no, quantity, unit,
        offered_to, confidential, director_id)
      select ${act.town}, g.n + (select coalesce(max(no), 0) from job where town_id = ${act.town}), g.title, 1, ${payYen}::int,
        ${dueAt ?? order.dueAt}::timestamptz, ${[...skills]}::text[], ${place ?? null}, 'draft', ${order.no}::int, g.quantity, ${order.unit},
        '{}'::text[], ${order.confidential}::boolean, ${act.by === SYSTEM ? order.directorId : act.by}
      from jsonb_to_recordset(${rows}::jsonb) as g (n int, quantity int, title text) order by g.n returning no`,
  )
  return made.map(({ no }) => no)
}
