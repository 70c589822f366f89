import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { LostRace } from '../lost-race.ts'
import type { Meeting, MeetingRefusal, SeenMeeting } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { codeDigest } from '../people/code.ts'
import { foldName } from '../people/fold-name.ts'
import { mayKeepOffice } from '../people/may.ts'
import { isReachable, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { LIVING } from '../proxy/model.ts'
import { freshTown } from '../town/read.ts'
import { mayHearOutsiders } from './may.ts'
import { EXPECTED, type Observer, observerState } from './model.ts'
import { findObserver, partIn } from './read.ts'

export type InviteRefusal =
  | MeetingRefusal
  | NotPermitted
  | { kind: 'outsiders-not-heard'; article: string | null }
  | { kind: 'no-such-items'; items: number[] }
  | { kind: 'observer-is-member'; name: string }
  | { kind: 'observer-is-proxy'; name: string }

/** `personId`: somebody of the register; without one they are entered once they show `code`, eight fresh digits. */
export type Invitation = {
  meeting: SeenMeeting
  name: string
  org?: string | undefined
  items: number[]
  personId: string | null
  code: string
}

/** `byCode`: the code was kept, and is to be handed over; nobody can be reached otherwise. */
export type Invited = { observer: Observer; meeting: Meeting; byCode: boolean; again: boolean }

/** The name as it is compared (P8), with the organisation that tells namesakes apart. */
export const observerKey = ({ name, org }: Pick<Invitation, 'name' | 'org'>): string =>
  org ? `${foldName(name)}/${foldName(org)}` : foldName(name)

/**
 * The secretariat writes down that the chair asks somebody who is no member to a meeting, or to some of its items (rule 6(5),
 * N6). They count for nothing. Inviting again says anew which items it is, and gives a new code to whom nobody can reach.
 */
export async function inviteObserver(
  act: Act,
  invitation: Invitation,
): Promise<Outcome<Invited, InviteRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const { meeting: seen, name, personId } = invitation
  if (!(await lockAhead(act, seen))) return refuse(await whyNotAhead(act, seen))
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.id)
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  const heard = mayHearOutsiders(town, meeting)
  if (!heard.allowed) return refuse({ kind: 'outsiders-not-heard', article: heard.article })
  const unknown = invitation.items.filter((item) => !meeting.items.some(({ no }) => no === item))
  if (unknown.length > 0) return refuse({ kind: 'no-such-items', items: unknown })
  const part = personId
    ? await partIn(act, { meetingId: meeting.id, personId })
    : (await isNamedProxy(act, invitation)) && 'proxy'
  if (part) return refuse({ kind: `observer-is-${part}`, name })
  return done(await write(act, meeting, invitation))
}

const lockAhead = async ({ sql, town, now }: Act, { id, state, revision }: SeenMeeting): Promise<boolean> =>
  (await sql.count(statement`select 1 from meeting where town_id = ${town} and id = ${id} and state = ${state}
    and revision = ${revision} and state in ('draft', 'convened', 'open') and (ends_at > ${now} or state = 'open') for no key update`)) >
  0

async function whyNotAhead(act: Act, seen: SeenMeeting): Promise<MeetingRefusal> {
  const why = await whyStale(act, seen)
  return why.kind === 'meeting-not-convened' ? { kind: 'meeting-changed' } : why
}

/** A proxy named for the meeting, who has not shown their code yet. */
const isNamedProxy = async ({ sql, town }: Act, invitation: Invitation): Promise<boolean> =>
  (await sql.count(statement`select 1 from proxy x join meeting m on m.town_id = x.town_id and m.id = x.meeting_id
    where x.town_id = ${town} and x.meeting_id = ${invitation.meeting.id} and x.revision = m.revision
      and x.state in ${among(LIVING)} and x.name_key = ${observerKey(invitation)}`)) > 0

const standingRow = z.object({ id: z.int(), state: observerState, personId: z.string().nullable() })
const idRow = z.object({ id: z.int() })

/** An invitation of this meeting that stands for the same name, or the same person. */
async function findStanding({ sql, town }: Act, { meeting, personId, ...who }: Invitation) {
  const [found] = await sql.rows(
    standingRow,
    statement`select id, state, person_id as "personId" from observer where town_id = ${town} and meeting_id = ${meeting.id}
      and state in ${among(EXPECTED)} and (name_key = ${observerKey(who)} or person_id = ${personId}::text)
      order by id limit 1 for update`,
  )
  return found
}

async function write(act: Act, meeting: Meeting, invitation: Invitation): Promise<Invited> {
  const standing = await findStanding(act, invitation)
  const personId = standing ? standing.personId : invitation.personId
  const isOpen = standing?.state !== 'accepted'
  const byCode = isOpen && (personId === null || !(await isReachable(act, personId)))
  const digest = byCode ? codeDigest(act.town, invitation.code) : null
  const items = [...new Set(invitation.items)].sort((a, b) => a - b)
  const id = standing
    ? await renew(act, { id: standing.id, items, digest })
    : await insert(act, { ...invitation, items }, digest)
  const observer = await findObserver(act, id)
  if (!observer) throw new LostRace('the invitation went in this moment')
  await audit(act, {
    act: standing ? 'observer.invited-anew' : 'observer.invited',
    subject: meeting.id,
    facts: { observer: id, items, ...(observer.personId ? { person: observer.personId } : {}) },
  })
  return { observer, meeting, byCode, again: standing !== undefined }
}

type Renewal = { id: number; items: number[]; digest: string | null }

async function renew({ sql, town }: Act, { id, items, digest }: Renewal): Promise<number> {
  await sql.count(statement`update observer set items = ${items}::int[], code_digest = ${digest}
    where town_id = ${town} and id = ${id}`)
  return id
}

async function insert(act: Act, invitation: Invitation, digest: string | null): Promise<number> {
  const { meeting, name, org, items, personId } = invitation
  const [fresh] = await act.sql.rows(
    idRow,
    statement`insert into observer (town_id, meeting_id, name, name_key, org, items, person_id, state, code_digest, by_id, via, at)
      values (${act.town}, ${meeting.id}, ${name}, ${observerKey(invitation)}, ${org ?? null}, ${items}::int[], ${personId},
        'invited', ${digest}, ${act.by}, ${act.via}, ${act.now}) on conflict do nothing returning id`,
  )
  if (!fresh) throw new LostRace('somebody else invited them in this moment')
  return fresh.id
}
