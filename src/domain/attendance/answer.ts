// Answers to an invitation (N3): one for each seat and holder, with who gave it and how.
// An answer is neither presence nor a vote (N4).
import { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import type { Act } from '../act.ts'
import { auditInsert } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Meeting } from '../town/model.ts'

export type AnswerKind = 'attend' | 'absent' | 'undecided' | 'proxy'

export type Answer = {
  answer: AnswerKind
  mode?: 'in-person' | 'online' | undefined
  note?: string | undefined
  lateMinutes?: number | undefined
  leaveEarly?: boolean | undefined
}

export type Invited = { meeting: Meeting; seatId: string; personId: string }

const given = z.object({
  answer: z.enum(['attend', 'absent', 'undecided', 'proxy']),
  mode: z.enum(['in-person', 'online']).nullish(),
  note: z.string().nullish(),
  lateMinutes: z.int().nullish(),
  leaveEarly: z.boolean().nullish(),
})

const supersededProxy = z.object({ id: z.int(), name: z.string(), personId: z.string().nullable() })
const answeredRows = z.array(z.object({ previous: given.nullable(), superseded: z.array(supersededProxy) }))
const standing = z.array(z.object({ answer: z.string(), previous: given.nullable() }))
export type SupersededProxy = z.output<typeof supersededProxy>

export type Answered = {
  /** The answer that stood before, where there was one. */
  previous: z.output<typeof given> | null
  /** Proxies of this seat that the principal's own answer ends (P5). */
  superseded: SupersededProxy[]
  /** Given after the deadline: it counts, and staff are told. */
  late: boolean
}

export type AnswerRefusal =
  | { kind: 'meeting-not-convened' }
  | { kind: 'meeting-cancelled' }
  | { kind: 'meeting-over' }

/** Whether a meeting takes answers: it is convened and not over. */
export function takesAnswers({ meeting }: Pick<Invited, 'meeting'>, now: Date): AnswerRefusal | undefined {
  if (meeting.state === 'cancelled') return { kind: 'meeting-cancelled' }
  if (meeting.state === 'draft') return { kind: 'meeting-not-convened' }
  return meeting.state === 'closed' || now >= meeting.endsAt ? { kind: 'meeting-over' } : undefined
}

/**
 * Records an answer in one statement: the answer, the end of the seat's proxy where the member answers for
 * themselves (P5), and the audit entry. Answering again replaces the answer; what stood before is kept for 取り消し.
 */
export async function answerInvitation(
  act: Act,
  invited: Invited,
  answer: Answer,
): Promise<Outcome<Answered, AnswerRefusal>> {
  const closed = takesAnswers(invited, act.now)
  if (closed) return refuse(closed)
  const { meeting, seatId, personId } = invited
  const rows = await act.tx.$queryRaw`
    with superseded as (${supersede(act, invited, answer)}),
    given as (${upsert(act, invited, answer)}),
    logged as (${auditInsert(act, { act: 'answer.given', subject: meeting.id, facts: { seat: seatId, person: personId, ...withoutWords(answer) } })})
    select (select previous from given) as previous, (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from superseded s) as superseded`
  const [row] = answeredRows.parse(rows)
  const late = meeting.answersCloseAt !== null && act.now > meeting.answersCloseAt
  return done({ previous: row?.previous ?? null, superseded: row?.superseded ?? [], late })
}

/** The audit keeps what was answered, not the reason given: what is sealed can never be deleted. */
const withoutWords = ({ note, ...answer }: Answer) => ({ ...answer, noted: note !== undefined })

const supersede = ({ town }: Act, { meeting, seatId }: Invited, { answer }: Answer) => Prisma.sql`
  update proxy set state = 'superseded', code_digest = null
  where town_id = ${town} and meeting_id = ${meeting.id} and seat_id = ${seatId}
    and state in ('named', 'approved', 'accepted') and ${answer} <> 'proxy'
  returning id, name, person_id as "personId"`

/**
 * What 取り消し goes back to: never an answer to an older date or place (N2), and not the same answer tapped twice.
 */
const upsert = (
  { town, now, by, via }: Act,
  { meeting, seatId, personId }: Invited,
  answer: Answer,
) => Prisma.sql`
  insert into answer (town_id, meeting_id, seat_id, person_id, answer, mode, note, late_minutes, leave_early, revision, by_id, via, at)
  values (${town}, ${meeting.id}, ${seatId}, ${personId}, ${answer.answer}, ${answer.mode ?? null}, ${answer.note ?? null},
    ${answer.lateMinutes ?? null}, ${answer.leaveEarly ?? false}, ${meeting.revision}, ${by}, ${via}, ${now})
  on conflict (town_id, meeting_id, seat_id, person_id) do update set
    answer = excluded.answer, mode = excluded.mode, note = excluded.note, late_minutes = excluded.late_minutes,
    leave_early = excluded.leave_early, revision = excluded.revision, by_id = excluded.by_id, via = excluded.via, at = excluded.at,
    previous = case when answer.revision <> excluded.revision then null
      when (answer.answer, answer.mode, answer.note, answer.late_minutes, answer.leave_early) is not distinct from
        (excluded.answer, excluded.mode, excluded.note, excluded.late_minutes, excluded.leave_early) then answer.previous
      else jsonb_build_object('answer', answer.answer, 'mode', answer.mode,
      'note', answer.note, 'lateMinutes', answer.late_minutes, 'leaveEarly', answer.leave_early) end
  returning previous`

export type Withdrawn = { restored: z.output<typeof given> | null }
export type WithdrawRefusal = AnswerRefusal | { kind: 'nothing-to-withdraw' }

/** 取り消し: goes back to the answer that stood before, or to none. A proxy ended by the answer stays ended. */
export async function withdrawAnswer(
  act: Act,
  invited: Invited,
): Promise<Outcome<Withdrawn, WithdrawRefusal>> {
  const closed = takesAnswers(invited, act.now)
  if (closed) return refuse(closed)
  const { meeting, seatId, personId } = invited
  const where = Prisma.sql`town_id = ${act.town} and meeting_id = ${meeting.id} and seat_id = ${seatId}
    and person_id = ${personId} and revision = ${meeting.revision}`
  const [row] = standing.parse(
    await act.tx.$queryRaw`select answer, previous from answer where ${where} for update`,
  )
  if (!row) return refuse({ kind: 'nothing-to-withdraw' })
  if (row.answer === 'proxy') await act.tx.$executeRaw(endProxy(act, invited))
  const restored = row.previous && row.previous.answer !== 'proxy' ? row.previous : null
  await act.tx.$executeRaw(
    restored ? restore(act, where, restored) : Prisma.sql`delete from answer where ${where}`,
  )
  await act.tx.$executeRaw(
    auditInsert(act, {
      act: 'answer.withdrawn',
      subject: meeting.id,
      facts: { seat: seatId, person: personId, restored: restored?.answer ?? null },
    }),
  )
  return done({ restored })
}

const endProxy = ({ town }: Act, { meeting, seatId }: Invited) => Prisma.sql`
  update proxy set state = 'superseded', code_digest = null
  where town_id = ${town} and meeting_id = ${meeting.id} and seat_id = ${seatId} and state in ('named', 'approved', 'accepted')`

const restore = (
  { now, by, via }: Act,
  where: Prisma.Sql,
  { answer, mode, note, lateMinutes, leaveEarly }: z.output<typeof given>,
) =>
  Prisma.sql`update answer set answer = ${answer}, mode = ${mode ?? null}, note = ${note ?? null},
    late_minutes = ${lateMinutes ?? null}, leave_early = ${leaveEarly ?? false}, previous = null, by_id = ${by}, via = ${via}, at = ${now}
  where ${where}`
