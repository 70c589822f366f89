// The end of a step: done or dropped, each once; and its opening again where that was a mistake.
import { type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import type { Milestone, MilestoneRefusal, MilestoneState, SeenMilestone } from './model.ts'
import { findMilestone, whyNot } from './read.ts'

export type FinishRefusal = NotPermitted | MilestoneRefusal
/** `again`: it was so already, and nothing was written. */
export type Finished = { milestone: Milestone; again: boolean }

type Turning = { no: number; from: Statement; to: MilestoneState; set: Statement; act: string }

/** Takes a step from one state to another; undefined where it was not in a state to be. */
async function turn(act: Act, { no, from, to, set, act: called }: Turning): Promise<Milestone | undefined> {
  const turned =
    await act.sql.count(statement`update milestone set state = ${to}, ${set}, revision = revision + 1
    where town_id = ${act.town} and no = ${no} and ${from}`)
  if (turned === 0) return undefined
  await audit(act, { act: called, subject: `milestone-${no}` })
  return findMilestone(act, no)
}

const isOpen = statement`state = 'open'`

/** A step is done. What it waits for does not hinder it: staff know what happened. Said twice, it was done the first time. */
export async function finishMilestone(
  act: Act,
  { no }: { no: number },
): Promise<Outcome<Finished, FinishRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const set = statement`done_at = ${act.now}::timestamptz`
  const finished = await turn(act, { no, from: isOpen, to: 'done', set, act: 'milestone.done' })
  if (finished) return done({ milestone: finished, again: false })
  const found = await findMilestone(act, no)
  return found?.state === 'done' ? done({ milestone: found, again: true }) : refuse(await whyNot(act, no))
}

/** A step is given up, with its reason; whatever waits for it waits no longer. */
export async function dropMilestone(
  act: Act,
  { no, reason }: { no: number; reason: string },
): Promise<Outcome<Finished, FinishRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const set = statement`reason = ${reason}`
  const dropped = await turn(act, { no, from: isOpen, to: 'dropped', set, act: 'milestone.dropped' })
  if (dropped) return done({ milestone: dropped, again: false })
  const found = await findMilestone(act, no)
  return found?.state === 'dropped' ? done({ milestone: found, again: true }) : refuse(await whyNot(act, no))
}

/** A step that was ended by mistake is open again, as long as it stands as it was seen. */
export async function reopenMilestone(
  act: Act,
  { no, revision }: SeenMilestone,
): Promise<Outcome<Milestone, FinishRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const from = statement`state <> 'open' and revision = ${revision}`
  const set = statement`done_at = null, reason = null`
  const opened = await turn(act, { no, from, to: 'open', set, act: 'milestone.reopened' })
  if (opened) return done(opened)
  const found = await findMilestone(act, no)
  if (!found) return refuse({ kind: 'no-such-milestone', no })
  return refuse({ kind: found.state === 'open' ? 'milestone-open' : 'milestone-changed' })
}
