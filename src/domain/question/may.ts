import { type Actor, mayRunProgramme } from '../people/may.ts'
import type { Permission } from '../permission.ts'

/** Workers ask for themselves (claim/may.ts); the secretariat and directors answer. */
export const mayAnswer = (actor: Actor): Permission => mayRunProgramme(actor)
