import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

/** Takes the slot that is kept for this person, if there is one and the offer has not ended. */
export const takeOffer = async (
  { sql, town, now }: Act,
  { no, personId }: { no: number; personId: string },
): Promise<boolean> => (await sql.each(takingOffer, { town, job: no, person: personId, now })).length === 1

const taken = z.object({})
const takingOffer: ForMany<typeof taken> = {
  row: taken,
  columns: 'town text, job int, person text, now timestamptz',
  statement: (given) => statement`update waiting w set state = 'taken' from ${given}
    where w.town_id = g.town and w.job_no = g.job and w.person_id = g.person and w.state = 'offered' and w.offer_until > g.now
    returning g.n`,
}
