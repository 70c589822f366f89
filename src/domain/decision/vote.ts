import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { attendanceMode } from '../attendance/model.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { maySit } from '../session/read.ts'
import { type WhyNoVote, whyNoVote } from './may.ts'
import {
  type BallotKind,
  ballotKind,
  type Choice,
  type MotionRefusal,
  motionRules,
  motionState,
  whyNot,
} from './model.ts'

export type VoteRefusal = MotionRefusal | WhyNoVote | { kind: 'not-at-the-table' } | { kind: 'said-since' }

const groundRow = z.object({
  state: motionState,
  title: z.string(),
  ballot: ballotKind,
  rules: motionRules.nullable(),
  notified: z.boolean(),
  seatId: z.string().nullable(),
  byProxy: z.boolean().nullable(),
  mode: attendanceMode.nullable(),
  reason: z.string().nullable(),
  presides: z.boolean(),
})

export type Voted = { seatId: string; title: string; ballot: BallotKind; changed: boolean }

/**
 * Takes the vote of whoever sits at the table, for their seat, until the vote is closed (V6): the member, or the proxy who
 * accepted and within their scope (P2, P7). A later word counts, whichever arrives first. The choice of a secret ballot is
 * sealed by `seal`, and the trail says only that the seat voted.
 */
export async function castVote(
  act: Act,
  {
    meetingId,
    no,
    choice,
    seal,
  }: { meetingId: string; no: number; choice: Choice; seal: (words: string) => string },
): Promise<Outcome<Voted, VoteRefusal>> {
  const [ground] = await act.sql.rows(
    groundRow,
    statement`select o.state, o.title, o.ballot, o.rules, i.notified, r.seat_id as "seatId", r.proxy_id is not null as "byProxy", r.mode,
        u.reason, exists (select 1 from presiding g where g.town_id = o.town_id and g.meeting_id = o.meeting_id
          and g.person_id = ${act.by} and g.to_at is null) as presides
      from motion o
      join item i on i.town_id = o.town_id and i.meeting_id = o.meeting_id and i.no = o.item_no
      left join presence r on r.town_id = o.town_id and r.meeting_id = o.meeting_id and r.person_id = ${act.by} and r.to_at is null
        and ${maySit}
      left join recusal u on u.town_id = o.town_id and u.meeting_id = o.meeting_id and u.item_no = o.item_no and u.seat_id = r.seat_id
      where o.town_id = ${act.town} and o.meeting_id = ${meetingId} and o.no = ${no} for share of o`,
  )
  if (!ground) return refuse({ kind: 'no-such-motion' })
  const { seatId, ballot, title } = ground
  if (ground.state !== 'open' || !ground.rules) return refuse(whyNot(ground.state))
  if (seatId === null) return refuse({ kind: 'not-at-the-table' })
  const not = whyNoVote(ground, ground.rules)
  if (not) return refuse(not)
  const said = act.said ?? act.now
  const [open, sealed] = ballot === 'named' ? [choice, null] : [null, seal(choice.slice(0, 1))]
  const before =
    await act.sql.count(statement`select 1 from vote where town_id = ${act.town} and meeting_id = ${meetingId}
    and motion_no = ${no} and seat_id = ${seatId} and person_id = ${act.by}`)
  const taken = await act.sql.count(statement`
    insert into vote (town_id, meeting_id, motion_no, seat_id, person_id, choice, sealed, at, via)
    values (${act.town}, ${meetingId}, ${no}, ${seatId}, ${act.by}, ${open}, ${sealed}, ${said}, ${act.via})
    on conflict (town_id, meeting_id, motion_no, seat_id) do update
      set person_id = excluded.person_id, choice = excluded.choice, sealed = excluded.sealed, at = excluded.at, via = excluded.via
      where vote.person_id <> excluded.person_id or vote.at <= excluded.at`)
  if (taken === 0) return refuse({ kind: 'said-since' })
  await audit(act, {
    act: 'motion.voted',
    subject: `${meetingId}/${no}`,
    facts: { seat: seatId, ...(ballot === 'named' && { choice }) },
  })
  return done({ seatId, title, ballot, changed: before > 0 })
}
