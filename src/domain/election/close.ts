import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { NotPermitted } from '../permission.ts'
import { meetingToRun } from '../session/meeting-to-run.ts'
import { charterOf } from '../town/model.ts'
import { lockElection } from './call.ts'
import { readBallot } from './cast-ballot.ts'
import {
  type Election,
  type ElectionKey,
  type ElectionRefusal,
  type ElectionState,
  electionRule,
  leading,
  type RoundCounts,
  type VoterStanding,
  whyNotNow,
} from './model.ts'
import { type EntitledVoter, findElection, readVoters } from './read.ts'
import { takeOffice } from './take-office.ts'

export type CloseRoundRefusal = MeetingRefusal | ElectionRefusal | NotPermitted

export type ClosedRound = {
  meeting: Meeting
  election: Election
  article: string
}

/**
 * Closes a round and counts it: most ballots elect, and the office is taken at once (rule 5(1)). A tie leads to a run-off, a
 * tie there to the lot (V10); without any ballot it can be opened again. Who voted is kept, and for whom is forgotten:
 * `open` unseals the ballots once, for the count.
 */
export async function closeRound(
  act: Act,
  {
    meeting: seen,
    office,
    open,
  }: { meeting: SeenMeeting; office: Election['office']; open: (sealed: string) => string | undefined },
): Promise<Outcome<ClosedRound, CloseRoundRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  const key = { meetingId: meeting.id, office }
  await lockElection(act, key)
  const election = await findElection(act, key)
  if (!election) return refuse({ kind: 'no-such-election' })
  const round = election.rounds.find(({ closedAt }) => closedAt === null)
  if (election.state !== 'open' || !round) return refuse(whyNotNow(election.state))
  const { rules } = charterOf(town, meeting)
  const voters = await readVoters(act, town, { meeting, office, no: round.no })
  const stood = voters.map((voter) =>
    standingOf(voter, {
      online: rules.online.counts,
      candidates: round.candidates,
      open,
    }),
  )
  const counts = counted(stood, round.candidates)
  const first = leading(counts)
  await freeze(act, { ...key, no: round.no, counts }, stood)
  const elected = first !== 'nobody' && 'elected' in first ? first.elected : null
  const state = elected ? 'decided' : stateAfter(first === 'nobody', round.kind)
  if (elected) await takeOffice(act, { town, meeting, office, personId: elected })
  else
    await act.sql.count(statement`update election set state = ${state}
      where town_id = ${act.town} and meeting_id = ${meeting.id} and office = ${office}`)
  await audit(act, {
    act: 'election.closed',
    subject: `${meeting.id}/${office}`,
    facts: { round: round.no, ...counts, state },
  })
  const after = await findElection(act, key)
  return done({ meeting, election: after ?? election, article: electionRule(rules).article })
}

const stateAfter = (nobodyVoted: boolean, kind: 'first' | 'run-off'): ElectionState => {
  if (nobodyVoted) return kind === 'first' ? 'draft' : 'run-off'
  return kind === 'first' ? 'run-off' : 'lot'
}

type Stood = { voter: EntitledVoter; standing: VoterStanding; candidate: string | null }

function standingOf(
  voter: EntitledVoter,
  {
    online,
    candidates,
    open,
  }: { online: boolean; candidates: string[]; open: (sealed: string) => string | undefined },
): Stood {
  if (voter.sitter === null || (voter.online && !online))
    return { voter, standing: 'absent', candidate: null }
  if (voter.sealed === null) return { voter, standing: 'silent', candidate: null }
  const opened = open(voter.sealed)
  if (opened === undefined)
    throw new Error('A sealed ballot cannot be opened: was it sealed with other secrets?')
  return { voter, standing: 'voted', candidate: readBallot(opened, candidates) }
}

function counted(stood: Stood[], candidates: string[]): RoundCounts {
  const number = (found: (one: Stood) => boolean) => stood.filter(found).length
  return {
    for: Object.fromEntries(candidates.map((id) => [id, number(({ candidate }) => candidate === id)])),
    blank: number(({ standing, candidate }) => standing === 'voted' && candidate === null),
    silent: number(({ standing }) => standing === 'silent'),
    absent: number(({ standing }) => standing === 'absent'),
  }
}

/** The electorate stands in one order for all, none of when they voted. */
async function freeze(
  act: Act,
  { meetingId, office, no, counts }: ElectionKey & { no: number; counts: RoundCounts },
  stood: Stood[],
): Promise<void> {
  const rows = stood.map(({ voter, standing }) => ({
    seat: voter.seatId,
    person: voter.personId,
    through: standing === 'absent' ? null : voter.sitter,
    standing,
  }))
  await act.sql.count(statement`insert into election_voter (town_id, meeting_id, office, round_no, seat_id, person_id, through, standing)
    select ${act.town}, ${meetingId}, ${office}, ${no}::int, e.seat, e.person, e.through, e.standing
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (seat text, person text, through text, standing text) order by e.seat`)
  await act.sql.count(statement`delete from ballot where town_id = ${act.town} and meeting_id = ${meetingId}
    and office = ${office} and round_no = ${no}`)
  await act.sql.count(statement`update election_round set closed_at = ${act.now}, counts = ${JSON.stringify(counts)}::jsonb
    where town_id = ${act.town} and meeting_id = ${meetingId} and office = ${office} and no = ${no}`)
}
