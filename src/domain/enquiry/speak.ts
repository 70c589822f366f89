import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { ChatAccount } from '../people/model.ts'
import { type Enquiry, type EnquiryAbout, enquiry, MOST_AN_HOUR, MOST_STRANGERS_AN_HOUR } from './model.ts'
import { ENQUIRY } from './read.ts'

export type SpeakRefusal = { kind: 'too-often' }

export type Spoken = {
  account: ChatAccount
  /** Null where the register does not know them. */
  personId: string | null
  locale: 'ja' | 'en'
  callback: boolean
  about: EnquiryAbout
}

const HOUR_MS = 3_600_000

/**
 * Somebody speaks to the secretariat (C5): their open enquiry takes the words, or a new one begins. How often is bounded,
 * for a person and for all strangers together; the row's own condition counts.
 */
export async function speakToStaff(
  act: Act,
  { account, personId, locale, callback, about }: Spoken,
): Promise<Outcome<Enquiry & { isNew: boolean }, SpeakRefusal>> {
  const { sql, town, now } = act
  const hourAgo = new Date(now.getTime() - HOUR_MS)
  const most = personId ? MOST_AN_HOUR.known : MOST_AN_HOUR.stranger
  const [going] = await sql.rows(
    enquiry,
    statement`update enquiry e set last_at = ${now}, callback = e.callback or ${callback}, locale = ${locale},
        person_id = coalesce(${personId}, e.person_id), about = ${JSON.stringify(about)}::jsonb || e.about,
        said = case when e.said_since < ${hourAgo} then 1 else e.said + 1 end,
        said_since = case when e.said_since < ${hourAgo} then ${now}::timestamptz else e.said_since end
      where e.town_id = ${town} and e.platform = ${account.platform} and e.user_id = ${account.userId} and e.ended_at is null
        and (e.said < ${most} or e.said_since < ${hourAgo})
      returning ${ENQUIRY}`,
  )
  if (going) return done({ ...going, isNew: false })
  if (personId === null && (await strangersSince(act, hourAgo)) >= MOST_STRANGERS_AN_HOUR)
    return refuse({ kind: 'too-often' })
  const [begun] = await sql.rows(
    enquiry,
    statement`insert into enquiry as e (town_id, person_id, platform, user_id, about, callback, locale, at, last_at, said_since)
      values (${town}, ${personId}, ${account.platform}, ${account.userId}, ${JSON.stringify(about)}::jsonb, ${callback}, ${locale}, ${now}::timestamptz,
        ${now}::timestamptz, ${now}::timestamptz)
      on conflict do nothing returning ${ENQUIRY}`,
  )
  if (!begun) return refuse({ kind: 'too-often' })
  await audit(act, {
    act: 'enquiry.begun',
    subject: `enquiry-${begun.id}`,
    facts: { person: personId, callback },
  })
  return done({ ...begun, isNew: true })
}

const strangersSince = ({ sql, town }: Act, since: Date): Promise<number> =>
  sql.count(statement`select 1 from enquiry where town_id = ${town} and person_id is null and at > ${since}
    limit ${MOST_STRANGERS_AN_HOUR}`)

/** Somebody the register does not know says who they are, or where to call. */
export const introduce = async (
  { sql, town }: Act,
  id: number,
  { name = null, phone = null }: { name?: string | null; phone?: string | null },
): Promise<void> => {
  await sql.count(statement`update enquiry set name = coalesce(${name}, name), phone = coalesce(${phone}, phone)
    where town_id = ${town} and id = ${id} and ended_at is null`)
}
