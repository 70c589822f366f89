import { type Actor, mayKeepOffice, mayRunProgramme } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'
import type { Move } from './model.ts'

/** Resting and coming back are the worker's own; staff approve; the orientation is whoever's who runs the programme. */
export function mayMove(actor: Actor, { personId, move }: { personId: string; move: Move }): Permission {
  if (move === 'approve') return mayKeepOffice(actor)
  const own = (move === 'rest' || move === 'resume') && actor.personId === personId
  return own ? permit(true, ['worker']) : mayRunProgramme(actor)
}

/** A worker's own entry, or the secretariat in their name. */
export const mayKeepEntry = (actor: Actor, personId: string): Permission =>
  actor.personId === personId ? permit(true, ['worker']) : mayKeepOffice(actor)
