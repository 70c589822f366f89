import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { type Choice, choice } from '../decision/model.ts'
import { covers } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { type WrittenKey, writtenState } from './model.ts'

export type ReturnRefusal =
  | { kind: 'no-such-written' }
  | { kind: 'written-decided' }
  | { kind: 'written-void' }
  | { kind: 'written-over'; until: Date }
  | { kind: 'holds-no-seat' }
  | { kind: 'said-since' }

const groundRow = z.object({
  state: writtenState,
  title: z.string(),
  until: z.date(),
  seatId: z.string().nullable(),
  before: choice.nullable(),
})

export type Returned = { title: string; until: Date; changed: boolean }

/** Takes what a member returns, for their own seat, until the day it was put for; a later word counts, whichever arrives first. */
export async function returnWritten(
  act: Act,
  { bodyId, no, choice: how, opinion }: WrittenKey & { choice: Choice; opinion: string | undefined },
): Promise<Outcome<Returned, ReturnRefusal>> {
  const day = dayIn(await freshTown(act), act.now)
  const [ground] = await act.sql.rows(
    groundRow,
    statement`select w.state, w.title, w.until, a.seat_id as "seatId", r.choice as before from written w
      left join appointment a on a.town_id = w.town_id and a.body_id = w.body_id and a.person_id = ${act.by} and ${covers(statement`${day}::date`)}
      left join written_return r on r.town_id = w.town_id and r.body_id = w.body_id and r.no = w.no and r.seat_id = a.seat_id
        and r.person_id = a.person_id
      where w.town_id = ${act.town} and w.body_id = ${bodyId} and w.no = ${no} for share of w`,
  )
  if (!ground) return refuse({ kind: 'no-such-written' })
  const { state, title, until, seatId, before } = ground
  if (state === 'decided') return refuse({ kind: 'written-decided' })
  if (state === 'void') return refuse({ kind: 'written-void' })
  const said = act.said ?? act.now
  if (until <= said || until <= act.now) return refuse({ kind: 'written-over', until })
  if (seatId === null) return refuse({ kind: 'holds-no-seat' })
  const taken =
    await act.sql.count(statement`insert into written_return (town_id, body_id, no, seat_id, person_id, choice, opinion, at, via)
    values (${act.town}, ${bodyId}, ${no}, ${seatId}, ${act.by}, ${how}, ${opinion ?? null}, ${said}, ${act.via})
    on conflict (town_id, body_id, no, seat_id) do update
      set person_id = excluded.person_id, choice = excluded.choice, at = excluded.at, via = excluded.via,
        opinion = case when written_return.person_id = excluded.person_id then coalesce(excluded.opinion, written_return.opinion) else excluded.opinion end
      where written_return.person_id <> excluded.person_id or written_return.at <= excluded.at`)
  if (taken === 0) return refuse({ kind: 'said-since' })
  await audit(act, {
    act: 'written.returned',
    subject: `${bodyId}/${no}`,
    facts: { seat: seatId, choice: how },
  })
  return done({ title, until, changed: before !== null && before !== how })
}
