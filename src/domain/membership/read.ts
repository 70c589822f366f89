import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { foldName } from '../people/fold-name.ts'
import { type HeldSeat, OFFICES } from './model.ts'

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The seats somebody holds, held or will hold. */
export async function seatsOf({ tx, town }: Reader, personId: string): Promise<HeldSeat[]> {
  const held = await tx.appointment.findMany({ where: { townId: town, personId }, include: { seat: true } })
  return held.map(({ seat, from, to }) => ({
    seatId: seat.id,
    bodyId: seat.bodyId,
    category: seat.category,
    title: seat.title,
    from: dayOf(from),
    to: to && dayOf(to),
  }))
}

/** Who holds a seat of a body on a day. */
export async function holdersOn({ tx, town }: Reader, bodyId: string, day: string): Promise<string[]> {
  const at = new Date(day)
  const held = await tx.appointment.findMany({
    where: { townId: town, bodyId, from: { lte: at }, OR: [{ to: null }, { to: { gte: at } }] },
    select: { personId: true },
    orderBy: { seatId: 'asc' },
  })
  return held.map(({ personId }) => personId)
}

/** Whether somebody holds a seat of a body on a day. */
export const isHolderOn = async (
  { sql, town }: Reader,
  { bodyId, day, personId }: { bodyId: string; day: string; personId: string },
): Promise<boolean> =>
  (await sql.count(statement`select 1 from appointment a where a.town_id = ${town} and a.person_id = ${personId}
    and a.body_id = ${bodyId} and ${covers(statement`${day}::date`)}`)) > 0

const holderRow = z.object({ personId: z.string(), name: z.string(), title: z.string() })

/** Who holds a seat of these bodies on these days, by name; each person once. */
export const namedHolders = (
  { sql, town }: Reader,
  days: { bodyId: string; day: string }[],
): Promise<z.output<typeof holderRow>[]> =>
  sql.rows(
    holderRow,
    statement`select distinct on (p.name_key, p.id) p.id as "personId", p.name, s.title
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d ("bodyId" text, day date)
      join appointment a on a.town_id = ${town} and a.body_id = d."bodyId" and ${covers(statement`d.day`)}
      join seat s on s.town_id = a.town_id and s.id = a.seat_id
      join person p on p.town_id = a.town_id and p.id = a.person_id
      order by p.name_key, p.id, s.position`,
  )

const registerRow = z.object({
  body: z.string(),
  body_id: z.string(),
  title: z.string(),
  person_id: z.string().nullable(),
  name: z.string().nullable(),
  office: z.enum(OFFICES).nullable(),
  organisation: z.string().nullable(),
  duty: z.string().nullable(),
  chat: z.string().nullable(),
})
export type RegisterRow = z.output<typeof registerRow>

const REGISTER_MOST = 30

/**
 * The seats of the town with those who hold them on a day, their organisation's written duty, and where they are
 * reached. A search looks in names (folded, P8), titles and organisations, and finds the seats of bodies that have ended too.
 */
export const readRegister = (
  { sql, town }: Reader,
  today: string,
  search: string | undefined,
): Promise<RegisterRow[]> =>
  sql.wide(
    registerRow,
    statement`select b.name as body, b.id as body_id, s.title, p.id as person_id, p.name, f.office, o.name as organisation, o.duty,
        (select string_agg(case c.platform when 'line' then 'LINE' else 'Slack' end, '・' order by c.platform) from account c
          where c.town_id = p.town_id and c.person_id = p.id and c.reachable) as chat
      from seat s
      join body b on b.town_id = s.town_id and b.id = s.body_id
        and (b.to_date is null or b.to_date >= ${today}::date or ${search ?? null}::text is not null)
      left join appointment a on a.town_id = s.town_id and a.seat_id = s.id
        and ${covers(statement`${today}::date`)}
      left join person p on p.town_id = a.town_id and p.id = a.person_id
      left join office f on f.town_id = s.town_id and f.body_id = s.body_id and f.person_id = p.id
        and f.from_date <= ${today}::date and (f.to_date is null or f.to_date >= ${today}::date)
      left join organisation o on o.town_id = s.town_id and o.id = s.organisation_id
      where s.town_id = ${town} and (${search ?? null}::text is null
        or p.name_key like ${`${foldName(search ?? '')}%`} or s.title like ${`%${search ?? ''}%`} or o.name like ${`%${search ?? ''}%`})
      order by b.from_date desc, b.id, s.position limit ${REGISTER_MOST}`,
  )

const dutyRow = z.object({ name: z.string(), duty: z.string().nullable(), bodies: z.string().nullable() })

const DUTIES_MOST = 30

/** Organisations by a part of their name, with the duty the founding paper writes down, and the bodies they have a seat in. */
export const readDuties = (
  { sql, town }: Reader,
  search: string | undefined,
): Promise<z.output<typeof dutyRow>[]> =>
  sql.rows(
    dutyRow,
    statement`select o.name, o.duty, (select string_agg(distinct b.name, '・') from seat s
          join body b on b.town_id = s.town_id and b.id = s.body_id where s.town_id = o.town_id and s.organisation_id = o.id) as bodies
      from organisation o where o.town_id = ${town} and (${search ?? null}::text is null
        or replace(o.name, ' ', '') like ${`%${(search ?? '').normalize('NFKC').replaceAll(/\s/g, '')}%`})
      order by o.id limit ${DUTIES_MOST}`,
  )

/** Holds where the term of the appointment `a` covers a day. */
export const covers = (day: Statement): Statement =>
  statement`a.from_date <= ${day} and (a.to_date is null or a.to_date >= ${day})`

/** Holds where the seat of the appointment `a` has a later one. */
export const goesOn = statement`exists (select 1 from appointment later
  where later.town_id = a.town_id and later.seat_id = a.seat_id and later.from_date > a.from_date)`

/** Holds where the appointment `a` covers the day of the meeting `m` by the clock of its town `t`. */
export const coversMeeting = covers(statement`(m.starts_at at time zone t.timezone)::date`)

const foundSeat = z.object({
  id: z.string(),
  bodyId: z.string(),
  body: z.string(),
  title: z.string(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
})
export type FoundSeat = z.output<typeof foundSeat>

const SEATS_MOST = 10

/** The seats a reference fits, with who holds them on a day: the id goes before the title, the title before the holder's name. */
export async function findSeats({ sql, town }: Reader, ref: string, day: string): Promise<FoundSeat[]> {
  const matching = (where: Statement) =>
    sql.rows(
      foundSeat,
      statement`select s.id, s.body_id as "bodyId", b.name as body, s.title, p.id as "personId", p.name
        from seat s join body b on b.town_id = s.town_id and b.id = s.body_id
        left join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${day}::date`)}
        left join person p on p.town_id = a.town_id and p.id = a.person_id
        where s.town_id = ${town} and ${where}
        order by b.from_date desc, s.position limit ${SEATS_MOST}`,
    )
  const byId = await matching(statement`s.id = ${ref}`)
  if (byId.length > 0) return byId
  const going = statement`(b.to_date is null or b.to_date >= ${day}::date)`
  const byTitle = await matching(statement`s.title = ${ref} and ${going}`)
  return byTitle.length > 0 ? byTitle : matching(statement`p.name_key = ${foldName(ref)}`)
}

const lockedSeat = z.object({
  bodyId: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})

/** The seat with its body's own term, kept as it is until the transaction ends: appointments to a body follow each other. */
export async function lockSeat(
  { sql, town }: Reader,
  seatId: string,
): Promise<z.output<typeof lockedSeat> | undefined> {
  const [found] = await sql.rows(
    lockedSeat,
    statement`select s.body_id as "bodyId", s.title, b.from_date::text as from, b.to_date::text as to
      from seat s join body b on b.town_id = s.town_id and b.id = s.body_id
      where s.town_id = ${town} and s.id = ${seatId} for update of b`,
  )
  return found
}
