// How a chat account becomes a person's: staff hand out a one-time code, the person types it. Few tries, then a pause.
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from './code.ts'
import { foldName } from './fold-name.ts'
import type { ChatAccount } from './model.ts'

const redeemed = z.object({ person_id: z.string() })
const tries = z.object({ count: z.int() })

const TRIES_AN_HOUR = 5
const TOWN_ALARM = 10
const TOWN_TRIES_AN_HOUR = 30
const HOUR_MS = 3_600_000

export type RedeemRefusal = { kind: 'code-unknown' } | { kind: 'code-expired' }

/** Connects the account to the code's person; a code works once. The person's former account on that platform is disconnected. */
export async function redeemCode(
  act: Act,
  { digits, account }: { digits: string; account: ChatAccount },
): Promise<Outcome<{ personId: string }, RedeemRefusal>> {
  const [code] = await act.sql.rows(
    redeemed,
    statement`update link_code set used_at = ${act.now}
      where town_id = ${act.town} and digest = ${codeDigest(act.town, digits)} and used_at is null
        and expires_at >= ${act.now}
      returning person_id`,
  )
  if (!code) return refuse({ kind: (await isExpired(act, digits)) ? 'code-expired' : 'code-unknown' })
  await connectAccount(act, { personId: code.person_id, account })
  return done({ personId: code.person_id })
}

const isExpired = async ({ tx, town, now }: Act, digits: string): Promise<boolean> =>
  (await tx.linkCode.count({
    where: { townId: town, digest: codeDigest(town, digits), usedAt: null, expiresAt: { lt: now } },
  })) > 0

/** The account is the person's from now on. */
export async function connectAccount(
  act: Act,
  { personId, account }: { personId: string; account: ChatAccount },
): Promise<void> {
  const { platform, userId } = account
  await act.tx.account.deleteMany({ where: { townId: act.town, platform, OR: [{ personId }, { userId }] } })
  await act.tx.account.create({ data: { townId: act.town, platform, userId, personId } })
  await act.tx.linkAttempt.deleteMany({ where: { townId: act.town, platform, userId } })
  await audit(act, { act: 'account.connected', subject: personId, facts: { platform } })
}

type Newcomer = { name: string; locale: string; account: ChatAccount; as: 'proxy' | 'observer' | 'worker' }

/**
 * Enters somebody the register does not know yet, with the name that was given for the proxy or the observer, or that a worker gave, and connects
 * the account (P7). The same account is entered once; one that became somebody's in this moment stays theirs.
 */
export async function enterNewcomer(act: Act, { name, locale, account, as }: Newcomer): Promise<string> {
  const { platform, userId } = account
  const owner = await act.tx.account.findUnique({
    where: { townId_platform_userId: { townId: act.town, platform, userId } },
  })
  const id = `${as}-${codeDigest(act.town, account.userId).slice(0, 12)}`
  if (owner && owner.personId !== id) throw new LostRace('the account was connected in this moment')
  await act.tx.person.upsert({
    where: { townId_id: { townId: act.town, id } },
    create: { townId: act.town, id, name, nameKey: foldName(name), locale, roles: [] },
    update: {},
  })
  await connectAccount(act, { personId: id, account })
  return id
}

/** Wrong codes of all accounts of a town together. */
const EVERYBODY: ChatAccount = { platform: 'line', userId: '*' }

export type WrongCode = {
  /** How many tries the account has left this hour. */
  left: number
  /** Many wrong codes from whomever: staff are to know, and in the end nobody may try this hour. */
  alarm: 'many' | 'closed' | undefined
}

/** Counts a wrong code, for the account and for the town. */
export async function countWrongCode(act: Act, account: ChatAccount): Promise<WrongCode> {
  const own = await count(act, account)
  const all = await count(act, EVERYBODY)
  const alarm = all === TOWN_ALARM ? 'many' : all === TOWN_TRIES_AN_HOUR ? 'closed' : undefined
  return { left: all >= TOWN_TRIES_AN_HOUR ? 0 : Math.max(0, TRIES_AN_HOUR - own), alarm }
}

async function count({ sql, town, now }: Act, { platform, userId }: ChatAccount): Promise<number> {
  const hourAgo = new Date(now.getTime() - HOUR_MS)
  const [counted] = await sql.rows(
    tries,
    statement`insert into link_attempt (town_id, platform, user_id, since, count)
      values (${town}, ${platform}, ${userId}, ${now}, 1)
      on conflict (town_id, platform, user_id) do update set
        count = case when link_attempt.since < ${hourAgo} then 1 else link_attempt.count + 1 end,
        since = case when link_attempt.since < ${hourAgo} then ${now} else link_attempt.since end
      returning count`,
  )
  return counted?.count ?? 0
}

/**
 * Whether an account, or everybody together, has used up the tries of this hour. Those who try at once in a town are
 * asked one after the other: a look before the count of another would let more through.
 */
export async function triesAreUsedUp(
  { sql, town, now }: Act,
  { platform, userId }: ChatAccount,
): Promise<boolean> {
  await sql.count(statement`select pg_advisory_xact_lock(hashtextextended(${`tries:${town}`}, 0))`)
  const hourAgo = new Date(now.getTime() - HOUR_MS)
  const used =
    await sql.count(statement`select 1 from link_attempt where town_id = ${town} and since > ${hourAgo}
    and ((platform = ${platform} and user_id = ${userId} and count >= ${TRIES_AN_HOUR}::int)
      or (platform = ${EVERYBODY.platform} and user_id = ${EVERYBODY.userId} and count >= ${TOWN_TRIES_AN_HOUR}::int))`)
  return used > 0
}
