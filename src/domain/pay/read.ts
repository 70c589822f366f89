import { z } from 'zod'
import { among, type Statement as Sql, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { isoDay } from '../calendar.ts'
import { HANDED_IN } from '../claim/model.ts'
import { agreedPayment } from '../terms/read.ts'
import { townSettings } from '../town/model.ts'
import {
  monthsAfter,
  type Payable,
  type PayableRow,
  payableRow,
  type Statement,
  statementRow,
} from './model.ts'
import { type PayMode, payDaysOf } from './pay-by.ts'
import { withholding } from './withholding.ts'

type Reading = Pick<Reader, 'sql' | 'town'>
/** How a town pays: by which rule, and by which clock its days are counted. */
export type PayRule = { timezone: string; mode: PayMode }

const ruleRow = z.object({ timezone: z.string(), settings: townSettings })

export async function readPayRule({ sql, town }: Reading): Promise<PayRule> {
  const [found] = await sql.rows(ruleRow, statement`select timezone, settings from town where id = ${town}`)
  if (!found) throw new Error(`There is no town ${town}`)
  return { timezone: found.timezone, mode: found.settings.payMode }
}

/** Handed in, or handed in once and being corrected. */
const DELIVERED = [...HANDED_IN, 'rework']

async function payables({ sql, town }: Reading, which: Sql): Promise<Payable[]> {
  const rule = await readPayRule({ sql, town })
  const rows = await sql.rows(
    payableRow,
    statement`select c.id as "claimId", j.no, j.title, c.person_id as "personId", p.name, w.invoice_no as "invoiceNo",
        j.director_id as "directorId", c.state, c.delivered_at as "deliveredAt", c.pay_yen as yen, j.withholding as kind,
        c.withheld_yen as "withheldYen", c.pay_legal::text as "payLegal", c.pay_on::text as "payOn", c.paid_on::text as "paidOn",
        c.reworks, agreed.mode as agreed, agreed.reorder as "reorderDue"
      from claim c join job j on j.town_id = c.town_id and j.no = c.job_no
      join worker w on w.town_id = c.town_id and w.person_id = c.person_id
      join person p on p.town_id = c.town_id and p.id = c.person_id
      ${agreedPayment}
      where c.town_id = ${town} and c.delivered_at is not null and c.state in ${among(DELIVERED)} and ${which}
      order by c.person_id, c.delivered_at, j.no, c.id`,
  )
  return rows.map((row) => payableOf(row, rule))
}

function payableOf(row: PayableRow, { timezone, mode }: PayRule): Payable {
  const { claimId, no, title, personId, name, invoiceNo, directorId, yen, kind, paidOn, reworks } = row
  const delivered = isoDay(row.deliveredAt, timezone)
  const { legal, pay } = payDaysOf(
    { delivered, legal: row.payLegal, on: row.payOn, agreed: row.agreed, reorderDue: row.reorderDue },
    mode,
  )
  const withheld = row.withheldYen ?? (kind === null ? 0 : withholding(yen))
  return {
    claimId,
    no,
    title,
    personId,
    name,
    invoiceNo,
    directorId,
    delivered,
    legal,
    on: pay,
    yen,
    kind,
    withheld: Math.min(withheld, yen),
    paidOn,
    standing: row.state === 'accepted' ? 'accepted' : row.state === 'rework' ? 'correcting' : 'waiting',
    reworks,
    isReorder: row.reorderDue !== null,
  }
}

/** Everything somebody has delivered, the soonest paid first. */
export const payablesOf = async (reader: Reading, personId: string): Promise<Payable[]> =>
  (await payables(reader, statement`c.person_id = ${personId}`)).toSorted(byDay)

/** What is paid in a month, and what was delivered for it and is being corrected; `directorId` leaves out the jobs of others. */
export async function payablesIn(
  reader: Reading,
  { month, directorId }: { month: string; directorId?: string | undefined },
): Promise<Payable[]> {
  const all = await payables(
    reader,
    statement`(c.pay_on is null or (c.pay_on >= ${`${month}-01`}::date and c.pay_on < ${`${monthsAfter(month, 1)}-01`}::date))
      and ${directed(directorId)}`,
  )
  return all.filter(({ on }) => on.startsWith(month))
}

/** Everything that was delivered and is not paid, what is due first before the rest. */
export const unpaid = async (reader: Reading, directorId?: string): Promise<Payable[]> =>
  (await payables(reader, statement`c.paid_on is null and ${directed(directorId)}`)).toSorted(byDay)

const directed = (directorId: string | undefined): Sql =>
  directorId === undefined ? statement`true` : statement`j.director_id = ${directorId}`

const byDay = (a: Payable, b: Payable): number =>
  compare(a.on, b.on) || compare(a.legal, b.legal) || a.no - b.no || compare(a.personId, b.personId)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const statements = ({ sql, town }: Reading, which: Sql): Promise<Statement[]> =>
  sql.rows(
    statementRow,
    statement`select distinct on (month, person_id) month, person_id as "personId", version, yen, withheld_yen as withheld, lines, at
      from statement where town_id = ${town} and ${which} order by month, person_id, version desc`,
  )

/** What each worker was told last of a month. */
export const statementsOf = (reader: Reading, month: string): Promise<Statement[]> =>
  statements(reader, statement`month = ${month}`)

/** What a worker was told last of each month. */
export const statementsFor = (reader: Reading, personId: string): Promise<Statement[]> =>
  statements(reader, statement`person_id = ${personId}`)

const reachRow = z.object({ line: z.int(), slack: z.int(), missed: z.array(z.string()) })
/** How many of some people are reached in LINE, in Slack alone, and the names of those whom nothing reaches. */
export type Reach = z.output<typeof reachRow>

export async function reachOf({ sql, town }: Reading, people: readonly string[]): Promise<Reach> {
  const [found] = await sql.rows(
    reachRow,
    statement`select count(*) filter (where a.line)::int as line, count(*) filter (where a.slack and not a.line)::int as slack,
        coalesce(array_agg(p.name order by p.id) filter (where not a.line and not a.slack), '{}') as missed
      from person p cross join lateral (select coalesce(bool_or(platform = 'line'), false) as line,
          coalesce(bool_or(platform = 'slack'), false) as slack
        from account where town_id = p.town_id and person_id = p.id and reachable) a
      where p.town_id = ${town} and p.id = any (${[...people]})`,
  )
  return found ?? { line: 0, slack: 0, missed: [] }
}

const payeeRow = z.object({ id: z.string(), name: z.string(), invoiceNo: z.string().nullable() })
/** A worker as they stand on a statement. */
export type Payee = z.output<typeof payeeRow>

export const payees = ({ sql, town }: Reading, people: readonly string[]): Promise<Payee[]> =>
  sql.rows(
    payeeRow,
    statement`select p.id, p.name, w.invoice_no as "invoiceNo" from worker w
      join person p on p.town_id = w.town_id and p.id = w.person_id
      where w.town_id = ${town} and w.person_id = any (${[...people]}) order by p.id`,
  )

/** The roles somebody has at this moment; none where the town does not know them. */
export async function rolesOf({ sql, town }: Reading, personId: string): Promise<string[]> {
  const [found] = await sql.rows(
    z.object({ roles: z.array(z.string()) }),
    statement`select roles from person where town_id = ${town} and id = ${personId}`,
  )
  return found?.roles ?? []
}

/** Keeps payments of a town as they are until the transaction ends: who sends or marks them waits for who did before. */
export const lockPayments = async ({ sql, town }: Act): Promise<void> => {
  await sql.count(statement`select 1 from town where id = ${town} for no key update`)
}
