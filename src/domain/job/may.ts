import { isOffice, mayRunProgramme } from '../people/may.ts'
import type { Standing } from '../people/model.ts'
import { isFor, type Job } from './model.ts'

/** Jobs are opened and closed by the secretariat and by directors. */
export const mayOpenJobs = mayRunProgramme

type Seen = Pick<Job, 'state' | 'how' | 'offeredTo'> & {
  /** The speaker holds it. */
  mine: unknown
}

/** A draft is seen by those who run the programme; what is offered by those named, and by who holds it. */
export const maySeeJob = (who: Pick<Standing, 'roles' | 'personId'>, job: Seen): boolean =>
  isOffice(who) || job.mine !== null || (job.state !== 'draft' && isFor(job, who.personId))
