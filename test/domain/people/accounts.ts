// Accounts and codes of the small town's people, each act as a turn that runs by itself or beside another.
import {
  connectAccount,
  countWrongCode,
  enterNewcomer,
  redeemCode,
} from '../../../src/domain/people/connect.ts'
import { issueCode } from '../../../src/domain/people/issue-code.ts'
import type { ChatAccount } from '../../../src/domain/people/model.ts'
import { turn } from '../at-once.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

/** A code is good for that long. */
export const VALID_HOURS = 72

/** Accounts in LINE that nobody has yet. */
export const [PHONE, TABLET]: [ChatAccount, ChatAccount] = [
  { platform: 'line', userId: 'Uphone' },
  { platform: 'line', userId: 'Utablet' },
]

/** The secretariat hands out a code. */
export const issues = (personId: string, digits: string, { by = 's1', now = NOW } = {}) =>
  turn(by, now, (act) => issueCode(act, { personId, digits }))
/** Somebody without a name yet types a code. */
export const redeems = (digits: string, account = PHONE, now = NOW) =>
  turn('stranger', now, (act) => redeemCode(act, { digits, account }))
export const connects = (personId: string, account = PHONE) =>
  turn(personId, NOW, (act) => connectAccount(act, { personId, account }))
export const enters = (name: string, account = PHONE) =>
  turn('stranger', NOW, (act) => enterNewcomer(act, { name, locale: 'ja', account, as: 'proxy' }))
export const guesses = (account = PHONE, now = NOW) =>
  turn('stranger', now, (act) => countWrongCode(act, account))

/** Whose an account is; nobody's where it is not known. */
export async function ownerOf(
  { database, town }: Operations,
  { platform, userId }: ChatAccount,
): Promise<string | undefined> {
  const found = await database().db.account.findUnique({
    where: { townId_platform_userId: { townId: town(), platform, userId } },
  })
  return found?.personId
}

/** How many connected accounts a town's people have. */
export const accountsIn = ({ database, town }: Operations): Promise<number> =>
  database().db.account.count({ where: { townId: town() } })

/** Somebody without any business in the town is struck off the register. */
export async function isRemoved({ database, town }: Operations, personId: string): Promise<void> {
  const of = { townId: town(), personId }
  await database().db.account.deleteMany({ where: of })
  await database().db.person.delete({ where: { townId_id: { townId: town(), id: personId } } })
}

/** Somebody's roles in the register become these. */
export async function hasRoles(
  { database, town }: Operations,
  personId: string,
  roles: string[],
): Promise<void> {
  await database().db.person.update({
    where: { townId_id: { townId: town(), id: personId } },
    data: { roles },
  })
}
