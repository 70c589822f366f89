import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayRunMeeting } from '../session/may.ts'
import { readPresider } from '../session/read.ts'
import { freshTown } from '../town/read.ts'
import {
  type Choice,
  type Motion,
  type MotionCounts,
  type MotionRefusal,
  type MotionRules,
  presiderBreaksTiesOnly,
  type SeenMotion,
  type Standing,
  whyNot,
} from './model.ts'
import { type Entitled, findMotion, readEntitled } from './read.ts'
import { tally } from './tally.ts'

export type CloseMotionRefusal = MotionRefusal | NotPermitted | { kind: 'no-such-meeting' }

export type Closed = {
  meeting: Meeting
  motion: Motion
  /** Who breaks a tie: the person presiding at this moment (V4). */
  presider: { personId: string; name: string } | undefined
}

const LETTERS: Record<string, Choice> = { y: 'yes', n: 'no', a: 'abstain' }

/**
 * Closes a vote and counts it: the electorate is frozen (V12), the figures are computed, never typed, by the rules taken
 * down at its opening. A tie waits for who presides (V4). Of a secret ballot who voted is kept, and how is forgotten:
 * `open` unseals the choices once, for the count (V13).
 */
export async function closeMotion(
  act: Act,
  { open, ...seen }: SeenMotion & { open: (sealed: string) => string | undefined },
): Promise<Outcome<Closed, CloseMotionRefusal>> {
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === seen.meetingId)
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  const not = forbidden(mayRunMeeting(town, meeting, await readActor(act)))
  if (not) return refuse(not)
  await lockMotion(act, seen)
  const motion = await findMotion(act, seen)
  if (!motion) return refuse({ kind: 'no-such-motion' })
  if (motion.state !== 'open' || !motion.rules) return refuse(whyNot(motion.state))
  const presider = await readPresider(act, meeting.id)
  const stood = (await readEntitled(act, town, { meeting, motion })).map((seat) =>
    standingOf(seat, { rules: motion.rules, presider: presider?.personId, open }),
  )
  const ruling = counted(stood, motion.rules)
  await freeze(act, motion, stood)
  const state = ruling.result === 'tied' ? 'closed' : 'decided'
  await act.sql.count(statement`update motion set state = ${state}, closed_at = ${act.now}, result = ${ruling.result},
      counts = ${JSON.stringify(ruling.counts)}::jsonb, decided_at = case when ${state} = 'decided' then ${act.now}::timestamptz end
    where town_id = ${act.town} and meeting_id = ${meeting.id} and no = ${motion.no}`)
  await audit(act, {
    act: 'motion.closed',
    subject: `${meeting.id}/${motion.no}`,
    facts: { result: ruling.result, ...ruling.counts },
  })
  return done({
    meeting,
    motion: { ...motion, state, result: ruling.result, counts: ruling.counts, closedAt: act.now },
    presider,
  })
}

/** Votes on their way are in before, or find it closed. */
export const lockMotion = (
  { sql, town }: Act,
  { meetingId, no }: Pick<Motion, 'meetingId' | 'no'>,
): Promise<number> =>
  sql.count(
    statement`select 1 from motion where town_id = ${town} and meeting_id = ${meetingId} and no = ${no} for update`,
  )

type Stood = Pick<Entitled, 'seatId' | 'personId' | 'sitter'> & {
  standing: Standing
  choice: Choice | null
  secret: boolean
}
type Counting = {
  rules: MotionRules | null
  presider: string | undefined
  open: (sealed: string) => string | undefined
}

function standingOf(seat: Entitled, { rules, presider, open }: Counting): Stood {
  const { seatId, personId, sitter, recused, online, sealed } = seat
  const stood = (standing: Standing, how: Choice | null = null): Stood => ({
    seatId,
    personId,
    sitter,
    standing,
    choice: how,
    secret: sealed !== null,
  })
  if (recused) return stood('recused')
  if (sitter === null || (online && rules?.online.counts === false)) return stood('absent')
  if (sitter === presider && rules && presiderBreaksTiesOnly(rules)) return stood('presiding')
  if (sealed !== null) {
    const how = LETTERS[open(sealed) ?? '']
    if (how === undefined)
      throw new Error('A sealed vote cannot be opened: was it sealed with other secrets?')
    return stood('voted', how)
  }
  return seat.choice ? stood('voted', seat.choice) : stood('silent')
}

function counted(stood: Stood[], rules: MotionRules) {
  const number = (found: (one: Stood) => boolean) => stood.filter(found).length
  const yes = number((one) => one.choice === 'yes')
  const no = number((one) => one.choice === 'no')
  const abstain = number((one) => one.choice === 'abstain')
  const of = (standing: Standing) => number((one) => one.standing === standing)
  const [silent, absent, recused] = [of('silent'), of('absent'), of('recused')]
  const all = yes + no + abstain + silent + absent
  const { result, base, needed } = tally({ yes, no, abstain, silent, all }, rules)
  const counts: MotionCounts = { yes, no, abstain, silent, absent, recused, base, needed }
  return { result, counts }
}

/** The electorate stands in one order for all: none of when they voted. Of a secret ballot no choice is written. */
async function freeze(act: Act, { meetingId, no, ballot }: Motion, stood: Stood[]): Promise<void> {
  const rows = stood.map(({ seatId, personId, sitter, standing, choice: how }) => ({
    seat: seatId,
    person: personId,
    through: standing === 'voted' || standing === 'silent' ? sitter : null,
    standing,
    choice: ballot === 'named' ? how : null,
  }))
  await act.sql.count(statement`insert into elector (town_id, meeting_id, motion_no, seat_id, person_id, through, standing, choice)
    select ${act.town}, ${meetingId}, ${no}::int, e.seat, e.person, e.through, e.standing, e.choice
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (seat text, person text, through text, standing text, choice text)
    order by e.seat`)
  await forgetVotes(act, { meetingId, no })
}

/** What was counted, or is void, stands in no vote any more. */
export const forgetVotes = (
  { sql, town }: Act,
  { meetingId, no }: Pick<Motion, 'meetingId' | 'no'>,
): Promise<number> =>
  sql.count(
    statement`delete from vote where town_id = ${town} and meeting_id = ${meetingId} and motion_no = ${no}`,
  )
