// What workers are paid: every delivery with its amount and its days, and what they were told of a month.
import { z } from 'zod'
import { claimState } from '../claim/model.ts'
import { agreedMode } from './pay-by.ts'

export const payableRow = z.object({
  claimId: z.int(),
  no: z.int(),
  title: z.string(),
  personId: z.string(),
  name: z.string(),
  invoiceNo: z.string().nullable(),
  directorId: z.string().nullable(),
  state: claimState,
  deliveredAt: z.date(),
  yen: z.int(),
  kind: z.string().nullable(),
  withheldYen: z.int().nullable(),
  payLegal: z.string().nullable(),
  payOn: z.string().nullable(),
  paidOn: z.string().nullable(),
  reworks: z.int(),
  agreed: agreedMode,
  reorderDue: z.string().nullable(),
})
export type PayableRow = z.output<typeof payableRow>

/** A delivery, and what is paid for it when. Days are ISO days of the town. */
export type Payable = {
  claimId: number
  no: number
  title: string
  personId: string
  name: string
  invoiceNo: string | null
  directorId: string | null
  delivered: string
  /** The last day the law allows, and the bank day it is paid on (J3, J4). */
  legal: string
  on: string
  yen: number
  /** The kind of pay of which tax is withheld, and how much (J11). */
  kind: string | null
  withheld: number
  paidOn: string | null
  /** Accepted; before that its inspection waits, or it is being corrected, which changes nothing in its days. */
  standing: 'waiting' | 'correcting' | 'accepted'
  reworks: number
  isReorder: boolean
}

export const netOf = ({ yen, withheld }: { yen: number; withheld: number }): number => yen - withheld

export type Sums = { yen: number; withheld: number; net: number }

export const sumsOf = (all: readonly { yen: number; withheld: number }[]): Sums => {
  const yen = all.reduce((sum, one) => sum + one.yen, 0)
  const withheld = all.reduce((sum, one) => sum + one.withheld, 0)
  return { yen, withheld, net: yen - withheld }
}

/** A month of the calendar: 2026-12. */
export const monthOf = (day: string): string => day.slice(0, 7)

export const monthsAfter = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString()

const day = z.iso.date()
/** A line of a statement: what was done and what it is paid, without anybody's name. */
export const statementLine = z.strictObject({
  job: z.int().min(1),
  title: z.string(),
  delivered: day,
  legal: day,
  on: day,
  yen: z.int().min(0),
  withheld: z.int().min(0),
  kind: z.string().nullable(),
  reworks: z.int().min(0),
})
export type StatementLine = z.output<typeof statementLine>

export const statementRow = z.object({
  month: z.string(),
  personId: z.string(),
  /** The first is 1; a later one corrects those before it. */
  version: z.int(),
  yen: z.int(),
  withheld: z.int(),
  lines: z.array(statementLine),
  at: z.date(),
})
/** What somebody was told they are paid for a month. */
export type Statement = z.output<typeof statementRow>
