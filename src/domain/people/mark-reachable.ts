import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { ChatAccount } from './model.ts'

/** Whether notices reach an account: a bot that was blocked or removed hears no error of its own. */
export async function markReachable(act: Act, account: ChatAccount, reachable: boolean): Promise<void> {
  await act.tx.account.updateMany({ where: { townId: act.town, ...account }, data: { reachable } })
  await audit(act, {
    act: reachable ? 'account.reachable' : 'account.unreachable',
    subject: act.by,
    facts: { platform: account.platform },
  })
}
