import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

type TermsRow = Awaited<ReturnType<Reader['tx']['terms']['findMany']>>[number]

/** Reads the terms of the whole town; what comes back gives those of a claim, or null where it has none. */
export async function exportTerms({ tx, town: townId }: Reader) {
  const rows = await tx.terms.findMany({ where: { townId }, orderBy: { version: 'asc' } })
  const terms = Map.groupBy(rows, ({ claimId }) => claimId)
  return (claimId: number) => {
    const versions = terms.get(claimId) ?? []
    const binding = versions.findLast(({ state }) => state === 'given' || state === 'agreed')
    return binding
      ? { sha256: binding.sha256, at: binding.at.toISOString(), versions: versions.map(exportVersion) }
      : null
  }
}

const exportVersion = (row: TermsRow) => ({
  version: row.version,
  state: row.state,
  sha256: row.sha256,
  body: row.body,
  reason: row.reason,
  at: row.at.toISOString(),
  answeredAt: iso(row.answeredAt),
  by: row.byId,
  via: row.via,
})
