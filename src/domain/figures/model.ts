// The programme in figures: how much work there is, how long it takes, and how what is earned is spread. Never by name.
import { z } from 'zod'
import { claimState } from '../claim/model.ts'
import { jobState } from '../job/model.ts'

export const jobFact = z.object({
  state: jobState,
  publishedAt: z.date().nullable(),
  dueAt: z.date(),
  /** When it was closed, where that is on record. */
  closedAt: z.date().nullable(),
})
export type JobFact = z.output<typeof jobFact>

export const claimFact = z.object({
  personId: z.string(),
  state: claimState,
  at: z.date(),
  deliveredAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  acceptedAt: z.date().nullable(),
  yen: z.int(),
})
export type ClaimFact = z.output<typeof claimFact>

/** `active` are the workers who take jobs at this moment. */
export type Facts = { jobs: JobFact[]; claims: ClaimFact[]; active: string[] }

/** A week or a month: its first day, and the first after it. */
export type Period = { from: string; until: string }

export type Load = Period & { open: number; inHand: number; delivered: number }
/** Medians in days; null where there was none. */
export type LeadTimes = Period & { toDelivery: number | null; toAcceptance: number | null }
/** So many workers earned from this much on, and less than that. */
export type Band = { from: number; below: number | null; workers: number }

export type Figures = {
  periods: Period[]
  load: Load[]
  leadTimes: LeadTimes[]
  /** Over the whole time. */
  overall: { deliveries: number; toDelivery: number | null; acceptances: number; toAcceptance: number | null }
  bands: Band[]
  earned: { workers: number; yen: number; median: number | null }
}
