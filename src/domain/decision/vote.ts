import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { attendanceMode } from '../attendance/model.ts'
import { auditRows } from '../audit/audit.ts'
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
  votedBefore: z.boolean(),
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
  const { town, by, via, now } = act
  const [ground] = await act.sql.each(grounds, { town, meeting: meetingId, no, by })
  if (!ground) return refuse({ kind: 'no-such-motion' })
  const { seatId, ballot, title } = ground
  if (ground.state !== 'open' || !ground.rules) return refuse(whyNot(ground.state))
  if (seatId === null) return refuse({ kind: 'not-at-the-table' })
  const not = whyNoVote(ground, ground.rules)
  if (not) return refuse(not)
  const named = ballot === 'named'
  const [taken] = await act.sql.each(taking, {
    ...{ town, meeting: meetingId, no, seat: seatId, by, via, now, said: act.said ?? now },
    ...{ choice: named ? choice : null, sealed: named ? null : seal(choice.slice(0, 1)) },
    facts: { seat: seatId, ...(named && { choice }) },
  })
  return taken ? done({ seatId, title, ballot, changed: ground.votedBefore }) : refuse({ kind: 'said-since' })
}

/** The motion stays as it is until the transaction ends. */
const grounds: ForMany<typeof groundRow> = {
  row: groundRow,
  columns: 'town text, meeting text, no int, by text',
  statement: (given) => statement`
    select g.n, o.state, o.title, o.ballot, o.rules, i.notified, r.seat_id as "seatId", r.proxy_id is not null as "byProxy", r.mode,
      u.reason, exists (select 1 from presiding s where s.town_id = o.town_id and s.meeting_id = o.meeting_id
        and s.person_id = g.by and s.to_at is null) as presides,
      exists (select 1 from vote v where v.town_id = o.town_id and v.meeting_id = o.meeting_id and v.motion_no = o.no
        and v.seat_id = r.seat_id and v.person_id = g.by) as "votedBefore"
    from ${given}
    join motion o on o.town_id = g.town and o.meeting_id = g.meeting and o.no = g.no
    join item i on i.town_id = o.town_id and i.meeting_id = o.meeting_id and i.no = o.item_no
    left join presence r on r.town_id = o.town_id and r.meeting_id = o.meeting_id and r.person_id = g.by and r.to_at is null
      and ${maySit}
    left join recusal u on u.town_id = o.town_id and u.meeting_id = o.meeting_id and u.item_no = o.item_no and u.seat_id = r.seat_id
    for share of o`,
}

const takenRow = z.object({})

/** A later word of the same seat stands, in this moment too. */
const taking: ForMany<typeof takenRow> = {
  row: takenRow,
  columns: `town text, meeting text, no int, seat text, by text, via text, now timestamptz, said timestamptz, choice text,
    sealed text, facts jsonb`,
  statement: (given) => statement`with given as materialized (
      select distinct on (town, meeting, no, seat) g.*, concat(meeting, '/', no) as subject from ${given}
      order by town, meeting, no, seat, said desc, n desc),
    taken as (
      insert into vote (town_id, meeting_id, motion_no, seat_id, person_id, choice, sealed, at, via)
      select town, meeting, no, seat, by, choice, sealed, said, via from given
      on conflict (town_id, meeting_id, motion_no, seat_id) do update
        set person_id = excluded.person_id, choice = excluded.choice, sealed = excluded.sealed, at = excluded.at, via = excluded.via
        where vote.person_id <> excluded.person_id or vote.at <= excluded.at
      returning town_id, meeting_id, motion_no, seat_id),
    kept as (
      select g.* from given g join taken v on v.town_id = g.town and v.meeting_id = g.meeting and v.motion_no = g.no
        and v.seat_id = g.seat),
    logged as (${auditRows('motion.voted', statement`kept g`)})
    select n from kept`,
}
