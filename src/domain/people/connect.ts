// How a chat account becomes a person's: staff hand out a one-time code, the person types it. Few tries, then a pause.
import { z } from 'zod'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from './secret-code.ts'

const redeemed = z.array(z.object({ person_id: z.string(), expires_at: z.date() }))
const tries = z.array(z.object({ count: z.int() }))

const CODE_VALID_MS = 72 * 3_600_000
const TRIES_AN_HOUR = 5
const HOUR_MS = 3_600_000

export type ChatAccount = { platform: 'line' | 'slack'; userId: string }

/** A new code for a person; codes handed out before become void. */
export async function issueCode(
  act: Act,
  facts: { personId: string; digits: string },
): Promise<{ expiresAt: Date }> {
  const { personId, digits } = facts
  const expiresAt = new Date(act.now.getTime() + CODE_VALID_MS)
  await act.tx.linkCode.deleteMany({ where: { townId: act.town, personId, usedAt: null } })
  await act.tx.linkCode.create({
    data: { townId: act.town, digest: codeDigest(act.town, digits), personId, issuedBy: act.by, expiresAt },
  })
  await audit(act, { act: 'code.issued', subject: personId })
  return { expiresAt }
}

export type RedeemRefusal = { kind: 'code-unknown' } | { kind: 'code-expired' }

/** Connects the account to the code's person. The person's former account on that platform is disconnected. */
export async function redeemCode(
  act: Act,
  facts: { digits: string; account: ChatAccount },
): Promise<Outcome<{ personId: string }, RedeemRefusal>> {
  const rows = redeemed.parse(
    await act.tx.$queryRaw`update link_code set used_at = ${act.now}
      where town_id = ${act.town} and digest = ${codeDigest(act.town, facts.digits)} and used_at is null
      returning person_id, expires_at`,
  )
  const code = rows[0]
  if (!code) return refuse({ kind: 'code-unknown' })
  if (code.expires_at < act.now) return refuse({ kind: 'code-expired' })
  await connect(act, { personId: code.person_id, account: facts.account })
  return done({ personId: code.person_id })
}

/** The account is the person's from now on. */
export async function connect(
  act: Act,
  { personId, account }: { personId: string; account: ChatAccount },
): Promise<void> {
  const { platform, userId } = account
  await act.tx.account.deleteMany({ where: { townId: act.town, platform, OR: [{ personId }, { userId }] } })
  await act.tx.account.create({ data: { townId: act.town, platform, userId, personId } })
  await act.tx.linkAttempt.deleteMany({ where: { townId: act.town, platform, userId } })
  await audit(act, { act: 'account.connected', subject: personId, facts: { platform } })
}

/** Counts a wrong code and says how many tries are left this hour. */
export async function countWrongCode(act: Act, { platform, userId }: ChatAccount): Promise<{ left: number }> {
  const rows = tries.parse(
    await act.tx.$queryRaw`insert into link_attempt (town_id, platform, user_id, since, count)
      values (${act.town}, ${platform}, ${userId}, ${act.now}, 1)
      on conflict (town_id, platform, user_id) do update set
        count = case when link_attempt.since < ${new Date(act.now.getTime() - HOUR_MS)} then 1 else link_attempt.count + 1 end,
        since = case when link_attempt.since < ${new Date(act.now.getTime() - HOUR_MS)} then ${act.now} else link_attempt.since end
      returning count`,
  )
  return { left: Math.max(0, TRIES_AN_HOUR - (rows[0]?.count ?? 0)) }
}

/** Whether an account has used up its tries of this hour. */
export async function triesAreUsedUp(act: Act, { platform, userId }: ChatAccount): Promise<boolean> {
  const found = await act.tx.linkAttempt.findUnique({
    where: { townId_platform_userId: { townId: act.town, platform, userId } },
  })
  return found !== null && found.count >= TRIES_AN_HOUR && found.since.getTime() > act.now.getTime() - HOUR_MS
}
