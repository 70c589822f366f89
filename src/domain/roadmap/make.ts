import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import type { Milestone, MilestoneRefusal } from './model.ts'
import { findMilestone, lockRoadmap, readMilestones } from './read.ts'
import { readWindow, type WindowRefusal } from './read-window.ts'

export type NewMilestone = {
  title: string
  when: string
  year?: number | undefined
  ownerId?: string | undefined
  after: readonly number[]
}
export type MakeRefusal =
  | NotPermitted
  | WindowRefusal
  | Extract<MilestoneRefusal, { kind: 'no-such-milestone' }>
  | { kind: 'no-such-person' }

const madeRow = z.object({ no: z.int() })

/** Puts a step into the town's plan under its next number; it waits for steps that are there already. */
export async function makeMilestone(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  { title, when, year, ownerId, after }: NewMilestone,
): Promise<Outcome<Milestone, MakeRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const today = dayIn(town, act.now)
  const read = readWindow(when, { year, today })
  if (!read.ok) return read
  if (ownerId !== undefined && (await nameOfPerson(act, ownerId)) === undefined)
    return refuse({ kind: 'no-such-person' })
  await lockRoadmap(act)
  const known = new Set((await readMilestones(act)).map(({ no }) => no))
  const unknown = after.find((no) => !known.has(no))
  if (unknown !== undefined) return refuse({ kind: 'no-such-milestone', no: unknown })
  const window = read.value
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into milestone (town_id, no, title, when_said, year, from_date, to_date, state, owner_id, after, set_on)
      select ${act.town}, coalesce(max(no), 0) + 1, ${title}, ${when}, ${window.year}::int, ${window.from}::date, ${window.to}::date,
        'open', ${ownerId ?? null}, ${[...new Set(after)]}::int[], ${today}::date
      from milestone where town_id = ${act.town} returning no`,
  )
  const { no } = madeRow.parse(made)
  await audit(act, {
    act: 'milestone.made',
    subject: `milestone-${no}`,
    facts: { from: window.from, to: window.to, owner: ownerId ?? null, after },
  })
  const milestone = await findMilestone(act, no)
  if (!milestone) throw new Error(`milestone ${no} was not written`)
  return done(milestone)
}
