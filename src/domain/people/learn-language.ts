// The language of those who have not chosen one, as their platform says: asked once, and never against anybody's own word.
import { type Sql, type Statement, statement } from '../../db/sql.ts'
import type { ChatAccount } from './model.ts'

type Town = { sql: Sql; town: string }

/** Whoever did not get to know it asks again after a day. */
const ASK_AGAIN_MS = 86_400_000

/** Of an account `a` and its person `p`: nobody has chosen a language, and the platform was not asked lately. */
export const languageIsOpen = (at: Statement): Statement =>
  statement`p.locale_from = 'default' and a.reachable and (a.language_asked_at is null
    or a.language_asked_at < ${at} - ${ASK_AGAIN_MS} * interval '1 millisecond')`

/** Whether the platform may be asked about an account now. It is on record before it is asked: whoever comes second may not. */
export const mayAskLanguage = async (
  { sql, town, now }: Town & { now: Date },
  { platform, userId }: ChatAccount,
): Promise<boolean> =>
  (await sql.count(statement`update account a set language_asked_at = ${now} from person p
    where a.town_id = ${town} and a.platform = ${platform} and a.user_id = ${userId}
      and p.town_id = a.town_id and p.id = a.person_id and ${languageIsOpen(statement`${now}::timestamptz`)}`)) >
  0

/** Whoever has the account is spoken to in this language from now on, unless somebody has decided it meanwhile. */
export const learnLanguage = async (
  { sql, town }: Town,
  { platform, userId }: ChatAccount,
  locale: 'ja' | 'en',
): Promise<boolean> =>
  (await sql.count(statement`update person p set locale = ${locale}, locale_from = 'platform' from account a
    where a.town_id = ${town} and a.platform = ${platform} and a.user_id = ${userId}
      and p.town_id = a.town_id and p.id = a.person_id and p.locale_from = 'default'`)) > 0
