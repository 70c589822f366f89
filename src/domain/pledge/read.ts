import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { covers, type HeldSeat } from '../membership/model.ts'
import { coversMeeting, seatsOf } from '../membership/read.ts'
import { lasts } from '../observer/read.ts'
import { isStaff } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import type { Part } from './model.ts'

/**
 * The part the one who acts has in a meeting at this moment: of the secretariat; a member on its day whose time has not
 * ended; a proxy or an observer who has accepted, as long as it lasts. Undefined where they have none, or none any more.
 */
export async function partInMeeting(
  act: Act,
  town: TownModel,
  meeting: Pick<Meeting, 'id' | 'bodyId' | 'startsAt' | 'state'>,
): Promise<Part | undefined> {
  if (isStaff(await readActor(act))) return { role: 'staff' }
  if (meeting.state === 'draft') return undefined
  const from = termOf(await seatsOf(act, act.by), meeting.bodyId, {
    meetingDay: dayIn(town, meeting.startsAt),
    today: dayIn(town, act.now),
  })
  if (from) return { role: 'member', from, pledgedAt: await pledgedAt(act, { bodyId: meeting.bodyId, from }) }
  return (await asProxy(act, meeting)) ?? (await asObserver(act, meeting))
}

/**
 * Where the term of a member begins that a pledge is for: the one that runs today, otherwise the next to come. Who was
 * no member on the meeting's day has none of its papers; whose last term has ended has none any more.
 */
export function termOf(
  seats: HeldSeat[],
  bodyId: string,
  { meetingDay, today }: { meetingDay: string; today: string },
): string | undefined {
  const own = seats.filter((seat) => seat.bodyId === bodyId)
  if (!own.some((seat) => covers(seat, meetingDay))) return undefined
  return termNow(own, bodyId, today)
}

/** Where the term begins that somebody is in, otherwise the next to come; undefined where there is none. */
export const termNow = (seats: HeldSeat[], bodyId: string, today: string): string | undefined =>
  seats
    .filter((seat) => seat.bodyId === bodyId && (seat.to === null || seat.to >= today))
    .map(({ from }) => from)
    .toSorted()[0]

const listedRow = z.object({
  bodyId: z.string(),
  at: z.date(),
  via: z.string(),
  /** Who wrote it down, where that was somebody else. */
  by: z.string().nullable(),
})
export type ListedPledge = z.output<typeof listedRow>

/** What somebody has pledged as a member, the latest first. */
export const pledgesOf = ({ sql, town }: Reader, personId: string): Promise<ListedPledge[]> =>
  sql.rows(
    listedRow,
    statement`select g.body_id as "bodyId", g.at, g.via, case when g.by_id <> g.person_id then coalesce(p.name, g.by_id) end as by
      from pledge g left join person p on p.town_id = g.town_id and p.id = g.by_id
      where g.town_id = ${town} and g.person_id = ${personId} order by g.at desc`,
  )

const pledgeRow = z.object({ at: z.date() })

async function pledgedAt(
  { sql, town, by }: Act,
  { bodyId, from }: { bodyId: string; from: string },
): Promise<Date | null> {
  const [found] = await sql.rows(
    pledgeRow,
    statement`select at from pledge where town_id = ${town} and body_id = ${bodyId} and person_id = ${by} and from_date = ${from}::date`,
  )
  return found?.at ?? null
}

const partRow = z.object({ id: z.int(), pledgedAt: z.date().nullable() })

async function asProxy({ sql, town, by, now }: Act, { id }: Pick<Meeting, 'id'>): Promise<Part | undefined> {
  const [found] = await sql.rows(
    partRow,
    statement`select x.id, x.pledged_at as "pledgedAt" from proxy x
      join town t on t.id = x.town_id
      join meeting m on m.town_id = x.town_id and m.id = x.meeting_id and m.revision = x.revision and ${lasts(now)}
      join appointment a on a.town_id = x.town_id and a.seat_id = x.seat_id and a.person_id = x.principal_id and ${coversMeeting}
      where x.town_id = ${town} and x.meeting_id = ${id} and x.person_id = ${by} and x.state = 'accepted'`,
  )
  return found && { role: 'proxy', proxyId: found.id, pledgedAt: found.pledgedAt }
}

const observerRow = partRow.extend({ items: z.array(z.int()) })

async function asObserver(
  { sql, town, by, now }: Act,
  { id }: Pick<Meeting, 'id'>,
): Promise<Part | undefined> {
  const [found] = await sql.rows(
    observerRow,
    statement`select o.id, o.items, o.pledged_at as "pledgedAt" from observer o
      join meeting m on m.town_id = o.town_id and m.id = o.meeting_id and ${lasts(now)}
      where o.town_id = ${town} and o.meeting_id = ${id} and o.person_id = ${by} and o.state = 'accepted'`,
  )
  return found && { role: 'observer', ...found }
}
