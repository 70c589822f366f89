import { z } from 'zod'
import { applicationState } from '../../domain/application/model.ts'
import { id, instant, provenance } from '../values.ts'

/** Somebody who would like a job that a director gives to one of several. */
export const applicationEntry = z.strictObject({
  worker: id,
  state: applicationState,
  endedAt: instant.nullish(),
  ...provenance,
})
