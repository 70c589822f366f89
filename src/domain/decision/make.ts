import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { NotPermitted } from '../permission.ts'
import { meetingToRun } from '../session/meeting-to-run.ts'
import { charterOf } from '../town/model.ts'
import { touchTown } from '../town/touch.ts'
import type { BallotKind } from './model.ts'

export type MakeRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'no-such-item'; items: number[] }
  | { kind: 'no-decisions'; article: string }

type Making = { title: string; ballot: BallotKind; hidden: boolean }
type Made = Outcome<{ no: number; itemNo: number }, MakeRefusal>

/** Puts a motion on an item of the agenda, where the charter knows decisions; numbered in the order of making. */
export async function makeMotion(
  act: Act,
  { meeting: seen, itemNo, ...making }: { meeting: SeenMeeting; itemNo: number } & Making,
): Promise<Made> {
  const ground = await groundFor(act, seen)
  if (!ground.ok) return ground
  const { items } = ground.value
  if (!items.some(({ no }) => no === itemNo))
    return refuse({ kind: 'no-such-item', items: items.map(({ no }) => no) })
  return done({ itemNo, no: await number(act, seen.id, itemNo, making) })
}

/** An urgent motion (緊急動議): an item that was not in the notice, and its motion. Proxies may not vote on it (P2). */
export async function makeUrgentMotion(
  act: Act,
  { meeting: seen, ...making }: { meeting: SeenMeeting } & Making,
): Promise<Made> {
  const ground = await groundFor(act, seen)
  if (!ground.ok) return ground
  const itemNo = Math.max(0, ...ground.value.items.map(({ no }) => no)) + 1
  await act.sql.count(statement`insert into item (town_id, meeting_id, no, title, kind, notified)
    values (${act.town}, ${seen.id}, ${itemNo}, ${making.title}, 'motion', false)`)
  await touchTown(act)
  return done({ itemNo, no: await number(act, seen.id, itemNo, making) })
}

async function groundFor(act: Act, seen: SeenMeeting): Promise<Outcome<Meeting, MakeRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  const { decision } = charterOf(town, meeting).rules
  return decision.rule === 'none'
    ? refuse({ kind: 'no-decisions', article: decision.article })
    : done(meeting)
}

const made = z.object({ no: z.int() })

/** The meeting is locked: numbers follow each other. */
async function number(
  act: Act,
  meetingId: string,
  itemNo: number,
  { title, ballot, hidden }: Making,
): Promise<number> {
  const [row] = await act.sql.rows(
    made,
    statement`insert into motion (town_id, meeting_id, no, item_no, title, ballot, hidden, state, at, by_id, via)
      select ${act.town}, ${meetingId}, coalesce(max(no), 0) + 1, ${itemNo}::int, ${title}, ${ballot}, ${hidden}::boolean, 'draft',
        ${act.now}::timestamptz, ${act.by}, ${act.via}
      from motion where town_id = ${act.town} and meeting_id = ${meetingId} returning no`,
  )
  const { no } = made.parse(row)
  await audit(act, { act: 'motion.made', subject: `${meetingId}/${no}`, facts: { item: itemNo, ballot } })
  return no
}
