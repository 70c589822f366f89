import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { enterNewcomer } from '../people/connect.ts'
import { foldName } from '../people/fold-name.ts'
import type { ChatAccount, WorkerState } from '../people/model.ts'
import { nameOfPerson } from '../people/read.ts'
import { beginAsWorker } from '../worker/begin-as-worker.ts'
import type { Recruit } from './model.ts'
import { recruitOf } from './read.ts'

export type SendRefusal =
  | { kind: 'not-begun' }
  /** Something is not said yet: consent, the name, or the hours. */
  | { kind: 'not-finished'; recruit: Recruit }
  | { kind: 'already-worker'; state: WorkerState }

export type Applied = {
  personId: string
  name: string
  recruit: Recruit
  /** Somebody else of this name is in the register. */
  hasNamesake: boolean
}

/**
 * The application is sent, as it was reviewed: its person is entered and connected where the register does not know them, and
 * is a worker in state `applied` from now on. What was said on the way is kept nowhere else.
 */
export async function sendApplication(
  act: Act,
  { account, locale }: { account: ChatAccount; locale: string },
): Promise<Outcome<Applied, SendRefusal>> {
  const { sql, town } = act
  const { platform, userId } = account
  await sql.count(statement`select 1 from recruit where town_id = ${town} and platform = ${platform} and user_id = ${userId}
    for update`)
  const found = await recruitOf(act, account)
  if (!found) return refuse({ kind: 'not-begun' })
  const { step, consentAt, hours, wishes } = found
  const known = await personOf(act, account)
  if (step !== 'review' || !consentAt || !hours || !(known ?? found.name))
    return refuse({ kind: 'not-finished', recruit: found })
  const personId = known ?? (await enter(act, { found, locale, account }))
  const standing = await beginAsWorker(act, { personId, consentAt, hours, wishes: wishes || null })
  await sql.count(
    statement`delete from recruit where town_id = ${town} and platform = ${platform} and user_id = ${userId}`,
  )
  if (standing) return refuse({ kind: 'already-worker', state: standing })
  await audit(act, { act: 'worker.applied', subject: personId })
  const name = (await nameOfPerson(act, personId)) ?? ''
  return done({ personId, name, recruit: found, hasNamesake: await isShared(act, { personId, name }) })
}

/** Whose account it is at this moment. */
async function personOf({ tx, town }: Act, { platform, userId }: ChatAccount): Promise<string | undefined> {
  const owner = await tx.account.findUnique({
    where: { townId_platform_userId: { townId: town, platform, userId } },
    select: { personId: true },
  })
  return owner?.personId
}

type Entering = { found: Recruit; locale: string; account: ChatAccount }

async function enter(act: Act, { found, locale, account }: Entering): Promise<string> {
  const name = found.name ?? ''
  const personId = await enterNewcomer(act, { name, locale, account, as: 'worker' })
  // Somebody who was deleted and comes again has the id of before.
  await act.sql.count(statement`update person set name = ${name}, name_key = ${foldName(name)}, kana = ${found.kana || null}
    where town_id = ${act.town} and id = ${personId}`)
  return personId
}

const isShared = async ({ sql, town }: Act, { personId, name }: { personId: string; name: string }) =>
  (await sql.count(statement`select 1 from person where town_id = ${town} and name_key = ${foldName(name)}
    and id <> ${personId} limit 1`)) > 0
