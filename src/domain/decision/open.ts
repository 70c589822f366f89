import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { readForecast } from '../attendance/read.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import { whyStale } from '../meeting/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { lockMeeting } from '../session/lock-meeting.ts'
import { mayRunMeeting } from '../session/may.ts'
import { isMet, type QuorumMissing } from '../session/open.ts'
import { readPresider } from '../session/read.ts'
import { charterOf } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { type Motion, type MotionRefusal, motionRules, type SeenMotion, whyNot } from './model.ts'
import { findMotion, readEntitled, votersAmong } from './read.ts'

export type OpenMotionRefusal =
  | MeetingRefusal
  | MotionRefusal
  | NotPermitted
  | QuorumMissing
  | { kind: 'meeting-not-open' }
  | { kind: 'nobody-presides'; article: string }

export type Opened = {
  meeting: Meeting
  motion: Motion
  /** Who sits there and may vote. */
  voters: string[]
  /** Recusals take so many out that the quorum would not be met without them: the secretariat is told (Q6). */
  brokenByRecusal: boolean
}

/**
 * Opens the vote on a motion: the meeting is open, the quorum is there now (Q5), somebody presides where the charter wants
 * it (V5). The charter's rules are taken down with it: by them it will be counted.
 */
export async function openMotion(
  act: Act,
  seen: SeenMotion & { meeting: Meeting },
): Promise<Outcome<Opened, OpenMotionRefusal>> {
  if (!(await lockMeeting(act, seen.meeting))) return refuse(await whyStale(act, seen.meeting))
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.meeting.id)
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  if (not) return refuse(not)
  if (meeting.state !== 'open') return refuse({ kind: 'meeting-not-open' })
  const { rules } = charterOf(town, meeting)
  const forecast = await readForecast(act, town, meeting)
  if (!isMet(forecast)) return refuse({ kind: 'no-quorum', forecast })
  const presider = await readPresider(act, meeting.id)
  if (!presider && rules.presiding?.required)
    return refuse({ kind: 'nobody-presides', article: rules.presiding.article })
  const frozen = motionRules.strip().parse(rules)
  const opened =
    await act.sql.count(statement`update motion set state = 'open', opened_at = ${act.now}, rules = ${JSON.stringify(frozen)}::jsonb
    where town_id = ${act.town} and meeting_id = ${meeting.id} and no = ${seen.no} and state = 'draft'`)
  const motion = await findMotion(act, { meetingId: meeting.id, no: seen.no })
  if (!motion) return refuse({ kind: 'no-such-motion' })
  if (opened === 0) return refuse(whyNot(motion.state))
  const { present, required } = forecast
  await audit(act, {
    act: 'motion.opened',
    subject: `${meeting.id}/${motion.no}`,
    facts: { present, required },
  })
  const entitled = await readEntitled(act, town, { meeting, motion })
  const recused = entitled.filter((one) => one.sitter !== null && one.recused).length
  const notified = meeting.items.find(({ no }) => no === motion.itemNo)?.notified ?? true
  const voters = votersAmong(entitled, { rules: frozen, notified, presider: presider?.personId })
  return done({
    meeting,
    motion,
    voters: voters.flatMap(({ sitter }) => sitter ?? []),
    brokenByRecusal: required !== null && recused > 0 && present - recused < required,
  })
}
