// Meetings that have been held, as a town file says it: who sat there, for which seat and how.
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import type { operations } from '../operation.ts'

type Operations = ReturnType<typeof operations>

export type Sat = {
  seat: string
  person: string
  mode?: 'in-person' | 'online'
  proxy?: boolean
  from?: string
}

type Held = {
  body?: string
  no: number
  day: string
  start?: string
  end?: string
  state?: 'draft' | 'convened' | 'open' | 'closed' | 'cancelled'
  there: Sat[]
}

export const p1: Sat = { seat: 'c1', person: 'p1' }
export const p2: Sat = { seat: 'c2', person: 'p2' }
/** Of the subcommittee. */
export const p1InSection: Sat = { seat: 'k1', person: 'p1' }

function meetingOf({
  body = 'council',
  no,
  day,
  start = '14:00',
  end = '16:00',
  state = 'closed',
  there,
}: Held) {
  const startsAt = `${day}T${start}+09:00`
  return {
    ...{ body, no, title: `第${no}回`, place: '役場', state, startsAt },
    endsAt: end.includes('T') ? end : `${day}T${end}+09:00`,
    proxies: there
      .filter(({ proxy }) => proxy)
      .map(({ seat, person }) => ({ seat, person, name: '林 はるか', state: 'accepted' })),
    presence: there.map(({ from = startsAt, ...sat }) => ({ ...sat, from, to: `2028-01-01T00:00+09:00` })),
  }
}

type Change = {
  /** Under which charter the subcommittee works, and what its seat is. */
  charter?: string
  section?: { category?: string; feeEligible?: boolean }
  council?: { feeEligible?: boolean }
}

/** A charter under which only those in the room are present. */
function atTheTable() {
  const shipped = shippedCharter('council-2024')
  if (!shipped) throw new Error('no such charter')
  const online = { ...shipped.rules.online, counts: false }
  return { ...shipped, id: 'at-the-table', rules: { ...shipped.rules, online } }
}

/** The small town with a subcommittee in which p1 sits for the residents, and these meetings held. */
export const heldTown = (
  operation: Operations,
  meetings: Held[],
  { charter = 'council-2024', section = {}, council = {} }: Change = {},
): Promise<void> =>
  operation.newTown((raw) => ({
    ...raw,
    charters: [atTheTable()],
    bodies: [
      ...raw.bodies.map((body) => ({
        ...body,
        from: '2024-01-01',
        seats: body.seats.map((seat) => ({ ...seat, ...council })),
      })),
      {
        ...{ id: 'section', name: '広報部会', charter, from: '2018-01-01' },
        seats: [{ id: 'k1', title: '町民', category: 'resident', holder: 'p1', ...section }],
      },
    ],
    meetings: meetings.map(meetingOf),
  }))
