import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { type Milestone, type MilestoneRefusal, milestone, whyEnded } from './model.ts'

type Reading = Pick<Reader, 'sql' | 'town'>

/** The town's steps in the order of their windows. */
export const readMilestones = (reader: Reading): Promise<Milestone[]> => steps(reader, statement`true`)

/** Those that are neither done nor dropped. */
export const openMilestones = (reader: Reading): Promise<Milestone[]> =>
  steps(reader, statement`m.state = 'open'`)

/** One step as it stands; undefined where there is none of that number. */
export const findMilestone = async (reader: Reading, no: number): Promise<Milestone | undefined> =>
  (await steps(reader, statement`m.no = ${no}`))[0]

const steps = ({ sql, town }: Reading, which: Statement): Promise<Milestone[]> =>
  sql.rows(
    milestone,
    statement`select m.no, m.title, m.when_said as "when", m.year, m.from_date::text as from, m.to_date::text as to, m.state,
        m.owner_id as "ownerId", p.name as owner, m.after, m.done_at as "doneAt", m.reason, m.set_on::text as "setOn", m.revision
      from milestone m left join person p on p.town_id = m.town_id and p.id = m.owner_id
      where m.town_id = ${town} and ${which} order by m.from_date, m.to_date, m.no`,
  )

const clock = z.object({ timezone: z.string() })

/** The town's steps and the zone its days are counted in; undefined where there is no such town. */
export async function readRoadmap(
  reader: Reading,
): Promise<{ timezone: string; milestones: Milestone[] } | undefined> {
  const [town] = await reader.sql.rows(clock, statement`select timezone from town where id = ${reader.town}`)
  return town && { ...town, milestones: await readMilestones(reader) }
}

/** Numbers follow each other and no circle arises: whoever writes the plan waits here for who did before. */
export const lockRoadmap = async ({ sql, town }: Act): Promise<void> => {
  await sql.count(statement`select 1 from town where id = ${town} for no key update`)
}

/** Why a step cannot be what was asked of it: what has become of it since it was seen. */
export async function whyNot(act: Act, no: number): Promise<MilestoneRefusal> {
  const found = await findMilestone(act, no)
  if (!found) return { kind: 'no-such-milestone', no }
  return found.state === 'open' ? { kind: 'milestone-changed' } : whyEnded(found.state)
}
