import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { SeenMeeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { meetingToRun } from '../session/meeting-to-run.ts'
import { charterOf } from '../town/model.ts'
import { lockElection } from './call.ts'
import type { ClosedRound, CloseRoundRefusal } from './close.ts'
import { commitmentTo, drawnByLot } from './lot.ts'
import { type Election, electionRule, tiedIn, whyNotNow } from './model.ts'
import { findElection } from './read.ts'
import { takeOffice } from './take-office.ts'

export type DrawRefusal = CloseRoundRefusal | { kind: 'committed-anew'; commitment: string }

/**
 * Draws the lot between those who were tied in the run-off (V10), with the seed that was committed to when the election was
 * called; it is kept from now on, so that anyone can draw again. A seed that does not fit any more is committed to anew, and
 * nothing is drawn.
 */
export async function drawLot(
  act: Act,
  { meeting: seen, office, seed }: { meeting: SeenMeeting; office: Election['office']; seed: string },
): Promise<Outcome<ClosedRound & { among: string[] }, DrawRefusal>> {
  const ground = await meetingToRun(act, seen)
  if (!ground.ok) return ground
  const { town, meeting } = ground.value
  const key = { meetingId: meeting.id, office }
  await lockElection(act, key)
  const election = await findElection(act, key)
  if (!election) return refuse({ kind: 'no-such-election' })
  if (election.state !== 'lot') return refuse(whyNotNow(election.state))
  const commitment = commitmentTo(seed)
  if (commitment !== election.commitment) return refuse(await commitAnew(act, key, commitment))
  const among = tiedIn(election)
  const personId = drawnByLot(seed, { ...key, among })
  if (personId === undefined) throw new Error('A lot without anybody to draw')
  await act.sql.count(statement`update election set seed = ${seed}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and office = ${office}`)
  await takeOffice(act, { town, meeting, office, personId })
  await audit(act, {
    act: 'election.drawn',
    subject: `${meeting.id}/${office}`,
    facts: { seed, among, drawn: personId },
  })
  const { article } = electionRule(charterOf(town, meeting).rules)
  return done({
    meeting,
    election: { ...election, state: 'decided', seed, electedId: personId },
    article,
    among,
  })
}

async function commitAnew(
  act: Act,
  { meetingId, office }: { meetingId: string; office: Election['office'] },
  commitment: string,
): Promise<DrawRefusal> {
  await act.sql.count(statement`update election set commitment = ${commitment}
    where town_id = ${act.town} and meeting_id = ${meetingId} and office = ${office}`)
  await audit(act, { act: 'election.committed', subject: `${meetingId}/${office}`, facts: { commitment } })
  return { kind: 'committed-anew', commitment }
}
