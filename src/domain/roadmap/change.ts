import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { findCircle } from './find-circle.ts'
import type { Milestone, MilestoneRefusal, SeenMilestone } from './model.ts'
import { lockRoadmap, readMilestones, whyNot } from './read.ts'

/** What is left out stays; nobody sees to it where the owner is null. */
export type MilestoneChange = { title?: string; ownerId?: string | null; after?: readonly number[] }
export type ChangeRefusal =
  | NotPermitted
  | MilestoneRefusal
  | { kind: 'no-such-person' }
  | { kind: 'waits-in-circle'; circle: number[] }

export type Changed = { milestone: Milestone; before: Milestone }

/** Changes what an open step is called, who sees to it, or what it waits for: never, in the end, for itself. */
export async function changeMilestone(
  act: Act,
  { no, revision, ...change }: SeenMilestone & MilestoneChange,
): Promise<Outcome<Changed, ChangeRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const owner = change.ownerId ? await nameOfPerson(act, change.ownerId) : null
  if (owner === undefined) return refuse({ kind: 'no-such-person' })
  await lockRoadmap(act)
  const all = await readMilestones(act)
  const before = all.find((one) => one.no === no)
  if (before?.state !== 'open' || before.revision !== revision) return refuse(await whyNot(act, no))
  const after = change.after ? [...new Set(change.after)] : before.after
  const wrong = wrongWaits(all, no, after)
  if (wrong) return refuse(wrong)
  const milestone: Milestone = {
    ...before,
    title: change.title ?? before.title,
    after,
    ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId, owner }),
    revision: revision + 1,
  }
  const changed = await act.sql.count(statement`update milestone
    set title = ${milestone.title}, owner_id = ${milestone.ownerId}, after = ${after}::int[], revision = revision + 1
    where town_id = ${act.town} and no = ${no} and state = 'open' and revision = ${revision}`)
  if (changed === 0) return refuse(await whyNot(act, no))
  await audit(act, {
    act: 'milestone.changed',
    subject: `milestone-${no}`,
    facts: { was: { owner: before.ownerId, after: before.after }, owner: milestone.ownerId, after },
  })
  return done({ milestone, before })
}

function wrongWaits(all: Milestone[], no: number, after: number[]) {
  const unknown = after.find((other) => !all.some((one) => one.no === other))
  if (unknown !== undefined) return { kind: 'no-such-milestone', no: unknown } as const
  const circle = findCircle(all.map((one) => (one.no === no ? { no, after } : one)))
  return circle && ({ kind: 'waits-in-circle', circle } as const)
}
