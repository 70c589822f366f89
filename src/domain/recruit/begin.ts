import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { LostRace } from '../lost-race.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { ChatAccount, WorkerState } from '../people/model.ts'
import { findWorker } from '../worker/read.ts'
import type { Recruit } from './model.ts'
import { recruitOf } from './read.ts'

export type BeginRefusal =
  /** They are in the programme. */
  { kind: 'already-worker'; state: WorkerState } | { kind: 'not-in-line' }

/** An application begins, or goes on where it stood. Nothing is kept yet but that somebody began. */
export async function beginApplication(
  act: Act,
  { account, personId }: { account: ChatAccount; personId: string | null },
): Promise<Outcome<Recruit & { resumed: boolean }, BeginRefusal>> {
  const { platform, userId } = account
  if (platform !== 'line') return refuse({ kind: 'not-in-line' })
  const worker = personId === null ? undefined : await findWorker(act, personId)
  if (worker && worker.state !== 'left') return refuse({ kind: 'already-worker', state: worker.state })
  const begun =
    await act.sql.count(statement`insert into recruit (town_id, platform, user_id, person_id, step, started_at, at)
      values (${act.town}, ${platform}, ${userId}, ${personId}, 'consent', ${act.now}::timestamptz, ${act.now}::timestamptz)
      on conflict do nothing`)
  if (begun === 0) await touch(act, account, personId)
  const found = await recruitOf(act, account)
  if (!found) throw new LostRace('the application ended in this moment')
  return done({ ...found, resumed: begun === 0 && found.step !== 'consent' })
}

/** Somebody who was connected meanwhile is asked for neither name nor reading any more. */
const touch = ({ sql, town, now }: Act, { platform, userId }: ChatAccount, personId: string | null) =>
  sql.count(statement`update recruit set at = ${now}, person_id = ${personId},
      step = case when ${personId}::text is not null and step in ('name', 'kana') then 'hours' else step end
    where town_id = ${town} and platform = ${platform} and user_id = ${userId}`)
