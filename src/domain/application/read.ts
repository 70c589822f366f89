import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { IN_HAND, LIVE } from '../claim/model.ts'

const applicantRow = z.object({
  personId: z.string(),
  name: z.string(),
  at: z.date(),
  /** What they have in hand, and how many jobs they took in the last sixty days. */
  inHand: z.int(),
  recent: z.int(),
})
export type Applicant = z.output<typeof applicantRow>

export const RECENT_DAYS = 60
const DAY_MS = 86_400_000
export const recently = (now: Date): Date => new Date(now.getTime() - RECENT_DAYS * DAY_MS)

/** Who applies for a job, those with the least recent work first. */
export const applicantsOf = ({ sql, town, now }: Act, no: number): Promise<Applicant[]> =>
  sql.rows(
    applicantRow,
    statement`select a.person_id as "personId", p.name, a.at,
        (select count(*)::int from claim c where c.town_id = a.town_id and c.person_id = a.person_id
          and c.state in ${among(IN_HAND)}) as "inHand",
        (select count(*)::int from claim c where c.town_id = a.town_id and c.person_id = a.person_id
          and c.state in ${among(LIVE)} and c.at > ${recently(now)}) as recent
      from application a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${town} and a.job_no = ${no} and a.state = 'applied'
      order by recent, "inHand", a.id limit 60`,
  )

const ownRow = z.object({ no: z.int(), title: z.string(), at: z.date() })
export type OwnApplication = z.output<typeof ownRow>

/** The jobs somebody applies for, and nobody has decided on. */
export const applicationsOf = ({ sql, town }: Act, personId: string): Promise<OwnApplication[]> =>
  sql.rows(
    ownRow,
    statement`select j.no, j.title, a.at from application a join job j on j.town_id = a.town_id and j.no = a.job_no
      where a.town_id = ${town} and a.person_id = ${personId} and a.state = 'applied' order by a.id limit 30`,
  )
