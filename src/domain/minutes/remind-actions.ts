import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { type ActionReminder, actionReminder } from './due.ts'
import { type ActionItem, actionSchema } from './model.ts'

/** Somebody who was given it this recently needs no reminder. */
const FRESH_MS = 12 * 3_600_000

export type DueAction = ActionItem & { reminder: ActionReminder }

const plannedRow = z.object({ kind: z.string(), subject: z.string() })

/** The open actions whose owners are to be asked now; each reminder once (the reminder's key). */
export async function remindActions({ sql, now }: Act, town: TownModel): Promise<DueAction[]> {
  const today = dayIn(town, now)
  const open = await sql.rows(
    actionSchema,
    statement`select i.id, i.meeting_id as "meetingId", i.title, i.owner_id as "ownerId", p.name as owner, i.due::text as due, i.state
      from action_item i left join person p on p.town_id = i.town_id and p.id = i.owner_id
      where i.town_id = ${town.id} and i.state = 'open' and i.due <= ${today}::date + 7 and i.at < ${new Date(now.getTime() - FRESH_MS)}
      order by i.due, i.id`,
  )
  const due = open.flatMap((action): DueAction[] => {
    const reminder = actionReminder(action.due, today)
    return reminder && action.ownerId ? [{ ...action, reminder }] : []
  })
  if (due.length === 0) return []
  const wanted = due.map(({ id, ownerId, reminder }) => ({
    kind: reminder,
    subject: `action-${id}`,
    person: ownerId,
  }))
  const planned = await sql.rows(
    plannedRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${town.id}, w.kind, w.subject, w.person, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (kind text, subject text, person text)
      on conflict do nothing returning kind, subject`,
  )
  const fresh = new Set(planned.map(({ kind, subject }) => `${kind} ${subject}`))
  return due.filter(({ id, reminder }) => fresh.has(`${reminder} action-${id}`))
}
