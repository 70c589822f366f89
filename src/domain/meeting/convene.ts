// A meeting from draft to notice: staff draft it, it is convened (N1), its date or place may change (N2), it may be called off.
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Meeting, touchTown } from '../town/model.ts'

export type Draft = {
  bodyId: string
  title?: string | undefined
  startsAt: Date
  endsAt: Date
  place: string
  answersCloseAt: Date
  items: { title: string; kind: string }[]
}
export type DraftRefusal =
  | { kind: 'meeting-in-the-past' }
  | { kind: 'meeting-ends-before-it-starts' }
  | { kind: 'deadline-after-start' }

const checkTimes = (
  now: Date,
  { startsAt, endsAt, answersCloseAt }: Pick<Draft, 'startsAt' | 'endsAt'> & { answersCloseAt: Date | null },
) => {
  if (startsAt <= now) return { kind: 'meeting-in-the-past' } as const
  if (endsAt <= startsAt) return { kind: 'meeting-ends-before-it-starts' } as const
  return answersCloseAt && answersCloseAt > startsAt ? ({ kind: 'deadline-after-start' } as const) : undefined
}

/** Drafts the body's next meeting; its number follows the last one. The body's row keeps two drafts from one number. */
export async function draftMeeting(
  act: Act,
  draft: Draft,
): Promise<Outcome<{ id: string; no: number }, DraftRefusal>> {
  const wrong = checkTimes(act.now, draft)
  if (wrong) return refuse(wrong)
  const { bodyId, items, title, ...facts } = draft
  await act.tx.$executeRaw`select 1 from body where town_id = ${act.town} and id = ${bodyId} for update`
  const last = await act.tx.meeting.aggregate({ where: { townId: act.town, bodyId }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  const id = `${bodyId}-${no}`
  await act.tx.meeting.create({
    data: { townId: act.town, id, bodyId, no, title: title ?? `第${no}回`, state: 'draft', ...facts },
  })
  await act.tx.item.createMany({
    data: items.map((item, index) => ({ townId: act.town, meetingId: id, no: index + 1, ...item })),
  })
  await changed(act, 'meeting.drafted', id, { no })
  return done({ id, no })
}

export type ConveneRefusal =
  | { kind: 'already-convened' }
  | { kind: 'meeting-cancelled' }
  | { kind: 'meeting-in-the-past' }

/** Convenes a drafted meeting (rule 6(1)): from now on members are asked for their answer. */
export async function conveneMeeting(act: Act, meeting: Meeting): Promise<Outcome<Meeting, ConveneRefusal>> {
  if (meeting.state === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (meeting.startsAt <= act.now) return refuse({ kind: 'meeting-in-the-past' })
  const convened = await act.tx.$executeRaw`update meeting set state = 'convened', convened_at = ${act.now}
    where town_id = ${act.town} and id = ${meeting.id} and state = 'draft'`
  if (convened === 0) return refuse({ kind: 'already-convened' })
  await changed(act, 'meeting.convened', meeting.id, { revision: meeting.revision })
  return done({ ...meeting, state: 'convened', convenedAt: act.now })
}

export type Change = { startsAt?: Date; endsAt?: Date; place?: string; answersCloseAt?: Date }
export type ChangeRefusal =
  | DraftRefusal
  | { kind: 'meeting-cancelled' }
  | { kind: 'meeting-over' }
  | { kind: 'nothing-changes' }

/**
 * A new date or place. Every answer and proxy given for the old one counts no more (N2): the revision grows.
 * Without a new end the meeting keeps its length, without a new deadline its distance to the start.
 */
export async function changeMeeting(
  act: Act,
  meeting: Meeting,
  change: Change,
): Promise<Outcome<Meeting, ChangeRefusal>> {
  if (meeting.state === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (meeting.state === 'closed' || meeting.startsAt <= act.now) return refuse({ kind: 'meeting-over' })
  const next = moved(meeting, change)
  const wrong = checkTimes(act.now, next)
  if (wrong) return refuse(wrong)
  const same =
    next.place === meeting.place && +next.startsAt === +meeting.startsAt && +next.endsAt === +meeting.endsAt
  if (same) return moveDeadline(act, meeting, next)
  const { startsAt, endsAt, place, answersCloseAt } = next
  await act.tx.$executeRaw`update meeting set starts_at = ${startsAt}, ends_at = ${endsAt}, place = ${place},
    answers_close_at = ${answersCloseAt}, revision = revision + 1, outlook_told = null,
    convened_at = case when state = 'draft' then null else ${act.now}::timestamptz end where town_id = ${act.town} and id = ${meeting.id}`
  await act.tx.$executeRaw`update proxy set state = 'superseded', code_digest = null
    where town_id = ${act.town} and meeting_id = ${meeting.id} and state in ('named', 'approved', 'accepted')`
  await changed(act, 'meeting.changed', meeting.id, { from: whenAndWhere(meeting), to: whenAndWhere(next) })
  return done({
    ...next,
    revision: meeting.revision + 1,
    convenedAt: meeting.state === 'draft' ? null : act.now,
  })
}

/** Only the answer deadline moves: answers given stay good. */
async function moveDeadline(
  act: Act,
  meeting: Meeting,
  next: Meeting,
): Promise<Outcome<Meeting, ChangeRefusal>> {
  const { answersCloseAt } = next
  if (answersCloseAt?.getTime() === meeting.answersCloseAt?.getTime())
    return refuse({ kind: 'nothing-changes' })
  await act.tx.meeting.update({
    where: { townId_id: { townId: act.town, id: meeting.id } },
    data: { answersCloseAt },
  })
  await changed(act, 'meeting.deadline-moved', meeting.id, { to: answersCloseAt?.toISOString() ?? null })
  return done(next)
}

function moved(meeting: Meeting, change: Change): Meeting {
  const startsAt = change.startsAt ?? meeting.startsAt
  const shift = startsAt.getTime() - meeting.startsAt.getTime()
  const later = (at: Date) => new Date(at.getTime() + shift)
  return {
    ...meeting,
    startsAt,
    endsAt: change.endsAt ?? later(meeting.endsAt),
    place: change.place ?? meeting.place,
    answersCloseAt: change.answersCloseAt ?? (meeting.answersCloseAt && later(meeting.answersCloseAt)),
  }
}

const whenAndWhere = ({ startsAt, place }: Meeting) => ({ startsAt: startsAt.toISOString(), place })

export type CancelRefusal = { kind: 'meeting-cancelled' } | { kind: 'meeting-over' }

/** Calls a meeting off. What was answered stays on record. */
export async function cancelMeeting(act: Act, meeting: Meeting): Promise<Outcome<Meeting, CancelRefusal>> {
  if (meeting.state === 'closed' || meeting.startsAt <= act.now) return refuse({ kind: 'meeting-over' })
  const cancelled = await act.tx.$executeRaw`update meeting set state = 'cancelled'
    where town_id = ${act.town} and id = ${meeting.id} and state in ('draft', 'convened')`
  if (cancelled === 0) return refuse({ kind: 'meeting-cancelled' })
  await changed(act, 'meeting.cancelled', meeting.id, {})
  return done({ ...meeting, state: 'cancelled' })
}

async function changed(
  act: Act,
  what: string,
  subject: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await touchTown(act.tx, act.town)
  await audit(act, { act: what, subject, facts })
}
