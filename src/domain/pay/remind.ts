import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { isoDay } from '../calendar.ts'
import { SYSTEM } from '../people/model.ts'
import { type Pressing, pressing, WARN_DAYS } from './due.ts'
import { readPayRule, unpaid } from './read.ts'

const plannedRow = z.object({ kind: z.string(), subject: z.string() })

/**
 * The payments that have come so near to their day as nobody was told of yet, the nearest first: each step once for a
 * delivery and its day. After a pause only the last step is told.
 */
export async function remindPayments(act: Act): Promise<Pressing[]> {
  const today = isoDay(act.now, (await readPayRule(act)).timezone)
  const near = (await unpaid(act))
    .map((one) => pressing(one, today))
    .filter(({ pressure }) => pressure !== undefined)
  if (near.length === 0) return []
  const rows = JSON.stringify(
    near.flatMap((one) => stepsOf(one).map((step) => ({ kind: kindOf(step), subject: subjectOf(one) }))),
  )
  const planned = await act.sql.rows(
    plannedRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${act.town}, g.kind, g.subject, ${SYSTEM}, ${act.now}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb) as g(kind text, subject text) on conflict do nothing returning kind, subject`,
  )
  const fresh = new Set(planned.map(({ kind, subject }) => `${kind} ${subject}`))
  return near.filter((one) => one.pressure && fresh.has(`${kindOf(one.pressure)} ${subjectOf(one)}`))
}

const kindOf = (step: NonNullable<Pressing['pressure']>): string => `pay-${step}`
const subjectOf = ({ claimId, on }: Pressing): string => `claim-${claimId} ${on}`

/** The step a payment has come to, and those before it. */
const stepsOf = ({ pressure, bankDays }: Pressing): NonNullable<Pressing['pressure']>[] => [
  ...WARN_DAYS.filter((days) => bankDays <= days),
  ...(pressure === 'over' ? (['over'] as const) : []),
]
