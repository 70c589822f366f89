import { z } from 'zod'
import { id, instant } from '../values.ts'

/** A freed slot is kept for somebody in the queue. */
export const offerEntry = z.strictObject({ worker: id, until: instant })
