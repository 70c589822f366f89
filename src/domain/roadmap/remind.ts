import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { SYSTEM } from '../people/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { type MilestoneNews, newsOf, newsSubject } from './due.ts'
import type { Milestone } from './model.ts'
import { openMilestones } from './read.ts'

export type Told = { milestone: Milestone; news: MilestoneNews }

const plannedRow = z.object({ kind: z.string(), subject: z.string() })

/** The steps whose window has begun, or ended without their being done, as far as nobody has been told: each once. */
export async function remindMilestones(act: Act, town: Pick<TownModel, 'id' | 'timezone'>): Promise<Told[]> {
  const today = dayIn(town, act.now)
  const due = (await openMilestones(act)).flatMap((milestone) => {
    const news = newsOf(milestone, today)
    return news ? [{ milestone, news, kind: `milestone-${news}`, subject: newsSubject(milestone) }] : []
  })
  if (due.length === 0) return []
  const rows = JSON.stringify(due.map(({ kind, subject }) => ({ kind, subject })))
  const planned = await act.sql.rows(
    plannedRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${act.town}, g.kind, g.subject, ${SYSTEM}, ${act.now}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb) as g(kind text, subject text) on conflict do nothing returning kind, subject`,
  )
  return due.filter(({ kind, subject }) =>
    planned.some((row) => row.kind === kind && row.subject === subject),
  )
}
