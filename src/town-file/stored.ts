// What stands in the database already, as far as a town file touches it: read once, under locks, before anything is written.
import type { Tx } from '../domain/act.ts'
import type { TownFile } from './format.ts'

export type Platform = 'line' | 'slack'
export type Stored = Awaited<ReturnType<typeof readStored>>

export const meetingId = ({ body, no }: { body: string; no: number }): string => `${body}-${no}`

/** Takes the row out of the pool that fits the first of the tests which any row fits: no row stands for two entries. */
export function takeMatch<Row>(pool: Row[], ...tests: ((row: Row) => boolean)[]): Row | undefined {
  const index = tests.map((test) => pool.findIndex(test)).find((found) => found >= 0)
  return index === undefined ? undefined : pool.splice(index, 1)[0]
}

export const officeKey = (body: string, office: string): string => `${body}/${office}`

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Reads what is stored; nobody else changes it before the transaction ends. */
export async function readStored(tx: Tx, file: TownFile) {
  const townId = file.town.id
  const meetings = (file.meetings ?? []).map(meetingId)
  const jobs = (file.jobs ?? []).map(({ no }) => no)
  await lock(tx, townId, { meetings, jobs })
  return {
    ...(await readTowns(tx, file)),
    ...(await readNames(tx, townId)),
    ...(await readTerms(tx, townId)),
    ...(await readMeetings(tx, townId, meetings)),
    ...(await readJobs(tx, townId, jobs)),
    accounts: await readAccounts(tx, file),
  }
}

/** Two imports of one town follow each other. Rows are locked in the order in which commands lock them: the town last. */
async function lock(
  tx: Tx,
  townId: string,
  { meetings, jobs }: { meetings: string[]; jobs: number[] },
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${townId}`}, 0))`
  await tx.$executeRaw`select 1 from body where town_id = ${townId} order by id for no key update`
  await tx.$executeRaw`select 1 from meeting where town_id = ${townId} and id = any (${meetings}) order by id for no key update`
  await tx.$executeRaw`select 1 from worker where town_id = ${townId} order by person_id for no key update`
  await tx.$executeRaw`select 1 from job where town_id = ${townId} and no = any (${jobs}) order by no for no key update`
  await tx.$executeRaw`select 1 from town where id = ${townId} for no key update`
}

async function readTowns(tx: Tx, { town }: TownFile) {
  const [destination, team] = [town.line?.destination, town.slack?.teamId]
  const own = await tx.town.findUnique({ where: { id: town.id }, select: { name: true, timezone: true } })
  const lineTown = destination
    ? await tx.town.findUnique({ where: { lineDestination: destination }, select: { id: true } })
    : null
  const slackTown = team
    ? await tx.town.findUnique({ where: { slackTeamId: team }, select: { id: true } })
    : null
  return { town: own, lineTown: lineTown?.id ?? null, slackTown: slackTown?.id ?? null }
}

async function readNames(tx: Tx, townId: string) {
  const of = { where: { townId }, select: { id: true } }
  const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id))
  const bodies = await tx.body.findMany({ where: { townId }, select: { id: true, parentId: true } })
  const seats = await tx.seat.findMany({ where: { townId }, select: { id: true, bodyId: true } })
  return {
    people: ids(await tx.person.findMany(of)),
    skills: ids(await tx.skill.findMany(of)),
    organisations: ids(await tx.organisation.findMany(of)),
    charters: ids(await tx.charterVersion.findMany(of)),
    workers: new Set(
      (await tx.worker.findMany({ where: { townId }, select: { personId: true } })).map(
        ({ personId }) => personId,
      ),
    ),
    parents: new Map(bodies.map(({ id, parentId }) => [id, parentId])),
    seats: new Map(seats.map(({ id, bodyId }) => [id, bodyId])),
  }
}

async function readTerms(tx: Tx, townId: string) {
  const appointments = await tx.appointment.findMany({ where: { townId }, orderBy: { from: 'asc' } })
  const offices = await tx.office.findMany({ where: { townId }, orderBy: { from: 'asc' } })
  const days = ({ from, to }: { from: Date; to: Date | null }) => ({ from: dayOf(from), to: to && dayOf(to) })
  const terms = appointments.map((row) => ({
    id: row.id,
    seat: row.seatId,
    body: row.bodyId,
    person: row.personId,
    ...days(row),
  }))
  const held = offices.map((row) => ({
    key: officeKey(row.bodyId, row.office),
    person: row.personId,
    ...days(row),
  }))
  return {
    appointments: Map.groupBy(terms, ({ seat }) => seat),
    offices: Map.groupBy(held, ({ key }) => key),
  }
}

async function readMeetings(tx: Tx, townId: string, ids: string[]) {
  const where = { townId, meetingId: { in: ids } }
  const select = { id: true, startsAt: true, endsAt: true, place: true, revision: true }
  return {
    meetings: new Map(
      (await tx.meeting.findMany({ where: { townId, id: { in: ids } }, select })).map((row) => [row.id, row]),
    ),
    proxies: Map.groupBy(await tx.proxy.findMany({ where, orderBy: { id: 'asc' } }), (row) => row.meetingId),
    presences: Map.groupBy(
      await tx.presence.findMany({ where, orderBy: { id: 'asc' } }),
      (row) => row.meetingId,
    ),
  }
}

async function readJobs(tx: Tx, townId: string, nos: number[]) {
  const where = { townId, jobNo: { in: nos } }
  const claims = await tx.claim.findMany({ where, orderBy: { id: 'asc' } })
  const waits = await tx.waiting.findMany({
    where: { ...where, state: { in: ['waiting', 'offered'] } },
    orderBy: { id: 'asc' },
  })
  return {
    claims: Map.groupBy(claims, ({ jobNo }) => jobNo),
    waits: Map.groupBy(waits, ({ jobNo }) => jobNo),
  }
}

/** The accounts of the file, whoever has them, in any town. */
async function readAccounts(tx: Tx, { people = [] }: TownFile) {
  const used = (platform: Platform) => people.flatMap((person) => person[platform] ?? [])
  return tx.$queryRaw<{ town: string; platform: Platform; user: string; person: string }[]>`
    select town_id as town, platform, user_id as user, person_id as person from account
    where (platform = 'line' and user_id = any (${used('line')})) or (platform = 'slack' and user_id = any (${used('slack')}))`
}
