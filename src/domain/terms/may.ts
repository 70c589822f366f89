import { mayWorkAs } from '../claim/may.ts'
import { type Actor, mayRunProgramme } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'

/** New terms are proposed, and taken back, by those who run the programme. */
export const mayProposeTerms = mayRunProgramme

/** Terms are read by whose they are and by those who run the programme. */
export const mayReadTerms = (actor: Actor, personId: string): Permission =>
  permit(mayWorkAs({ by: actor.personId }, personId).allowed || mayRunProgramme(actor).allowed, [
    'worker',
    'staff',
    'director',
  ])
