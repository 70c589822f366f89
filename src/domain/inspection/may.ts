import { type Actor, mayRunProgramme } from '../people/may.ts'
import { SYSTEM } from '../people/model.ts'
import type { Permission } from '../permission.ts'

/** The secretariat and directors inspect. */
export const mayInspect = (actor: Actor): Permission => mayRunProgramme(actor)

/** Nobody inspects what they have made themselves. */
export const isOwnWork = ({ personId }: Actor, worker: string): boolean =>
  personId === worker && personId !== SYSTEM
