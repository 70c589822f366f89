import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { ChatAccount } from '../people/model.ts'
import { type Enquiry, enquiry } from './model.ts'

export const ENQUIRY: Statement = statement`e.id, e.person_id as "personId", e.platform, e.user_id as "userId", e.name,
  coalesce(e.phone, (select q.phone from person q where q.town_id = e.town_id and q.id = e.person_id)) as phone,
  e.locale, e.callback, e.about, e.at, e.last_at as "lastAt", e.replied_at as "repliedAt", e.ended_at as "endedAt"`

/** The enquiry that somebody's words belong to, where one is open. */
export async function openEnquiryOf(
  { sql, town }: Reader,
  { platform, userId }: ChatAccount,
): Promise<Enquiry | undefined> {
  const [found] = await sql.rows(
    enquiry,
    statement`select ${ENQUIRY} from enquiry e where e.town_id = ${town} and e.platform = ${platform}
      and e.user_id = ${userId} and e.ended_at is null`,
  )
  return found
}

const listed = enquiry.extend({ personName: z.string().nullable() })
export type ListedEnquiry = z.output<typeof listed>

const LISTED_MOST = 20

const waiting = listed.extend({ total: z.int() })

/** Whom staff have not finished with, the longest waiting first, and how many there are in all. */
export const openEnquiries = ({ sql, town }: Reader): Promise<z.output<typeof waiting>[]> =>
  sql.rows(
    waiting,
    statement`select ${ENQUIRY}, p.name as "personName", count(*) over ()::int as total from enquiry e
      left join person p on p.town_id = e.town_id and p.id = e.person_id
      where e.town_id = ${town} and e.ended_at is null order by e.at limit ${LISTED_MOST}`,
  )

/** An enquiry with the name of its person, where the register knows them. */
export async function findEnquiry({ sql, town }: Reader, id: number): Promise<ListedEnquiry | undefined> {
  const [found] = await sql.rows(
    listed,
    statement`select ${ENQUIRY}, p.name as "personName" from enquiry e
      left join person p on p.town_id = e.town_id and p.id = e.person_id
      where e.town_id = ${town} and e.id = ${id}`,
  )
  return found
}

const subjectRow = z.object({ subject: z.string() })

/** What the notice is known by under which something was written in Slack. */
export async function subjectOfThread(
  { sql, town }: Reader,
  { channel, ts }: { channel: string; ts: string },
): Promise<string | undefined> {
  const [found] = await sql.rows(
    subjectRow,
    statement`select subject from posted where town_id = ${town} and channel = ${channel} and ts = ${ts}`,
  )
  return found?.subject
}
