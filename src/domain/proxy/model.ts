import { z } from 'zod'

/**
 *   named ──▶ approved ──▶ accepted
 *     │           │            │
 *     ├──▶ refused (leave not given, or the proxy declined)
 *     └──▶ superseded (the member comes, names another, or the meeting moves)
 */
export const proxyState = z.enum(['named', 'approved', 'accepted', 'superseded', 'refused'])
export type ProxyState = z.output<typeof proxyState>

/** States in which a proxy holds the seat's place: one for each seat (P4). */
export const LIVING: readonly ProxyState[] = ['named', 'approved', 'accepted']
export const isLiving = (state: ProxyState): boolean => LIVING.includes(state)

/** States in which leave was given. */
export const ALLOWED: readonly ProxyState[] = ['approved', 'accepted']

export const namedProxy = z.object({
  id: z.int(),
  meetingId: z.string(),
  seatId: z.string(),
  principalId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  org: z.string().nullable(),
  personId: z.string().nullable(),
  state: proxyState,
})
export type NamedProxy = z.output<typeof namedProxy>

/** A proxy who no longer comes; `personId` where they had shown their code. */
export const supersededProxy = z.object({ id: z.int(), name: z.string(), personId: z.string().nullable() })
export type SupersededProxy = z.output<typeof supersededProxy>

export type Nominee = {
  name: string
  title?: string | undefined
  org?: string | undefined
}
