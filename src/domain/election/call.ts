import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { isHolderOn } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { NotPermitted } from '../permission.ts'
import { meetingToRun } from '../session/meeting-to-run.ts'
import { charterOf, dayIn } from '../town/model.ts'
import { commitmentTo } from './lot.ts'
import { type Election, type ElectionKey, type ElectionRefusal, electionRule, whyNotNow } from './model.ts'
import { findElection } from './read.ts'

export type CallRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'no-elections'; article: string }
  | { kind: 'called-already' }

/**
 * Calls the election of an officer among the members (互選, rule 5(1)). The seed of a lot is committed to before anybody has
 * voted (V10).
 */
export async function callElection(
  act: Act,
  { meeting: seen, office, seed }: { meeting: SeenMeeting; office: Election['office']; seed: string },
): Promise<Outcome<{ commitment: string }, CallRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  const { held, article } = electionRule(charterOf(town, meeting).rules)
  if (!held) return refuse({ kind: 'no-elections', article })
  const commitment = commitmentTo(seed)
  const called =
    await act.sql.count(statement`insert into election (town_id, meeting_id, office, state, commitment, at, by_id, via)
    values (${act.town}, ${meeting.id}, ${office}, 'draft', ${commitment}, ${act.now}, ${act.by}, ${act.via})
    on conflict do nothing`)
  if (called === 0) return refuse({ kind: 'called-already' })
  await audit(act, { act: 'election.called', subject: `${meeting.id}/${office}`, facts: { commitment } })
  return done({ commitment })
}

export type NominateRefusal =
  | MeetingRefusal
  | ElectionRefusal
  | NotPermitted
  | { kind: 'no-member' }
  | { kind: 'stands-already' }

/** Writes down who stands: a member of the body on the day of the meeting. */
export async function nominate(
  act: Act,
  { meeting: seen, office, personId }: { meeting: SeenMeeting; office: Election['office']; personId: string },
): Promise<Outcome<{ candidates: number }, NominateRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  const election = await findElection(act, { meetingId: meeting.id, office })
  if (!election) return refuse({ kind: 'no-such-election' })
  if (election.state !== 'draft') return refuse(whyNotNow(election.state))
  const held = { bodyId: meeting.bodyId, day: dayIn(town, meeting.startsAt), personId }
  if (!(await isHolderOn(act, held))) return refuse({ kind: 'no-member' })
  if (election.candidates.includes(personId)) return refuse({ kind: 'stands-already' })
  const position = election.candidates.length + 1
  await act.sql.count(statement`insert into candidate (town_id, meeting_id, office, person_id, position)
    values (${act.town}, ${meeting.id}, ${office}, ${personId}, ${position}::int)`)
  await audit(act, {
    act: 'election.nominated',
    subject: `${meeting.id}/${office}`,
    facts: { person: personId },
  })
  return done({ candidates: position })
}

/** Ballots on their way are in before, or find the round closed. */
export const lockElection = ({ sql, town }: Act, { meetingId, office }: ElectionKey): Promise<number> =>
  sql.count(statement`select 1 from election where town_id = ${town} and meeting_id = ${meetingId}
    and office = ${office} for update`)
