import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type WorkerState, workerState } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayMove } from './may.ts'
import { MOVES, type Move } from './model.ts'

export type MoveRefusal =
  | NotPermitted
  | { kind: 'no-worker' }
  /** They are there already. */
  | { kind: 'already'; state: WorkerState }
  | { kind: 'no-such-move'; state: WorkerState }
  /** Approved before the orientation: only where the caller is sure. */
  | { kind: 'not-oriented' }

const wasRow = z.object({ was: workerState })
const nowRow = z.object({ state: workerState, oriented: z.boolean() })

/** Moves a worker along the states there are (see model.ts); approving before the orientation takes a caller who is `sure`. */
export async function moveWorker(
  act: Act,
  { personId, move, sure = false }: { personId: string; move: Move; sure?: boolean | undefined },
): Promise<Outcome<{ was: WorkerState }, MoveRefusal>> {
  const { sql, town, now } = act
  const not = forbidden(mayMove(await readActor(act), { personId, move }))
  if (not) return refuse(not)
  const { from, to } = MOVES[move]
  const asks = move === 'approve' && !sure
  const [moved] = await sql.rows(
    wasRow,
    statement`update worker k set state = ${to},
        oriented_at = case when ${move === 'orient'}::boolean then ${now}::timestamptz else k.oriented_at end
      from (select state as was from worker where town_id = ${town} and person_id = ${personId} for update) old
      where k.town_id = ${town} and k.person_id = ${personId} and old.was in ${among(from)}
        and (not ${asks}::boolean or k.oriented_at is not null)
      returning old.was`,
  )
  if (!moved) return refuse(await whyNot(act, { personId, move }))
  await audit(act, { act: `worker.${PAST[move]}`, subject: personId, facts: { from: moved.was } })
  return done(moved)
}

const PAST = {
  orient: 'oriented',
  approve: 'approved',
  rest: 'rests',
  resume: 'resumed',
} as const satisfies Record<Move, string>

async function whyNot(
  { sql, town }: Act,
  { personId, move }: { personId: string; move: Move },
): Promise<MoveRefusal> {
  const [there] = await sql.rows(
    nowRow,
    statement`select state, oriented_at is not null as oriented from worker
      where town_id = ${town} and person_id = ${personId}`,
  )
  if (!there) return { kind: 'no-worker' }
  const { from, to } = MOVES[move]
  if (there.state === to) return { kind: 'already', state: to }
  const possible = from.some((state) => state === there.state)
  return possible && !there.oriented ? { kind: 'not-oriented' } : { kind: 'no-such-move', state: there.state }
}

export type TakeBackRefusal = NotPermitted | { kind: 'moved-on' }

/** Takes a move back, as long as the worker is where it brought them, and it led there from `was`. */
export async function takeBackMove(
  act: Act,
  { personId, move, was }: { personId: string; move: Move; was: WorkerState },
): Promise<Outcome<null, TakeBackRefusal>> {
  const { sql, town } = act
  const not = forbidden(mayMove(await readActor(act), { personId, move }))
  if (not) return refuse(not)
  const { from, to } = MOVES[move]
  if (!from.some((state) => state === was)) return refuse({ kind: 'moved-on' })
  const back = await sql.count(statement`update worker set state = ${was},
      oriented_at = case when ${move === 'orient'}::boolean then null else oriented_at end
    where town_id = ${town} and person_id = ${personId} and state = ${to}`)
  if (back === 0) return refuse({ kind: 'moved-on' })
  await audit(act, { act: 'worker.moved-back', subject: personId, facts: { from: to, to: was } })
  return done(null)
}
