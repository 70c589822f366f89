// The ids a town file may speak of: its own, even of entries that are broken, and those stored already.
import { z } from 'zod'
import { shippedCharters } from '../domain/charter/shipped.ts'
import type { Stored } from './stored.ts'

export type Known = ReturnType<typeof knownIds>

const entries = <Entry extends z.ZodType>(entry: Entry) => z.array(entry.nullable().catch(null)).catch([])
const named = entries(z.object({ id: z.string() }))
const numbered = entries(z.object({ no: z.number() }))
const outline = z
  .object({
    people: named,
    skills: named,
    organisations: named,
    charters: named,
    bodies: entries(z.object({ id: z.string(), seats: named })),
    workers: entries(z.object({ person: z.string() })),
    leads: numbered,
    orders: numbered,
  })
  .partial()

/** Every id that counts as known, and the body of every seat. */
export function knownIds(raw: unknown, stored: Stored) {
  const own = outline.safeParse(raw).data ?? {}
  const ids = (list: ({ id: string } | null)[] = []) => list.flatMap((entry) => entry?.id ?? [])
  const numbers = (list: ({ no: number } | null)[] = []) => list.flatMap((entry) => entry?.no ?? [])
  const workers = (own.workers ?? []).flatMap((entry) => entry?.person ?? [])
  const seats = (own.bodies ?? []).flatMap((body) =>
    body ? ids(body.seats).map((seat) => [seat, body.id] as const) : [],
  )
  return {
    people: new Set([...stored.people, ...ids(own.people)]),
    skills: new Set([...stored.skills, ...ids(own.skills)]),
    organisations: new Set([...stored.organisations, ...ids(own.organisations)]),
    charters: new Set([...stored.charters, ...ids(own.charters), ...shippedCharters.map(({ id }) => id)]),
    bodies: new Set([...stored.parents.keys(), ...ids(own.bodies)]),
    workers: new Set([...stored.workers, ...workers]),
    leads: new Set([...stored.leads, ...numbers(own.leads)]),
    orders: new Set([...stored.orders, ...numbers(own.orders)]),
    seats: new Map([...seats, ...stored.seats]),
  }
}
