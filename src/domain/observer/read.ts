import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { meetingState, ON } from '../meeting/model.ts'
import { coversMeeting } from '../membership/read.ts'
import { codeDigest } from '../people/code.ts'
import { LIVING } from '../proxy/model.ts'
import { EXPECTED, type Observer, observerSchema } from './model.ts'

/** Holds while the meeting `m` is on and not over: an open one goes on as long as it does. */
export const lasts = (now: Date | Statement): Statement =>
  statement`(m.state in ${among(ON)} and (m.ends_at > ${now} or m.state = 'open'))`

/** Holds while the meeting of an `observer` is on. */
export const isAwaited = (now: Date): Statement => statement`exists (select 1 from meeting m
  where m.town_id = observer.town_id and m.id = observer.meeting_id and ${lasts(now)})`

export async function findObserver({ tx, town }: Reader, id: number): Promise<Observer | undefined> {
  const found = await tx.observer.findUnique({ where: { townId_id: { townId: town, id } } })
  return found ? observerSchema.parse(found) : undefined
}

const listed = observerSchema.extend({
  from: z.date().nullable(),
  to: z.date().nullable(),
})
/** An observer, and when they were last in the room. */
export type ListedObserver = z.output<typeof listed>

/** Everybody who was asked to come to a meeting and is expected, or was there. */
export const readObservers = ({ sql, town }: Reader, meetingId: string): Promise<ListedObserver[]> =>
  sql.rows(
    listed,
    statement`select o.id, o.meeting_id as "meetingId", o.name, o.org, o.items, o.person_id as "personId", o.state,
        o.pledged_at as "pledgedAt", last.from_at as from, last.to_at as to
      from observer o
      left join lateral (select a.from_at, a.to_at from observer_attendance a where a.town_id = o.town_id
        and a.observer_id = o.id order by a.from_at desc, a.id desc limit 1) last on true
      where o.town_id = ${town} and o.meeting_id = ${meetingId} and (o.state <> 'withdrawn' or last.from_at is not null)
      order by o.id`,
  )

/** The people in the register who are expected at a meeting as observers. */
export async function observersExpected({ tx, town }: Reader, meetingId: string): Promise<string[]> {
  const rows = await tx.observer.findMany({
    where: { townId: town, meetingId, state: { in: [...EXPECTED] }, personId: { not: null } },
    select: { personId: true },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ personId }) => personId ?? [])
}

const codeRow = z.object({ id: z.int(), state: meetingState, over: z.boolean() })

/** Whose invitation a code is for, while they have not answered; what has become of the meeting. */
export async function findByObserverCode(
  reader: Reader & { now: Date },
  digits: string,
): Promise<{ observer: Observer; meeting: 'on' | 'draft' | 'cancelled' | 'over' } | undefined> {
  const { sql, town, now } = reader
  const [found] = await sql.rows(
    codeRow,
    statement`select o.id, m.state, not ${lasts(now)} as over from observer o
      join meeting m on m.town_id = o.town_id and m.id = o.meeting_id
      where o.town_id = ${town} and o.code_digest = ${codeDigest(town, digits)} and o.state = 'invited'`,
  )
  const observer = found && (await findObserver(reader, found.id))
  if (!observer) return undefined
  if (found.state === 'draft' || found.state === 'cancelled') return { observer, meeting: found.state }
  return { observer, meeting: found.over ? 'over' : 'on' }
}

const namesakeRow = z.object({ id: z.string(), name: z.string(), about: z.string().nullable() })

/** The people of the register who bear exactly this name, and the seat or organisation they speak for. */
export const namesakes = ({ sql, town }: Reader, nameKey: string): Promise<z.output<typeof namesakeRow>[]> =>
  sql.rows(
    namesakeRow,
    statement`select p.id, p.name, (select coalesce(o.name, s.title) from appointment a
        join seat s on s.town_id = a.town_id and s.id = a.seat_id
        left join organisation o on o.town_id = s.town_id and o.id = s.organisation_id
        where a.town_id = p.town_id and a.person_id = p.id order by a.from_date desc limit 1) as about
      from person p where p.town_id = ${town} and p.name_key = ${nameKey} order by p.id limit 10`,
  )

const partRow = z.object({ member: z.boolean(), proxy: z.boolean() })

/** Whether somebody has a part in a meeting that an observer cannot have: a seat, or a seat they come for (P4). */
export async function partIn(
  { sql, town }: Reader,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<'member' | 'proxy' | undefined> {
  const [part] = await sql.rows(
    partRow,
    statement`select exists (select 1 from appointment a where a.town_id = m.town_id and a.body_id = m.body_id
        and a.person_id = ${personId} and ${coversMeeting}) as member,
      exists (select 1 from proxy x where x.town_id = m.town_id and x.meeting_id = m.id and x.person_id = ${personId}
        and x.revision = m.revision and x.state in ${among(LIVING)}) as proxy
      from meeting m join town t on t.id = m.town_id where m.town_id = ${town} and m.id = ${meetingId}`,
  )
  if (part?.member) return 'member'
  return part?.proxy ? 'proxy' : undefined
}

/** Whether somebody of this name, or this person, is expected at a meeting as an observer (P4). */
export const isObserver = async (
  { tx, town }: Reader,
  { meetingId, ...who }: { meetingId: string } & ({ nameKey: string } | { personId: string }),
): Promise<boolean> =>
  (await tx.observer.count({ where: { townId: town, meetingId, ...who, state: { in: [...EXPECTED] } } })) > 0
