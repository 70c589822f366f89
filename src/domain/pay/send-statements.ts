import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayPay } from './may.ts'
import { type PayMonth, payMonth, type StatementDue, statementsDue } from './pay-month.ts'
import { lockPayments, payablesIn, statementsOf } from './read.ts'

export type SendRefusal =
  | NotPermitted
  | { kind: 'nothing-paid' }
  /** Everybody was told already, and nothing has changed since. */
  | { kind: 'all-sent' }
  /** The sum of the month is another than the one that was looked at. */
  | { kind: 'month-changed'; month: PayMonth }

/**
 * Tells workers what they are paid for a month: each once, and again only where it has changed since, as a correction.
 * What was told is kept as it was. `seenYen` is the sum that was looked at.
 */
export async function sendStatements(
  act: Act,
  { month, seenYen }: { month: string; seenYen: number },
): Promise<Outcome<StatementDue[], SendRefusal>> {
  const not = forbidden(mayPay(await readActor(act)))
  if (not) return refuse(not)
  await lockPayments(act)
  const paid = payMonth(await payablesIn(act, { month }), month)
  const told = await statementsOf(act, month)
  if (paid.people.length === 0 && told.length === 0) return refuse({ kind: 'nothing-paid' })
  const due = statementsDue(paid, told)
  if (due.length === 0) return refuse({ kind: 'all-sent' })
  if (paid.yen !== seenYen) return refuse({ kind: 'month-changed', month: paid })
  const sent = await keep(act, due)
  const corrected = sent.filter(({ version }) => version > 1).length
  await audit(act, {
    act: 'pay.statements-sent',
    subject: `pay ${month}`,
    facts: { people: sent.length, corrected, yen: sent.reduce((sum, { yen }) => sum + yen, 0) },
  })
  return done(sent)
}

const keptRow = z.object({ person: z.string() })

async function keep({ sql, town, now, by, via }: Act, due: StatementDue[]): Promise<StatementDue[]> {
  const rows = due.map(({ month, personId, version, yen, withheld, lines }) => ({
    month,
    person: personId,
    version,
    yen,
    withheld,
    lines,
  }))
  const kept = await sql.rows(
    keptRow,
    statement`insert into statement (town_id, month, person_id, version, yen, withheld_yen, lines, at, by_id, via)
      select ${town}, g.month, g.person, g.version, g.yen, g.withheld, g.lines, ${now}::timestamptz, ${by}, ${via}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g(month text, person text, version int, yen int, withheld int, lines jsonb)
      on conflict do nothing returning person_id as person`,
  )
  return due.filter(({ personId }) => kept.some(({ person }) => person === personId))
}
