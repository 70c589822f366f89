import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'

/** Takes the slot that is kept for this person, if there is one and the offer has not ended. */
export const takeOffer = async (
  { sql, town, now }: Act,
  { no, personId }: { no: number; personId: string },
): Promise<boolean> =>
  (await sql.count(statement`update waiting set state = 'taken'
    where town_id = ${town} and job_no = ${no} and person_id = ${personId} and state = 'offered' and offer_until > ${now}`)) ===
  1
