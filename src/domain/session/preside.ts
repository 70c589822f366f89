// Who presides: the chair, in their absence the vice-chair, without both whoever is named for this meeting (V5).
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { officerOn } from '../membership/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { bodyOf, charterOf, dayIn, type TownModel } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { lockedMeeting } from './lock-meeting.ts'
import type { PresidingRole } from './model.ts'
import { readPresider, readSitters } from './read.ts'

export type PresideRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'not-present' }
  | { kind: 'proxy-never-presides'; article: string | undefined }
  | { kind: 'presides-already' }

/**
 * The secretariat writes down who presides: somebody who sits there for their own seat, or the mayor, who convenes the
 * first meeting (V11). A proxy never presides, the chair's neither (V5).
 */
export async function preside(
  act: Act,
  { meeting: seen, personId }: { meeting: SeenMeeting; personId: string },
): Promise<Outcome<{ role: PresidingRole }, PresideRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const kept = await lockedMeeting(act, seen)
  if (!kept.ok) return kept
  const { town, meeting } = kept.value
  const [sitter] = await readSitters(act, meeting.id, [personId])
  if (sitter && !sitter.ownSeat) {
    const { presiding } = charterOf(town, meeting).rules
    return refuse({ kind: 'proxy-never-presides', article: presiding?.article })
  }
  const roles = (await readActor({ ...act, by: personId })).roles
  if (!sitter && !roles.includes('mayor')) return refuse({ kind: 'not-present' })
  const before = await readPresider(act, meeting.id)
  if (before?.personId === personId) return refuse({ kind: 'presides-already' })
  const role = roleOf(town, meeting, personId)
  await passOn(act, meeting.id, { personId, role })
  return done({ role })
}

function roleOf(town: TownModel, meeting: Meeting, personId: string): PresidingRole {
  const [body, day] = [bodyOf(town, meeting), dayIn(town, meeting.startsAt)]
  if (officerOn(body, 'chair', day) === personId) return 'chair'
  return officerOn(body, 'vice', day) === personId ? 'vice' : 'temporary'
}

/**
 * Whoever presides by their office does so as soon as they sit there, and no longer than they do: the chair before the
 * vice-chair. Who was named for this meeting goes on until they leave (V5). Undefined where nobody presides.
 */
export async function settlePresiding(
  act: Act,
  town: TownModel,
  meeting: Meeting,
): Promise<string | undefined> {
  const [body, day] = [bodyOf(town, meeting), dayIn(town, meeting.startsAt)]
  const officers = { chair: officerOn(body, 'chair', day), vice: officerOn(body, 'vice', day) }
  const now = await readPresider(act, meeting.id)
  const sitters = await readSitters(act, meeting.id, [officers.chair, officers.vice, now?.personId])
  const sits = (personId: string | null) =>
    sitters.some((one) => one.ownSeat && one.personId === personId) ? personId : null
  const [chair, vice] = [sits(officers.chair), sits(officers.vice)]
  const [personId, role] = chair ? [chair, 'chair' as const] : [vice, 'vice' as const]
  const stays =
    now &&
    (now.role === 'temporary'
      ? await isThere(act, now.personId, sits)
      : now.role === role && now.personId === personId)
  if (now && stays) return now.personId
  if (personId && role) {
    await passOn(act, meeting.id, { personId, role })
    return personId
  }
  if (now) await end(act, meeting.id)
  return undefined
}

/** Whoever was named for this meeting makes room once an officer who was elected meanwhile sits there (rule 6(2), V11). */
export async function yieldTemporary(act: Act, town: TownModel, meeting: Meeting): Promise<void> {
  const now = await readPresider(act, meeting.id)
  if (now?.role !== 'temporary') return
  const [body, day] = [bodyOf(town, meeting), dayIn(town, meeting.startsAt)]
  const officers = (['chair', 'vice'] as const).map((office) => officerOn(body, office, day))
  const sitters = await readSitters(act, meeting.id, officers)
  if (sitters.some(({ ownSeat }) => ownSeat)) await end(act, meeting.id)
}

/** At an open table, whoever comes or leaves may change who presides. */
export async function settleWhereOpen(act: Act, { id, state }: { id: string; state: string }): Promise<void> {
  if (state !== 'open') return
  const town = await freshTown(act)
  const meeting = town.meetings.find((one) => one.id === id)
  if (meeting) await settlePresiding(act, town, meeting)
}

/** The mayor presides without a seat. */
const isThere = async (
  act: Act,
  personId: string,
  sits: (personId: string) => string | null,
): Promise<boolean> =>
  sits(personId) !== null || (await readActor({ ...act, by: personId })).roles.includes('mayor')

async function passOn(
  act: Act,
  meetingId: string,
  { personId, role }: { personId: string; role: PresidingRole },
): Promise<void> {
  await end(act, meetingId)
  await act.sql.count(statement`insert into presiding (town_id, meeting_id, person_id, role, from_at, by_id, via)
    values (${act.town}, ${meetingId}, ${personId}, ${role}, ${act.now}, ${act.by}, ${act.via})`)
  await audit(act, { act: 'meeting.presided', subject: meetingId, facts: { person: personId, role } })
}

const end = ({ sql, town, now }: Act, meetingId: string): Promise<number> =>
  sql.count(statement`update presiding set to_at = greatest(from_at, ${now}::timestamptz)
    where town_id = ${town} and meeting_id = ${meetingId} and to_at is null`)
