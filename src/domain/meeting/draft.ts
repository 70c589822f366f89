import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { mayPlan } from './may.ts'
import { checkTimes, type TimeRefusal } from './model.ts'

export type Draft = {
  bodyId: string
  title?: string | undefined
  startsAt: Date
  endsAt: Date
  place: string
  answersCloseAt: Date
  items: { title: string; kind: string }[]
}
export type DraftRefusal = TimeRefusal | NotPermitted | { kind: 'no-such-body' }

/** Drafts the next meeting (N1) of a body that is there on its day; its number follows the last one. The body's row keeps two drafts from one number. */
export async function draftMeeting(
  act: Act,
  draft: Draft,
): Promise<Outcome<{ id: string; no: number }, DraftRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const wrong = checkTimes(act.now, draft)
  if (wrong) return refuse(wrong)
  const { bodyId, items, title, ...facts } = draft
  const locked = await act.sql.count(
    statement`select 1 from body b join town t on t.id = b.town_id where b.town_id = ${act.town} and b.id = ${bodyId}
      and daterange(b.from_date, b.to_date, '[]') @> (${draft.startsAt}::timestamptz at time zone t.timezone)::date
      for update of b`,
  )
  if (locked === 0) return refuse({ kind: 'no-such-body' })
  const last = await act.tx.meeting.aggregate({ where: { townId: act.town, bodyId }, _max: { no: true } })
  const no = (last._max.no ?? 0) + 1
  const id = `${bodyId}-${no}`
  await act.tx.meeting.create({
    data: {
      townId: act.town,
      id,
      bodyId,
      no,
      title: title ?? `第${no}回`,
      state: 'draft',
      changedAt: act.now,
      ...facts,
    },
  })
  await act.tx.item.createMany({
    data: items.map((item, index) => ({ townId: act.town, meetingId: id, no: index + 1, ...item })),
  })
  await touchTown(act)
  await audit(act, { act: 'meeting.drafted', subject: id, facts: { no } })
  return done({ id, no })
}
