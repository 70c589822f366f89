// The steps of an invitation, as the secretariat and whoever is invited do them.
import { acceptInvitation, declineInvitation } from '../../../src/domain/observer/accept.ts'
import { admitObserver, seeOffObserver } from '../../../src/domain/observer/admit.ts'
import { type Bearer, claimObserverCode } from '../../../src/domain/observer/claim-code.ts'
import { type Invitation, inviteObserver } from '../../../src/domain/observer/invite.ts'
import { withdrawObserver } from '../../../src/domain/observer/withdraw.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import type { Operations } from '../records.ts'
import { STAFF_THERE } from '../session/sitting.ts'

export const CODE = '87654321'
const OF_MINISTRY = { name: '佐藤 花子', org: '総務省', items: [2], personId: null, code: CODE }

export function invitingIn({ run, meeting, town, database }: Operations) {
  const invite = async (more: Partial<Invitation> = {}) => {
    const seen = more.meeting ?? (await meeting())
    return run(STAFF, (act) => inviteObserver(act, { ...OF_MINISTRY, ...more, meeting: seen }))
  }
  const stranger: () => Bearer = () => ({
    account: { platform: 'line', userId: `U${`${/\d+$/.exec(town())?.[0]}`.padStart(32, 'f')}` },
    locale: 'ja',
  })
  const claim = (bearer: Bearer = stranger(), digits = CODE) =>
    run({ by: 'stranger' }, (act) => claimObserverCode(act, { digits, bearer }))
  const accept = (observerId: number, by: string) =>
    run({ by }, (act) => acceptInvitation(act, { observerId }))
  return {
    invite,
    claim,
    accept,
    decline: (observerId: number, by: string) => run({ by }, (act) => declineInvitation(act, { observerId })),
    withdraw: (observerId: number) => run(STAFF, (act) => withdrawObserver(act, { observerId })),
    admit: (observerId: number, now = STAFF_THERE.now) =>
      run({ ...STAFF_THERE, now }, (act) => admitObserver(act, { observerId })),
    seeOff: (observerId: number) => run(STAFF_THERE, (act) => seeOffObserver(act, { observerId })),
    /** Invited with a code, let in and pledged. */
    accepted: async (): Promise<{ id: number; personId: string }> => {
      granted(await invite())
      const { id, personId } = granted(await claim())
      granted(await accept(id, personId))
      return { id, personId }
    },
    observers: () => database().db.observer.findMany({ where: { townId: town() }, orderBy: { id: 'asc' } }),
  }
}
