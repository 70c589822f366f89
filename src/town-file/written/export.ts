import type { Reader } from '../../domain/act.ts'
import { writtenSchema } from '../../domain/written/model.ts'
import { iso } from '../values.ts'

/** Every written resolution of the town, by body and number, with what each seat returned. */
export async function exportWritten({ tx, town: townId }: Reader) {
  const rows = await tx.written.findMany({
    where: { townId },
    orderBy: [{ bodyId: 'asc' }, { no: 'asc' }],
    include: { returns: { orderBy: { seatId: 'asc' } } },
  })
  return rows.map((row) => {
    const { rules, counts, electorate, state, result } = writtenSchema.parse(row)
    return {
      no: row.no,
      body: row.bodyId,
      title: row.title,
      until: row.until.toISOString(),
      state,
      rules,
      result,
      yes: counts?.yes ?? 0,
      no_: counts?.no ?? 0,
      abstain: counts?.abstain ?? 0,
      silent: counts?.silent ?? 0,
      base: counts?.base ?? null,
      needed: counts?.needed ?? null,
      article: rules.written.article,
      reason: row.reason,
      at: row.at.toISOString(),
      decidedAt: iso(row.decidedAt),
      by: row.byId,
      via: row.via,
      returns: row.returns.map((one) => ({
        seat: one.seatId,
        person: one.personId,
        choice: one.choice,
        opinion: one.opinion,
        at: one.at.toISOString(),
        via: one.via,
      })),
      electorate,
    }
  })
}
