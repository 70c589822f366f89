import { z } from 'zod'
import type { Reader } from '../../domain/act.ts'
import { statementLine } from '../../domain/pay/model.ts'

const lines = z.array(statementLine)

/** Every statement that was sent, in the order of months. */
export async function exportStatements({ tx, town: townId }: Reader) {
  const rows = await tx.statement.findMany({
    where: { townId },
    orderBy: [{ month: 'asc' }, { personId: 'asc' }, { version: 'asc' }],
  })
  return rows.map((row) => ({
    month: row.month,
    worker: row.personId,
    version: row.version,
    yen: row.yen,
    withheld: row.withheldYen,
    lines: lines.parse(row.lines),
    at: row.at.toISOString(),
    by: row.byId,
    via: row.via,
  }))
}
