import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { choice } from '../decision/model.ts'
import { covers } from '../membership/read.ts'
import { type Written, type WrittenKey, writtenSchema } from './model.ts'

const LISTED_MOST = 20

/** The last written resolutions of some bodies, by number. */
export async function lastWritten({ tx, town }: Reader, bodies: string[]): Promise<Written[]> {
  const found = []
  for (const bodyId of bodies.toSorted()) {
    const last = { where: { townId: town, bodyId }, orderBy: { no: 'desc' }, take: LISTED_MOST } as const
    found.push(...(await tx.written.findMany(last)).toReversed())
  }
  return found.map((row) => writtenSchema.parse(row))
}

/** Those of some bodies that have a number, or that are open where none is named. */
export async function writtenMeant(
  { tx, town }: Reader,
  { bodies, no }: { bodies: string[]; no: number | undefined },
): Promise<Written[]> {
  const rows = await tx.written.findMany({
    where: { townId: town, bodyId: { in: bodies }, ...(no === undefined ? { state: 'open' } : { no }) },
    orderBy: [{ bodyId: 'asc' }, { no: 'asc' }],
  })
  return rows.map((row) => writtenSchema.parse(row))
}

export async function findWritten(
  { tx, town }: Reader,
  { bodyId, no }: WrittenKey,
): Promise<Written | undefined> {
  const row = await tx.written.findUnique({ where: { townId_bodyId_no: { townId: town, bodyId, no } } })
  return row ? writtenSchema.parse(row) : undefined
}

const entitledRow = z.object({
  seat: z.string(),
  person: z.string(),
  name: z.string(),
  choice: choice.nullable(),
  opinion: z.string().nullable(),
})
export type Entitled = z.output<typeof entitledRow>

/** Everybody who holds a seat of the body on a day, with what they returned: of a former holder nothing counts. */
export const readEntitledTo = (
  { sql, town }: Reader,
  { bodyId, no }: WrittenKey,
  day: string,
): Promise<Entitled[]> =>
  sql.rows(
    entitledRow,
    statement`select s.id as seat, a.person_id as person, p.name, r.choice, r.opinion from seat s
      join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${day}::date`)}
      join person p on p.town_id = a.town_id and p.id = a.person_id
      left join written_return r on r.town_id = s.town_id and r.body_id = s.body_id and r.no = ${no} and r.seat_id = s.id
        and r.person_id = a.person_id
      where s.town_id = ${town} and s.body_id = ${bodyId} order by s.position, s.id`,
  )

const openRow = z.object({
  bodyId: z.string(),
  no: z.int(),
  title: z.string(),
  until: z.date(),
  choice: choice.nullable(),
})
export type OpenWritten = z.output<typeof openRow>

/** The written resolutions that are open to somebody on a day, with what they returned. */
export const writtenOpenTo = (
  { sql, town }: Reader,
  { personId, day, now }: { personId: string; day: string; now: Date },
): Promise<OpenWritten[]> =>
  sql.rows(
    openRow,
    statement`select w.body_id as "bodyId", w.no, w.title, w.until, r.choice from written w
      join appointment a on a.town_id = w.town_id and a.body_id = w.body_id and a.person_id = ${personId} and ${covers(statement`${day}::date`)}
      left join written_return r on r.town_id = w.town_id and r.body_id = w.body_id and r.no = w.no and r.seat_id = a.seat_id
        and r.person_id = a.person_id
      where w.town_id = ${town} and w.state = 'open' and w.until > ${now} order by w.body_id, w.no`,
  )

/** Those that wait for returns, the next to end first. */
export async function openWritten({ tx, town }: Reader): Promise<Written[]> {
  const rows = await tx.written.findMany({
    where: { townId: town, state: 'open' },
    orderBy: [{ until: 'asc' }, { bodyId: 'asc' }, { no: 'asc' }],
  })
  return rows.map((row) => writtenSchema.parse(row))
}
