// Jobs in the export: their claims, and the queue in its order.
import { z } from 'zod'
import type { Tx } from '../../domain/act.ts'
import { shownState } from '../../domain/job/model.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

export async function exportJobs(tx: Tx, townId: string) {
  const rows = await tx.job.findMany({ where: { townId }, orderBy: { no: 'asc' } })
  const claims = Map.groupBy(
    await tx.claim.findMany({
      where: { townId },
      orderBy: [{ at: 'asc' }, { personId: 'asc' }, { id: 'asc' }],
    }),
    ({ jobNo }) => jobNo,
  )
  const queue = { townId, state: { in: ['waiting', 'offered'] } }
  const waiting = Map.groupBy(
    await tx.waiting.findMany({ where: queue, orderBy: { id: 'asc' } }),
    ({ jobNo }) => jobNo,
  )
  const jobs = rows.map((row) => ({
    ...row,
    claims: claims.get(row.no) ?? [],
    waiting: waiting.get(row.no) ?? [],
  }))
  return jobs.map(({ claims, waiting, ...row }) => {
    const { no, title, details, slots, payYen, dueAt, skills, place } = row
    return {
      no,
      title,
      details,
      slots,
      payYen,
      dueAt: dueAt.toISOString(),
      skills,
      place,
      state: shownState({ ...row, state: jobState.parse(row.state) }),
      claims: claims.map(exportClaim),
      waiting: waiting.map(({ personId }) => personId),
      offers: waiting.flatMap(({ state, personId, offerUntil }) =>
        state === 'offered' && offerUntil ? [{ worker: personId, until: offerUntil.toISOString() }] : [],
      ),
    }
  })
}

const jobState = z.enum(['draft', 'open', 'closed'])

type ClaimRow = {
  personId: string
  state: string
  percent: number | null
  delayed: boolean
  note: string | null
  url: string | null
  at: Date
  deliveredAt: Date | null
  endedAt: Date | null
  byId: string
  via: string
}

const exportClaim = ({
  personId,
  state,
  at,
  percent,
  delayed,
  note,
  url,
  deliveredAt,
  endedAt,
  byId,
  via,
}: ClaimRow) => ({
  worker: personId,
  state,
  at: at.toISOString(),
  percent,
  delayed,
  note,
  url,
  deliveredAt: iso(deliveredAt),
  endedAt: iso(endedAt),
  by: byId,
  via,
})
