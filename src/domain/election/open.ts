import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { readForecast } from '../attendance/read.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import { holdersOn } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { NotPermitted } from '../permission.ts'
import { meetingToRun } from '../session/meeting-to-run.ts'
import { isMet, type QuorumMissing } from '../session/open.ts'
import { readPresider } from '../session/read.ts'
import { charterOf, dayIn } from '../town/model.ts'
import { lockElection } from './call.ts'
import { type Election, type ElectionRefusal, type RoundKind, tiedIn, whyNotNow } from './model.ts'
import { ballotsAmong, findElection, readVoters } from './read.ts'

export type OpenRoundRefusal =
  | MeetingRefusal
  | ElectionRefusal
  | NotPermitted
  | QuorumMissing
  | { kind: 'meeting-not-open' }
  | { kind: 'nobody-presides'; article: string }
  | { kind: 'nobody-stands' }

export type OpenedRound = {
  meeting: Meeting
  no: number
  kind: RoundKind
  candidates: string[]
  /** Who sits there and may vote. */
  voters: string[]
}

/**
 * Opens the ballot of an election, or the run-off between those who were tied (V10): the meeting is open, the quorum is there
 * now (Q5), somebody presides where the charter wants it (V5, V11). Where nobody was named, every member stands.
 */
export async function openRound(
  act: Act,
  { meeting: seen, office }: { meeting: Meeting; office: Election['office'] },
): Promise<Outcome<OpenedRound, OpenRoundRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  if (meeting.state !== 'open') return refuse({ kind: 'meeting-not-open' })
  await lockElection(act, { meetingId: meeting.id, office })
  const election = await findElection(act, { meetingId: meeting.id, office })
  if (!election) return refuse({ kind: 'no-such-election' })
  if (election.state !== 'draft' && election.state !== 'run-off') return refuse(whyNotNow(election.state))
  const { rules } = charterOf(town, meeting)
  const forecast = await readForecast(act, town, meeting)
  if (!isMet(forecast)) return refuse({ kind: 'no-quorum', forecast })
  if (rules.presiding?.required && !(await readPresider(act, meeting.id)))
    return refuse({ kind: 'nobody-presides', article: rules.presiding.article })
  const kind: RoundKind = election.state === 'draft' ? 'first' : 'run-off'
  const holders = await holdersOn(act, meeting.bodyId, dayIn(town, meeting.startsAt))
  const named = kind === 'run-off' ? tiedIn(election) : election.candidates
  const candidates = named.length > 0 ? named.filter((person) => holders.includes(person)) : holders
  if (candidates.length === 0) return refuse({ kind: 'nobody-stands' })
  const no = election.rounds.length + 1
  await act.sql.count(statement`insert into election_round (town_id, meeting_id, office, no, kind, candidates, opened_at)
    values (${act.town}, ${meeting.id}, ${office}, ${no}::int, ${kind}, ${candidates}, ${act.now})`)
  await act.sql.count(statement`update election set state = 'open'
    where town_id = ${act.town} and meeting_id = ${meeting.id} and office = ${office}`)
  const { present, required } = forecast
  await audit(act, {
    act: 'election.opened',
    subject: `${meeting.id}/${office}`,
    facts: { round: no, kind, present, required },
  })
  const there = await readVoters(act, town, { meeting, office, no })
  return done({
    meeting,
    no,
    kind,
    candidates,
    voters: ballotsAmong(there, { rules, items: meeting.items }).map(({ sitter }) => sitter),
  })
}
