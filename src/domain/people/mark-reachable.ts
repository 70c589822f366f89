import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { ChatAccount } from './model.ts'

/** Whether notices reach an account of the one who acts: a bot that was blocked or removed hears no error of its own. */
export async function markReachable(act: Act, account: ChatAccount, reachable: boolean): Promise<void> {
  const where = { townId: act.town, personId: act.by, platform: account.platform, userId: account.userId }
  if ((await act.tx.account.updateMany({ where, data: { reachable } })).count === 0) return
  await audit(act, {
    act: reachable ? 'account.reachable' : 'account.unreachable',
    subject: act.by,
    facts: { platform: account.platform },
  })
}
