import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { returnReminderDue } from './due.ts'
import type { Written } from './model.ts'
import { openWritten, readEntitledTo } from './read.ts'

const plannedRow = z.object({ personId: z.string() })

export type Silent = { written: Written; people: string[] }

/** Who is to be reminded that they have returned nothing; each reminder once (the reminder's key). */
export async function remindSilent(act: Act, town: TownModel): Promise<Silent[]> {
  const found: Silent[] = []
  for (const written of await openWritten(act)) {
    const days = returnReminderDue(written, { town, now: act.now })
    if (days === undefined) continue
    const silent = (await readEntitledTo(act, written, dayIn(town, act.now))).filter(
      ({ choice }) => choice === null,
    )
    const planned = await act.sql.rows(
      plannedRow,
      statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
        select ${town.id}, ${`written-${days}`}, ${`written ${written.bodyId}/${written.no}`}, person, ${act.now}::timestamptz
        from unnest(${silent.map(({ person }) => person)}::text[]) as person
        on conflict do nothing returning person_id as "personId"`,
    )
    if (planned.length > 0) found.push({ written, people: planned.map(({ personId }) => personId) })
  }
  return found
}
