// The terms of a claim (J1): everything an order has to say, as it was given to the worker, under a hash.
//
//   given                                   version 1, with the claim
//   proposed ──▶ agreed | declined | withdrawn   each later one is a new notice, in force once the worker agrees (J2)
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type claimState, IN_HAND } from '../claim/model.ts'
import { payKind } from '../job/model.ts'
import { type PayDays, payDaysOf } from '../pay/pay-by.ts'

export const termsState = z.enum(['given', 'proposed', 'agreed', 'declined', 'withdrawn'])
export type TermsState = z.output<typeof termsState>

const day = z.iso.date()

/** `form` grows when terms say something they did not say before; what was written under an older one stays readable. */
export const termsBody = z.strictObject({
  form: z.literal(1),
  orderedOn: day,
  /** By whose clock the days and hours are. */
  timezone: z.string(),
  orderer: z.string(),
  worker: z.string(),
  director: z.string().nullable(),
  work: z.strictObject({
    no: z.int(),
    title: z.string(),
    details: z.string().nullable(),
    quantity: z.int().nullable(),
    unit: z.string().nullable(),
  }),
  /** `yen` is the whole, or the most that so much a piece or an hour comes to. */
  pay: z.strictObject({
    kind: payKind,
    yen: z.int(),
    rateYen: z.int().nullable(),
    withholding: z.string().nullable(),
  }),
  /** Without a place it is handed in where it was taken: in the chat. */
  delivery: z.strictObject({ dueAt: z.iso.datetime(), place: z.string().nullable() }),
  /** How many days from the delivery, and the last of them for a delivery on the day it is due. */
  inspection: z.strictObject({ days: z.int(), until: day }),
  /** How the day of payment is found, and that day for a delivery on the day it is due (J3, J4). */
  payment: z.strictObject({
    mode: z.enum(['strict-60', 'two-months', 'reorder']),
    legal: day,
    on: day,
    method: z.string(),
    reorder: z.strictObject({ client: z.string(), due: day }).nullable(),
  }),
  confidential: z.boolean(),
})
export type TermsBody = z.output<typeof termsBody>

export const termsVersion = z.object({
  version: z.int(),
  state: termsState,
  sha256: z.string(),
  body: termsBody,
  reason: z.string().nullable(),
  at: z.date(),
  answeredAt: z.date().nullable(),
})
export type TermsVersion = z.output<typeof termsVersion>

/** A claim with every version of its terms, the first one first. */
export type Contract = {
  claimId: number
  no: number
  title: string
  personId: string
  state: z.output<typeof claimState>
  versions: TermsVersion[]
}

/** The one way a body is written: keys in their order and no blanks, so that the same terms have the same hash. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

export const hashOfTerms = (written: string): string => createHash('sha256').update(written).digest('hex')

/** Three years, with a leap day, from the last thing that happened to the claim (J1). */
export const TERMS_KEPT_DAYS = 3 * 365 + 1

/** What may bind; of several the last does. */
export const BINDING: readonly TermsState[] = ['given', 'agreed']

/** What binds: of what was given or agreed to, the last. */
export const inForce = ({ versions }: Pick<Contract, 'versions'>): TermsVersion | undefined =>
  versions.findLast(({ state }) => BINDING.includes(state))

/** Terms can be changed until the delivery was accepted. */
export const isChangeable = ({ state }: Pick<Contract, 'state'>): boolean =>
  state === 'delivered' || IN_HAND.includes(state)

/** What waits for the worker's word; a claim that has ended waits for nothing. */
export const proposalOf = (contract: Contract): TermsVersion | undefined =>
  isChangeable(contract) ? contract.versions.find(({ state }) => state === 'proposed') : undefined

/** The days of payment of a delivery on that day, by the terms it was made under. */
export const payDaysBy = ({ payment: { mode, reorder } }: TermsBody, delivered: string): PayDays =>
  payDaysOf({ delivered, legal: null, on: null, agreed: mode, reorderDue: reorder?.due ?? null }, 'strict-60')
