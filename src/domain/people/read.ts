import { z } from 'zod'
import { among, type ForMany, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { IN_HAND } from '../claim/model.ts'
import { foldName } from './fold-name.ts'
import type { Actor } from './may.ts'
import { type ChatAccount, SYSTEM, type Worker, workerState } from './model.ts'

/** `about` tells people of one name apart: the seat or the organisation somebody speaks for. */
export type Found = { id: string; name: string; locale: string; about: string | null }

const FOUND = {
  id: true,
  name: true,
  locale: true,
  appointments: {
    select: { seat: { select: { title: true, organisation: { select: { name: true } } } } },
    orderBy: { from: 'desc' },
    take: 1,
  },
} as const

type FoundRow = {
  id: string
  name: string
  locale: string
  appointments: { seat: { title: string; organisation: { name: string } | null } }[]
}

const found = ({ appointments: [held], ...person }: FoundRow): Found => ({
  ...person,
  about: held ? (held.seat.organisation?.name ?? held.seat.title) : null,
})
const FOUND_MOST = 10

/** How somebody can be named: by id, by a chat account, or by their name or its beginning. */
export type PersonRef = { id: string } | { account: ChatAccount } | { name: string }

/** The people a reference fits. Names are compared folded (P8); the whole name goes before its beginning. */
export async function findPeople({ tx, town }: Reader, ref: PersonRef): Promise<Found[]> {
  const where = { townId: town }
  if ('id' in ref)
    return (await tx.person.findMany({ where: { ...where, id: ref.id }, select: FOUND })).map(found)
  if ('account' in ref) {
    const accounts = { some: ref.account }
    return (await tx.person.findMany({ where: { ...where, accounts }, select: FOUND })).map(found)
  }
  const nameKey = foldName(ref.name)
  if (nameKey === '') return []
  const whole = await tx.person.findMany({
    where: { ...where, nameKey },
    select: FOUND,
    take: FOUND_MOST,
    orderBy: { id: 'asc' },
  })
  if (whole.length > 0) return whole.map(found)
  const begins = await tx.person.findMany({
    where: { ...where, nameKey: { startsWith: nameKey } },
    select: FOUND,
    take: FOUND_MOST,
    orderBy: { id: 'asc' },
  })
  return begins.map(found)
}

/** Whether the register knows somebody by exactly this name. */
export const isKnown = async ({ tx, town }: Reader, name: string): Promise<boolean> =>
  (await tx.person.count({ where: { townId: town, nameKey: foldName(name) } })) > 0

/** The name of somebody in the register; undefined where nobody has the id. */
export async function nameOfPerson({ tx, town }: Reader, id: string): Promise<string | undefined> {
  const found = await tx.person.findUnique({
    where: { townId_id: { townId: town, id } },
    select: { name: true },
  })
  return found?.name
}

/** The names of some people of the register, by id. */
export async function namesById({ sql, town }: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.each(names, { town, ids: [...new Set(ids)] })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const namedRow = z.object({ id: z.string(), name: z.string() })
const names: ForMany<typeof namedRow> = {
  row: namedRow,
  columns: 'town text, ids text[]',
  statement: (given) => statement`select g.n, p.id, p.name from ${given}
    join person p on p.town_id = g.town and p.id = any (g.ids)`,
}

/** Everybody with a role in the register. */
export async function peopleAs({ tx, town }: Reader, role: string): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: { townId: town, roles: { has: role } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}

/** Whether notices reach somebody in LINE or Slack. */
export const isReachable = async ({ tx, town }: Reader, personId: string): Promise<boolean> =>
  (await tx.account.count({ where: { townId: town, personId, reachable: true } })) > 0

/** The names of those whom no notice reaches. */
export async function unreachableNames({ tx, town }: Reader, people: string[]): Promise<string[]> {
  const missed = await tx.person.findMany({
    where: { townId: town, id: { in: people }, accounts: { none: { reachable: true } } },
    select: { name: true },
    orderBy: { id: 'asc' },
  })
  return missed.map(({ name }) => name)
}

/** Who acts, with the roles they have at this moment. */
export async function readActor({ tx, town, by }: Act): Promise<Actor> {
  if (by === SYSTEM) return { personId: by, roles: [] }
  const found = await tx.person.findUnique({
    where: { townId_id: { townId: town, id: by } },
    select: { roles: true },
  })
  return { personId: by, roles: found?.roles ?? [] }
}

/** Somebody's entry as a worker, as it stands; undefined where they have none. */
export async function findWorker({ tx, town }: Reader, personId: string): Promise<Worker | undefined> {
  const found = await tx.worker.findUnique({
    where: { townId_personId: { townId: town, personId } },
    select: { personId: true, state: true, skills: true, claimLimit: true },
  })
  return found ? { ...found, state: workerState.parse(found.state) } : undefined
}

const tiesRow = z.object({
  /** Seats and offices they hold, now or to come, by what they are called. */
  seats: z.array(z.string()),
  offices: z.array(z.string()),
  /** The numbers of the jobs they have in hand. */
  jobs: z.array(z.int()),
  answers: z.int(),
  claims: z.int(),
  expenses: z.int(),
})
/** What ties somebody to the town: what has to end before they can be deleted, and what stays on record. */
export type Ties = z.output<typeof tiesRow>

export async function tiesOf({ sql, town, now }: Act, personId: string): Promise<Ties> {
  const lasts = statement`(x.to_date is null or x.to_date >= ${now}::timestamptz::date)`
  const [found] = await sql.rows(
    tiesRow,
    statement`select
      array(select b.name || ' ' || s.title from appointment x join seat s on s.town_id = x.town_id and s.id = x.seat_id
        join body b on b.town_id = x.town_id and b.id = x.body_id
        where x.town_id = ${town} and x.person_id = ${personId} and ${lasts} order by 1) as seats,
      array(select b.name || '/' || x.office from office x join body b on b.town_id = x.town_id and b.id = x.body_id
        where x.town_id = ${town} and x.person_id = ${personId} and ${lasts} order by 1) as offices,
      array(select c.job_no from claim c where c.town_id = ${town} and c.person_id = ${personId}
        and c.state in ${among(IN_HAND)} order by 1) as jobs,
      (select count(*)::int from answer where town_id = ${town} and person_id = ${personId}) as answers,
      (select count(*)::int from claim where town_id = ${town} and person_id = ${personId}) as claims,
      (select count(*)::int from expense where town_id = ${town} and person_id = ${personId}) as expenses`,
  )
  return tiesRow.parse(found)
}
