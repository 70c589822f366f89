// The inspection (検収) of a delivery:
//
//   delivered ──▶ accepted            (合格, in part, or by silence past its end: J8)
//       └──────▶ rework ──▶ delivered again, as often as its reason is one of the terms
//
// Who inspects has seen one delivery: a mark of what lay there keeps an old button from accepting a newer one.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { claimState, inspectionKind } from '../claim/model.ts'

export const delivery = z.object({
  claimId: z.int(),
  no: z.int(),
  title: z.string(),
  personId: z.string(),
  name: z.string(),
  state: claimState,
  payYen: z.int(),
  dueAt: z.date(),
  deliveredAt: z.date().nullable(),
  inspectBy: z.date().nullable(),
  url: z.string().nullable(),
  reworks: z.int(),
  inspectedAt: z.date().nullable(),
  inspection: inspectionKind.nullable(),
  payOn: z.string().nullable(),
  paidOn: z.string().nullable(),
  /** The kind of pay of which tax is withheld (J11). */
  withholding: z.string().nullable(),
  quantity: z.int().nullable(),
  unit: z.string().nullable(),
  /** The hashes of its files. */
  files: z.array(z.string()),
  /** Who directs the job, where that is neither the secretariat, which hears everything, nor the worker. */
  director: z.string().nullable(),
})
export type Delivery = z.output<typeof delivery>

const MARK_LETTERS = 8

/** What lies there to be inspected, in a few letters: another delivery, link or file gives another mark. */
export function deliveryMark({
  deliveredAt,
  reworks,
  url,
  files,
}: Pick<Delivery, 'deliveredAt' | 'reworks' | 'url' | 'files'>): string {
  const lies = JSON.stringify([deliveredAt?.getTime(), reworks, url, files.toSorted()])
  return `v${createHash('sha256').update(lies).digest('hex').slice(0, MARK_LETTERS)}`
}

/** Part of the terms that a correction is asked for. */
export const TERM_POINTS = ['work', 'quantity', 'quality', 'date'] as const
export type TermPoint = (typeof TERM_POINTS)[number]

/** Which delivery is meant, and what its inspector had seen; without a mark, what lies there now. */
export type Inspected = { no: number; personId: string; seen?: string | undefined }
