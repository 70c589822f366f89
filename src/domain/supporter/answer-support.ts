import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayAgree, mayEnd } from './may.ts'
import { LIVING, type Support } from './model.ts'
import { findSupport } from './read.ts'

export type SupportRefusal =
  | NotPermitted
  | { kind: 'no-such-support' }
  /** It was answered, or has ended. */
  | { kind: 'support-settled'; support: Support }

/** The worker agrees to a supporter, or declines (J12): nobody else may. */
export async function answerSupport(
  act: Act,
  { id, agrees }: { id: number; agrees: boolean },
): Promise<Outcome<Support, SupportRefusal>> {
  const found = await findSupport(act, id)
  if (!found) return refuse({ kind: 'no-such-support' })
  const not = forbidden(mayAgree(await readActor(act), found))
  if (not) return refuse(not)
  const answered =
    await act.sql.count(statement`update supporter set state = ${agrees ? 'agreed' : 'declined'},
      answered_at = ${act.now}
    where town_id = ${act.town} and id = ${id} and state = 'asked'`)
  if (answered === 0) return refuse({ kind: 'support-settled', support: found })
  const what = agrees ? 'supporter.agreed' : 'supporter.declined'
  await audit(act, { act: what, subject: `supporter-${id}`, facts: { worker: found.workerId } })
  return done(found)
}

/** Ends what was agreed, or takes back what was asked; both may, at any time. */
export async function endSupport(
  act: Act,
  { id }: { id: number },
): Promise<Outcome<Support, SupportRefusal>> {
  const found = await findSupport(act, id)
  if (!found) return refuse({ kind: 'no-such-support' })
  const not = forbidden(mayEnd(await readActor(act), found))
  if (not) return refuse(not)
  const ended = await act.sql.count(statement`update supporter set state = 'ended', ended_at = ${act.now}
    where town_id = ${act.town} and id = ${id} and state in ${among(LIVING)}`)
  if (ended === 0) return refuse({ kind: 'support-settled', support: found })
  await audit(act, { act: 'supporter.ended', subject: `supporter-${id}`, facts: { worker: found.workerId } })
  return done(found)
}
