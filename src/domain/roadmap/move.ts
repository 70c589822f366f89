import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import type { Milestone, MilestoneRefusal, SeenMilestone } from './model.ts'
import { findMilestone, whyNot } from './read.ts'
import { readWindow, type WindowOf, type WindowRefusal } from './read-window.ts'

export type MoveRefusal = NotPermitted | WindowRefusal | MilestoneRefusal
export type Moved = { milestone: Milestone; before: Milestone; again: boolean }

const isSame = (milestone: Milestone, window: WindowOf): boolean =>
  milestone.when === window.when && milestone.from === window.from && milestone.to === window.to

/** Gives an open step another window; the one before stays in the audit, and its beginning and end are told anew. */
export async function moveMilestone(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  { no, revision, when, year }: SeenMilestone & { when: string; year?: number | undefined },
): Promise<Outcome<Moved, MoveRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const today = dayIn(town, act.now)
  const read = readWindow(when, { year, today })
  if (!read.ok) return read
  const window = read.value
  const before = await findMilestone(act, no)
  if (before?.state === 'open' && isSame(before, window))
    return done({ milestone: before, before, again: true })
  const moved = await act.sql.count(statement`update milestone
    set when_said = ${when}, year = ${window.year}, from_date = ${window.from}::date, to_date = ${window.to}::date,
      set_on = ${today}::date, revision = revision + 1
    where town_id = ${act.town} and no = ${no} and state = 'open' and revision = ${revision}`)
  if (!before || moved === 0) return refuse(await whyNot(act, no))
  await audit(act, {
    act: 'milestone.moved',
    subject: `milestone-${no}`,
    facts: { was: { from: before.from, to: before.to }, from: window.from, to: window.to },
  })
  return done({
    milestone: { ...before, ...window, setOn: today, revision: revision + 1 },
    before,
    again: false,
  })
}
