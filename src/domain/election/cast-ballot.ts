import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { attendanceMode } from '../attendance/model.ts'
import { audit } from '../audit/audit.ts'
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
  const [ground] = await act.sql.rows(
    groundRow,
    statement`select e.state, o.no, o.candidates, r.seat_id as "seatId", r.proxy_id is not null as "byProxy", r.mode
      from election e
      left join election_round o on o.town_id = e.town_id and o.meeting_id = e.meeting_id and o.office = e.office and o.closed_at is null
      left join presence r on r.town_id = e.town_id and r.meeting_id = e.meeting_id and r.person_id = ${act.by} and r.to_at is null
        and ${maySit}
      where e.town_id = ${act.town} and e.meeting_id = ${meetingId} and e.office = ${office} for share of e`,
  )
  if (!ground) return refuse({ kind: 'no-such-election' })
  const { no, candidates, seatId } = ground
  if (ground.state !== 'open' || no === null) return refuse(whyNotNow(ground.state))
  if (seatId === null) return refuse({ kind: 'not-at-the-table' })
  const not = await whyNoBallot(act, meetingId, ground)
  if (not) return refuse(not)
  if (personId !== null && !candidates?.includes(personId)) return refuse({ kind: 'stands-not' })
  const key = statement`town_id = ${act.town} and meeting_id = ${meetingId} and office = ${office} and round_no = ${no}
    and seat_id = ${seatId}`
  const before = await act.sql.count(statement`select 1 from ballot where ${key} and person_id = ${act.by}`)
  const taken = await act.sql.count(statement`
    insert into ballot (town_id, meeting_id, office, round_no, seat_id, person_id, sealed, at, via)
    values (${act.town}, ${meetingId}, ${office}, ${no}, ${seatId}, ${act.by}, ${seal(ballotFor(candidates ?? [], personId))}, ${act.said ?? act.now}, ${act.via})
    on conflict (town_id, meeting_id, office, round_no, seat_id) do update
      set person_id = excluded.person_id, sealed = excluded.sealed, at = excluded.at, via = excluded.via
      where ballot.person_id <> excluded.person_id or ballot.at <= excluded.at`)
  if (taken === 0) return refuse({ kind: 'said-since' })
  await audit(act, {
    act: 'election.voted',
    subject: `${meetingId}/${office}`,
    facts: { round: no, seat: seatId },
  })
  return done({ changed: before > 0 })
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
