// Who somebody is: roles in the register, seats and offices from day to day, proxies, the entry as a worker.
import { z } from 'zod'
import type { HeldSeat } from '../membership/model.ts'
import type { HeldInvitation } from '../observer/model.ts'
import type { ProxyState } from '../proxy/model.ts'

export const ROLES = [
  'member',
  'staff',
  'director',
  'worker',
  'mayor',
  'supporter',
  'observer',
  'guest',
] as const
export type Role = (typeof ROLES)[number]

/** applied → trained → active ⇄ resting → left */
export const workerState = z.enum(['applied', 'trained', 'active', 'resting', 'left'])
export type WorkerState = z.output<typeof workerState>

export type Worker = { personId: string; state: WorkerState; skills: string[]; claimLimit: number }

/** A seat somebody comes for, and the name of the member they stand for. */
export type HeldProxy = {
  proxyId: number
  meetingId: string
  seatId: string
  state: ProxyState
  member: string
}

/** A worker somebody may act for, since the worker agreed to it (J12). */
export type Supported = { name: string; worker: Worker }

export type Standing = {
  personId: string
  roles: string[]
  seats: HeldSeat[]
  proxies: HeldProxy[]
  /** Meetings they are asked to as an observer, while these last. */
  invitations: HeldInvitation[]
  worker: Worker | null
  /** Whom they support. */
  supports: Supported[]
}

/** Whose acts are the program's own: the metronome, imports, the operator at the command line. */
export const SYSTEM = 'system'

export const platform = z.enum(['line', 'slack'])
export type Platform = z.output<typeof platform>
export type ChatAccount = { platform: Platform; userId: string }

/** What stands instead of a name that was deleted. */
export const ERASED = '（削除済み）'
