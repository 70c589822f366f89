import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { attendanceMode } from '../attendance/model.ts'
import { auditRows } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { maySit } from '../session/read.ts'
import { charterOf } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { whyNoProxy } from './may.ts'
import { type ElectionKey, type ElectionRefusal, electionState, whyNotNow } from './model.ts'

export type BallotRefusal =
  | ElectionRefusal
  | { kind: 'not-at-the-table' }
  | { kind: 'stands-not' }
  | { kind: 'said-since' }
  | { kind: 'online-counts-not'; article: string }
  | { kind: 'proxy-votes-not'; article: string }
  | { kind: 'proxy-not-for-urgent'; article: string }

const groundRow = z.object({
  state: electionState,
  no: z.int().nullable(),
  candidates: z.array(z.string()).nullable(),
  seatId: z.string().nullable(),
  byProxy: z.boolean().nullable(),
  mode: attendanceMode.nullable(),
  votedBefore: z.boolean(),
})

const BLANK = '----'

/** What is sealed: a candidate's place in the round. All ballots are of one length, so that none gives itself away. */
const ballotFor = (candidates: string[], personId: string | null): string =>
  personId === null ? BLANK : `${candidates.indexOf(personId)}`.padStart(BLANK.length, '0')

/**
 * Takes the ballot of whoever sits at the table, for their seat, until the round is closed (V6): for one of those who stand,
 * or blank. It is sealed, and the trail says only that the seat voted (V13). A later word counts, whichever arrives first.
 */
export async function castBallot(
  act: Act,
  {
    meetingId,
    office,
    personId,
    seal,
  }: ElectionKey & { personId: string | null; seal: (words: string) => string },
): Promise<Outcome<{ changed: boolean }, BallotRefusal>> {
  const { town, by, via, now } = act
  const [ground] = await act.sql.each(grounds, { town, meeting: meetingId, office, by })
  if (!ground) return refuse({ kind: 'no-such-election' })
  const { no, candidates, seatId } = ground
  if (ground.state !== 'open' || no === null) return refuse(whyNotNow(ground.state))
  if (seatId === null) return refuse({ kind: 'not-at-the-table' })
  const not = await whyNoBallot(act, meetingId, ground)
  if (not) return refuse(not)
  if (personId !== null && !candidates?.includes(personId)) return refuse({ kind: 'stands-not' })
  const [taken] = await act.sql.each(taking, {
    ...{ town, meeting: meetingId, office, no, seat: seatId, by, via, now, said: act.said ?? now },
    sealed: seal(ballotFor(candidates ?? [], personId)),
    facts: { round: no, seat: seatId },
  })
  return taken ? done({ changed: ground.votedBefore }) : refuse({ kind: 'said-since' })
}

/** The election stays as it is until the transaction ends. */
const grounds: ForMany<typeof groundRow> = {
  row: groundRow,
  columns: 'town text, meeting text, office text, by text',
  statement: (given) => statement`
    select g.n, e.state, o.no, o.candidates, r.seat_id as "seatId", r.proxy_id is not null as "byProxy", r.mode,
      exists (select 1 from ballot b where b.town_id = o.town_id and b.meeting_id = o.meeting_id and b.office = o.office
        and b.round_no = o.no and b.seat_id = r.seat_id and b.person_id = g.by) as "votedBefore"
    from ${given}
    join election e on e.town_id = g.town and e.meeting_id = g.meeting and e.office = g.office
    left join election_round o on o.town_id = e.town_id and o.meeting_id = e.meeting_id and o.office = e.office and o.closed_at is null
    left join presence r on r.town_id = e.town_id and r.meeting_id = e.meeting_id and r.person_id = g.by and r.to_at is null
      and ${maySit}
    for share of e`,
}

const takenRow = z.object({})

/** A later word of the same seat stands, in this moment too. */
const taking: ForMany<typeof takenRow> = {
  row: takenRow,
  columns: `town text, meeting text, office text, no int, seat text, by text, via text, now timestamptz, said timestamptz,
    sealed text, facts jsonb`,
  statement: (given) => statement`with given as materialized (
      select distinct on (town, meeting, office, no, seat) g.*, concat(meeting, '/', office) as subject from ${given}
      order by town, meeting, office, no, seat, said desc, n desc),
    taken as (
      insert into ballot (town_id, meeting_id, office, round_no, seat_id, person_id, sealed, at, via)
      select town, meeting, office, no, seat, by, sealed, said, via from given
      on conflict (town_id, meeting_id, office, round_no, seat_id) do update
        set person_id = excluded.person_id, sealed = excluded.sealed, at = excluded.at, via = excluded.via
        where ballot.person_id <> excluded.person_id or ballot.at <= excluded.at
      returning town_id, meeting_id, office, round_no, seat_id),
    kept as (
      select g.* from given g join taken b on b.town_id = g.town and b.meeting_id = g.meeting and b.office = g.office
        and b.round_no = g.no and b.seat_id = g.seat),
    logged as (${auditRows('election.voted', statement`kept g`)})
    select n from kept`,
}

/** Whoever sits there for their own seat may vote; the others as the charter says. */
async function whyNoBallot(
  act: Act,
  meetingId: string,
  { byProxy, mode }: z.output<typeof groundRow>,
): Promise<BallotRefusal | undefined> {
  if (!byProxy && mode !== 'online') return undefined
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  if (!meeting) return { kind: 'no-such-election' }
  const { rules } = charterOf(town, meeting)
  if (mode === 'online' && !rules.online.counts)
    return { kind: 'online-counts-not', article: rules.online.article }
  return byProxy ? whyNoProxy(rules, meeting.items) : undefined
}

/** Whom an opened ballot of a round is for; null: nobody. */
export const readBallot = (opened: string, candidates: string[]): string | null =>
  opened === BLANK ? null : (candidates[Number(opened)] ?? null)
