import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { SYSTEM } from '../people/model.ts'
import type { TownModel } from '../town/model.ts'
import { inspectionWindows } from './due.ts'
import type { Delivery } from './model.ts'
import { deliveriesToInspect } from './read.ts'

const planned = z.object({ id: z.int() })

/** The deliveries whose inspection ends soon and of which nobody has been told so: each once for each window, whoever looks. */
export async function remindInspections(
  act: Act,
  town: Pick<TownModel, 'id' | 'timezone'>,
): Promise<Delivery[]> {
  const told = new Set<number>()
  for (const { days, until } of inspectionWindows(act.now, town.timezone))
    for (const { id } of await act.sql.rows(
      planned,
      statement`with due as (
          select id, concat_ws(' ', 'claim', id, reworks) as subject from claim where town_id = ${town.id}
            and state = 'delivered' and inspect_by > ${act.now} and inspect_by < ${until}),
        planned as (
          insert into reminder (town_id, kind, subject, person_id, planned_at)
          select ${town.id}, ${`inspect-${days}`}, subject, ${SYSTEM}, ${act.now}::timestamptz from due
          on conflict do nothing returning subject)
        select due.id from due join planned using (subject)`,
    ))
      told.add(id)
  if (told.size === 0) return []
  return (await deliveriesToInspect(act)).filter(({ claimId }) => told.has(claimId))
}
