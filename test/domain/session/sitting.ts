// Members and proxies taking their seats, as the secretariat writes it down.
import type { Act } from '../../../src/domain/act.ts'
import type { SeenMeeting } from '../../../src/domain/meeting/model.ts'
import { arrive } from '../../../src/domain/session/arrive.ts'
import { depart } from '../../../src/domain/session/depart.ts'
import type { Arrival } from '../../../src/domain/session/model.ts'
import { granted } from '../meeting/granted.ts'
import type { Doing } from '../operation.ts'
import type { Operations } from '../records.ts'

/** Ten minutes before the meeting begins. */
export const AT = new Date('2026-12-10T13:50+09:00')
export const STAFF_THERE = { by: 's1', via: 'slack', now: AT } as const
export const LATER = { ...STAFF_THERE, now: new Date('2026-12-10T14:30+09:00') }

type Sitting = Omit<Arrival, 'meeting' | 'mode'>
export const P2: Sitting = { seatId: 'c2', personId: 'p2' }
/** 林 はるか comes for p2. */
export const standIn = (proxyId: number): Sitting => ({ seatId: 'c2', personId: 'w1', proxyId })

export const arriving = (meeting: SeenMeeting, sitting: Sitting = P2, doing: Doing = STAFF_THERE) => ({
  doing,
  work: (act: Act) => arrive(act, { mode: 'in-person', ...sitting, meeting }),
})

export const departing = ({ seatId, personId }: Sitting = P2, doing: Doing = LATER) => ({
  doing,
  work: (act: Act) => depart(act, { meetingId: 'council-3', seatId, personId }),
})

export function sittingIn({ run, meeting, database, town }: Operations) {
  return {
    arrived: async (sitting: Sitting = P2, doing: Doing = STAFF_THERE) =>
      granted(await run(doing, arriving(await meeting(), sitting).work)),
    departed: async (sitting: Sitting = P2) => granted(await run(LATER, departing(sitting).work)),
    /** Who has sat where, in the order they came. */
    presences: () => database().db.presence.findMany({ where: { townId: town() }, orderBy: { id: 'asc' } }),
    seated: async () => {
      const open = await database().db.presence.findMany({ where: { townId: town(), to: null } })
      return open.map(({ seatId, personId }) => `${seatId} ${personId}`).toSorted()
    },
  }
}
