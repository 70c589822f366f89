import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { peopleAs, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { lockMinutes } from './edit.ts'
import { confirmerOf, mayConfirm } from './may.ts'
import type { Minutes, SeenMinutes } from './model.ts'
import { latestMinutes } from './read.ts'

type Of = Pick<Meeting, 'id' | 'bodyId' | 'startsAt'>

export type SendRefusal =
  | NotPermitted
  | { kind: 'no-minutes' }
  | { kind: 'minutes-changed' }
  | { kind: 'minutes-sent' }
  | { kind: 'minutes-final' }
  | { kind: 'nobody-confirms' }

/** Puts the text before whoever confirms it (N5). */
export async function sendMinutes(
  act: Act,
  { meeting, seen }: { meeting: Of; seen: SeenMinutes },
): Promise<Outcome<{ minutes: Minutes; to: string }, SendRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  await lockMinutes(act, meeting.id)
  const latest = await latestMinutes(act, meeting.id)
  if (!latest) return refuse({ kind: 'no-minutes' })
  if (latest.state === 'final') return refuse({ kind: 'minutes-final' })
  if (latest.version !== seen.version || latest.sha256 !== seen.sha256)
    return refuse({ kind: 'minutes-changed' })
  const to = await confirmer(act, meeting)
  if (!to) return refuse({ kind: 'nobody-confirms' })
  if (latest.state === 'sent' && latest.sentTo === to) return refuse({ kind: 'minutes-sent' })
  await act.sql.count(statement`update minutes set state = 'sent', sent_at = ${act.now}, sent_to = ${to}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and version = ${latest.version}`)
  await audit(act, {
    act: 'minutes.sent',
    subject: meeting.id,
    facts: { version: latest.version, sha256: latest.sha256, to },
  })
  return done({ minutes: { ...latest, state: 'sent', sentTo: to }, to })
}

export type ConfirmRefusal =
  | NotPermitted
  | { kind: 'no-minutes' }
  | { kind: 'minutes-changed' }
  | { kind: 'minutes-not-sent' }
  | { kind: 'minutes-final' }

/** The chair confirms the text as they read it: from now on it never changes, and the audit chain holds its hash (N5). */
export async function confirmMinutes(
  act: Act,
  { meeting, seen }: { meeting: Of; seen: SeenMinutes },
): Promise<Outcome<Minutes, ConfirmRefusal>> {
  const town = await freshTown(act)
  const not = forbidden(mayConfirm(town, meeting, { confirmer: await confirmer(act, meeting), by: act.by }))
  if (not) return refuse(not)
  await lockMinutes(act, meeting.id)
  const latest = await latestMinutes(act, meeting.id)
  if (!latest) return refuse({ kind: 'no-minutes' })
  if (latest.state === 'final' && latest.version === seen.version) return refuse({ kind: 'minutes-final' })
  if (latest.version !== seen.version || latest.sha256 !== seen.sha256)
    return refuse({ kind: 'minutes-changed' })
  if (latest.state !== 'sent') return refuse({ kind: 'minutes-not-sent' })
  await act.sql.count(statement`update minutes set state = 'final', final_at = ${act.now}, confirmed_by = ${act.by}
    where town_id = ${act.town} and meeting_id = ${meeting.id} and version = ${latest.version}`)
  await audit(act, {
    act: 'minutes.confirmed',
    subject: meeting.id,
    facts: { version: latest.version, sha256: latest.sha256 },
  })
  return done({ ...latest, state: 'final', finalAt: act.now, confirmedBy: act.by })
}

/** In a body without officers whoever convenes it: the mayor. */
async function confirmer(act: Act, meeting: Of): Promise<string | null> {
  const town = await freshTown(act)
  const last = await act.tx.presiding.findFirst({
    where: { townId: act.town, meetingId: meeting.id },
    orderBy: { id: 'desc' },
    select: { personId: true },
  })
  return (
    confirmerOf(town, meeting, { now: act.now, presided: last?.personId ?? null }) ??
    (await peopleAs(act, 'mayor'))[0] ??
    null
  )
}
