import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

type Exported = {
  worker: string
  state: string
  at: string
  endedAt: string | null
  by: string
  via: string
}

/** Reads the applications of the whole town; what comes back gives those for a job, in the order they were made in. */
export async function exportApplications({ tx, town: townId }: Reader): Promise<(no: number) => Exported[]> {
  const rows = await tx.application.findMany({
    where: { townId },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
  })
  const applications = Map.groupBy(rows, ({ jobNo }) => jobNo)
  return (no) =>
    (applications.get(no) ?? []).map((row) => ({
      worker: row.personId,
      state: row.state,
      at: row.at.toISOString(),
      endedAt: iso(row.endedAt),
      by: row.byId,
      via: row.via,
    }))
}
