import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { ChatAccount } from '../people/model.ts'
import { type Recruit, recruit } from './model.ts'

export const RECRUIT: Statement = statement`r.platform, r.user_id as "userId", r.person_id as "personId", r.step,
  r.consent_at as "consentAt", r.name, r.kana, r.hours, r.wishes, r.at`

/** The application somebody has not finished. */
export async function recruitOf(
  { sql, town }: Reader,
  { platform, userId }: ChatAccount,
): Promise<Recruit | undefined> {
  const [found] = await sql.rows(
    recruit,
    statement`select ${RECRUIT} from recruit r where r.town_id = ${town} and r.platform = ${platform} and r.user_id = ${userId}`,
  )
  return found
}
