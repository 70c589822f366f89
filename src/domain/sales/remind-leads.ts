import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { SYSTEM } from '../people/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { askedOn, askedSubject } from './due.ts'
import type { Lead } from './model.ts'
import { leadsDue } from './read.ts'

export type AskedLead = { lead: Lead; weeks: number }

const plannedRow = z.object({ subject: z.string() })

/** The leads whose next step is to be asked about now, each once (the reminder's key). */
export async function remindLeads(act: Act, town: Pick<TownModel, 'id' | 'timezone'>): Promise<AskedLead[]> {
  const today = dayIn(town, act.now)
  const due = (await leadsDue(act, today)).flatMap((lead) => {
    const weeks = askedOn(lead, { changedOn: dayIn(town, lead.changedAt), today })
    return weeks === undefined ? [] : [{ lead, weeks, subject: askedSubject(lead, weeks) }]
  })
  if (due.length === 0) return []
  const wanted = due.map(({ lead, subject }) => ({ subject, person: lead.ownerId ?? SYSTEM }))
  const planned = await act.sql.rows(
    plannedRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${act.town}, 'lead-next', w.subject, w.person, ${act.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (subject text, person text)
      on conflict do nothing returning subject`,
  )
  const fresh = new Set(planned.map(({ subject }) => subject))
  return due.filter(({ subject }) => fresh.has(subject))
}
