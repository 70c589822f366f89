import { mayWorkAs } from '../claim/may.ts'
import { type Actor, mayRunProgramme } from '../people/may.ts'
import type { Permission } from '../permission.ts'

/** Courses are made, changed and cancelled, and their outcome is written down, by the secretariat and by directors. */
export const mayTeach = mayRunProgramme

/**
 * A worker enrols themselves, or somebody who supports them does (J12); whoever runs the programme does it for them at the
 * counter or by telephone.
 */
export function mayEnrol(actor: Actor, personId: string, supports: boolean): Permission {
  const office = mayRunProgramme(actor)
  return office.allowed ? office : mayWorkAs({ by: actor.personId }, personId, supports)
}
