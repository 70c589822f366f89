import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { SYSTEM } from '../people/model.ts'
import { usageWarning, type WarnedAt } from './due.ts'
import { dayIn, type TownModel } from './model.ts'
import { type LineUsage, readLineUsage } from './read.ts'

export type UsageWarning = { at: WarnedAt; usage: LineUsage }

/** The share of the month's LINE messages staff are to hear of now (C4): each once a month, and none below one they heard of. */
export async function warnOfUsage(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
): Promise<UsageWarning | undefined> {
  const usage = await readLineUsage(act)
  const at = usage && usageWarning(usage)
  if (!usage || at === undefined) return undefined
  const month = dayIn(town, act.now).slice(0, 7)
  const news =
    await act.sql.count(statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
    select ${act.town}, 'line-usage-' || ${at}::int, ${month}, ${SYSTEM}, ${act.now}::timestamptz
    where not exists (select 1 from reminder r where r.town_id = ${act.town} and r.subject = ${month}
      and r.kind like 'line-usage-%' and substring(r.kind from '[0-9]+$')::int > ${at}::int)
    on conflict do nothing`)
  return news > 0 ? { at, usage } : undefined
}
