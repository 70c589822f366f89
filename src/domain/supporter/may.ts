import { type Actor, mayKeepOffice } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'
import type { Support } from './model.ts'

/** The worker alone agrees to being supported. */
export const mayAgree = ({ personId }: Actor, { workerId }: Pick<Support, 'workerId'>): Permission =>
  permit(personId === workerId, ['worker'])

/** Either of the two may end it at any time; the secretariat too. */
export const mayEnd = (actor: Actor, { workerId, personId }: Support): Permission =>
  [workerId, personId].includes(actor.personId) ? permit(true, ['worker', 'supporter']) : mayKeepOffice(actor)
