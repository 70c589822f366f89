import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayPlan } from '../meeting/may.ts'
import { covers } from '../membership/model.ts'
import { holdersOn } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { usualUntil } from './due.ts'
import { checkDates, type DatesRefusal, type Poll } from './model.ts'
import { readPolls } from './read.ts'

export type NewPoll = { bodyId: string; dates: Date[]; place: string; until?: Date | undefined }
export type OpenPollRefusal =
  | NotPermitted
  | DatesRefusal
  | { kind: 'no-such-body' }
  | { kind: 'body-not-there'; at: Date }
  | { kind: 'nobody-to-ask' }
  | { kind: 'same-poll-open'; no: number }

export type Opened = {
  poll: Poll
  /** Who is asked: those who hold a seat on the day of the first date. */
  people: string[]
}

const madeRow = z.object({ no: z.int() })

/**
 * The secretariat proposes dates for the next meeting of a body (第9条): its members are asked which suit them. Numbered in
 * the order of opening; two that are opened at once get two numbers, by the key.
 */
export async function openPoll(
  act: Act,
  { bodyId, dates, place, until: wanted }: NewPoll,
): Promise<Outcome<Opened, OpenPollRefusal>> {
  const not = forbidden(mayPlan(await readActor(act)))
  if (not) return refuse(not)
  const town = await freshTown(act)
  const body = town.bodies.find(({ id }) => id === bodyId)
  if (!body) return refuse({ kind: 'no-such-body' })
  const sorted = dates.toSorted((a, b) => a.getTime() - b.getTime())
  const until = wanted ?? usualUntil(act.now, dates)
  const wrong = checkDates(act.now, { dates: sorted, until })
  if (wrong) return refuse(wrong)
  const outside = sorted.find((at) => !covers(body, dayIn(town, at)))
  if (outside) return refuse({ kind: 'body-not-there', at: outside })
  await act.sql.count(statement`select 1 from body where town_id = ${act.town} and id = ${bodyId} for update`)
  const same = (await readPolls(act, { states: ['open'], bodyId })).find((one) => isSame(one, sorted))
  if (same) return refuse({ kind: 'same-poll-open', no: same.no })
  const [first] = sorted
  const people = first ? await holdersOn(act, bodyId, dayIn(town, first)) : []
  if (people.length === 0) return refuse({ kind: 'nobody-to-ask' })
  return done({ people, poll: await insert(act, { bodyId, place, until, dates: sorted }) })
}

const isSame = ({ dates }: Poll, wanted: Date[]): boolean =>
  dates.length === wanted.length && dates.every(({ startsAt }, index) => +startsAt === Number(wanted[index]))

async function insert(
  act: Act,
  { bodyId, place, until, dates }: Required<Pick<NewPoll, 'bodyId' | 'place' | 'dates'>> & { until: Date },
): Promise<Poll> {
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into poll (town_id, no, body_id, place, state, until_at, at, by_id, via)
      select ${act.town}, coalesce(max(no), 0) + 1, ${bodyId}, ${place}, 'open', ${until}::timestamptz, ${act.now}::timestamptz,
        ${act.by}, ${act.via}
      from poll where town_id = ${act.town} returning no`,
  )
  const { no } = madeRow.parse(made)
  const numbered = dates.map((startsAt, index) => ({ no: index + 1, startsAt }))
  await act.tx.pollDate.createMany({
    data: numbered.map((date) => ({ townId: act.town, pollNo: no, ...date })),
  })
  await audit(act, {
    act: 'poll.opened',
    subject: `poll/${no}`,
    facts: { body: bodyId, dates: dates.length },
  })
  return {
    ...{ no, bodyId, place, until, dates: numbered, state: 'open', at: act.now },
    ...{ chosen: null, meetingId: null, reason: null },
  }
}
