import { isOffice, mayRunProgramme } from '../people/may.ts'
import type { Standing } from '../people/model.ts'
import type { Job } from './model.ts'

/** Jobs are opened and closed by the secretariat and by directors. */
export const mayOpenJobs = mayRunProgramme

/** A draft is seen by those who run the programme. */
export const maySeeJob = (who: Pick<Standing, 'roles'>, { state }: Pick<Job, 'state'>): boolean =>
  state !== 'draft' || isOffice(who)
