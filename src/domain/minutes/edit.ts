import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { hashOf, type Minutes, type SeenMinutes, TEXT_MOST } from './model.ts'
import { latestMinutes } from './read.ts'

export type EditRefusal =
  | NotPermitted
  | { kind: 'no-minutes' }
  | { kind: 'minutes-changed' }
  | { kind: 'text-too-long'; most: number }
  | { kind: 'text-unchanged' }
  | { kind: 'correction-needs-reason' }

/**
 * Writes the text anew. A draft takes it; one that was sent has to be sent again; a final one never changes: a correction is
 * the next version, with its reason (N5). What somebody else wrote meanwhile is not overwritten.
 */
export async function editMinutes(
  act: Act,
  { seen, text, reason }: { seen: SeenMinutes; text: string; reason: string | undefined },
): Promise<Outcome<Minutes, EditRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (text.length > TEXT_MOST) return refuse({ kind: 'text-too-long', most: TEXT_MOST })
  await lockMinutes(act, seen.meetingId)
  const latest = await latestMinutes(act, seen.meetingId)
  if (!latest) return refuse({ kind: 'no-minutes' })
  if (latest.version !== seen.version || latest.sha256 !== seen.sha256)
    return refuse({ kind: 'minutes-changed' })
  if (latest.text === text) return refuse({ kind: 'text-unchanged' })
  const corrects = latest.state === 'final'
  if (corrects && !reason) return refuse({ kind: 'correction-needs-reason' })
  const version = corrects ? latest.version + 1 : latest.version
  const sha256 = hashOf(text)
  if (corrects)
    await act.sql.count(statement`insert into minutes (town_id, meeting_id, version, state, text, sha256, reason, at, by_id, via)
      values (${act.town}, ${seen.meetingId}, ${version}::int, 'draft', ${text}, ${sha256}, ${reason}, ${act.now}, ${act.by}, ${act.via})`)
  else
    await act.sql.count(statement`update minutes set state = 'draft', text = ${text}, sha256 = ${sha256}, sent_at = null,
        sent_to = null, reason = coalesce(${reason ?? null}, reason), at = ${act.now}, by_id = ${act.by}, via = ${act.via}
      where town_id = ${act.town} and meeting_id = ${seen.meetingId} and version = ${version}`)
  await audit(act, { act: 'minutes.edited', subject: seen.meetingId, facts: { version, sha256 } })
  const minutes = await latestMinutes(act, seen.meetingId)
  return minutes ? done(minutes) : refuse({ kind: 'no-minutes' })
}

/** Whoever writes, sends or confirms the minutes of a meeting does so one after the other. */
export const lockMinutes = ({ sql, town }: Act, meetingId: string): Promise<number> =>
  sql.count(
    statement`select 1 from minutes where town_id = ${town} and meeting_id = ${meetingId} order by version for update`,
  )
