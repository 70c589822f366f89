// What stands in the database already, as far as a town file touches it: read once, under locks, before anything is written.
import { z } from 'zod'
import { statement } from '../db/sql.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Reader } from '../domain/act.ts'
import { applicationState } from '../domain/application/model.ts'
import { claimState } from '../domain/claim/model.ts'
import { foldName } from '../domain/people/fold-name.ts'
import type { Platform } from '../domain/people/model.ts'
import { proxyState } from '../domain/proxy/model.ts'
import { supporterState } from '../domain/supporter/model.ts'
import { IN_LINE, waitingState } from '../domain/waiting/model.ts'
import type { TownFile } from './format.ts'
import { days } from './values.ts'

export type Stored = Awaited<ReturnType<typeof readStored>>

export const meetingId = ({ body, no }: { body: string; no: number }): string => `${body}-${no}`

/** Takes the row out of the pool that fits the first of the tests which any row fits: no row stands for two entries. */
export function takeMatch<Row>(pool: Row[], ...tests: ((row: Row) => boolean)[]): Row | undefined {
  const index = tests.map((test) => pool.findIndex(test)).find((found) => found >= 0)
  return index === undefined ? undefined : pool.splice(index, 1)[0]
}

export const officeKey = (body: string, office: string): string => `${body}/${office}`

/** Reads what is stored; nobody else changes it before the transaction ends. */
export async function readStored({ tx, sql }: Transaction, file: TownFile) {
  const reader = { tx, sql, town: file.town.id }
  const settled = (file.polls ?? []).flatMap(({ body, meeting }) => (meeting ? [{ body, no: meeting }] : []))
  const meetings = [...new Set([...(file.meetings ?? []), ...settled].map(meetingId))]
  const jobs = (file.jobs ?? []).map(({ no }) => no)
  await lock(reader, { meetings, jobs })
  return {
    ...(await readTowns(reader, file)),
    ...(await readNames(reader)),
    ...(await readTerms(reader)),
    ...(await readMeetings(reader, meetings)),
    ...(await readJobs(reader, jobs)),
    ...(await readSupporters(reader)),
    ...(await readEnrolments(reader, file)),
    ...(await readRoadmap(reader)),
    ...(await readSales(reader)),
    accounts: await readAccounts(reader, file),
  }
}

/** Two imports of one town follow each other. Rows are locked in the order in which commands lock them: the town last. */
async function lock(
  { sql, town }: Reader,
  { meetings, jobs }: { meetings: string[]; jobs: number[] },
): Promise<void> {
  const locks = [
    statement`select pg_advisory_xact_lock(hashtextextended(${`import ${town}`}, 0))`,
    statement`select 1 from body where town_id = ${town} order by id for no key update`,
    statement`select 1 from meeting where town_id = ${town} and id = any (${meetings}) order by id for no key update`,
    statement`select 1 from worker where town_id = ${town} order by person_id for no key update`,
    statement`select 1 from course where town_id = ${town} order by no for no key update`,
    statement`select 1 from job where town_id = ${town} and no = any (${jobs}) order by no for no key update`,
    statement`select 1 from town where id = ${town} for no key update`,
  ]
  for (const one of locks) await sql.count(one)
}

async function readTowns({ tx, town: id }: Reader, { town: { line, slack } }: TownFile) {
  const [destination, team] = [line?.destination, slack?.teamId]
  const town = await tx.town.findUnique({ where: { id }, select: { name: true, timezone: true } })
  const lineTown = destination
    ? await tx.town.findUnique({ where: { lineDestination: destination }, select: { id: true } })
    : null
  const slackTown = team
    ? await tx.town.findUnique({ where: { slackTeamId: team }, select: { id: true } })
    : null
  return { town, lineTown: lineTown?.id ?? null, slackTown: slackTown?.id ?? null }
}

async function readNames({ tx, town: townId }: Reader) {
  const where = { townId }
  const of = { where, select: { id: true } }
  const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id))
  const bodies = await tx.body.findMany({ where, select: { id: true, parentId: true } })
  const seats = await tx.seat.findMany({ where, select: { id: true, bodyId: true } })
  const workers = await tx.worker.findMany({ where, select: { personId: true } })
  return {
    people: ids(await tx.person.findMany(of)),
    skills: ids(await tx.skill.findMany(of)),
    organisations: ids(await tx.organisation.findMany(of)),
    charters: ids(await tx.charterVersion.findMany(of)),
    workers: new Set(workers.map(({ personId }) => personId)),
    parents: new Map(bodies.map(({ id, parentId }) => [id, parentId])),
    seats: new Map(seats.map(({ id, bodyId }) => [id, bodyId])),
  }
}

async function readTerms({ tx, town: townId }: Reader) {
  const all = { where: { townId }, orderBy: { from: 'asc' as const } }
  const appointments = (await tx.appointment.findMany(all)).map((row) => ({
    id: row.id,
    seat: row.seatId,
    body: row.bodyId,
    person: row.personId,
    ...days(row),
  }))
  const offices = (await tx.office.findMany(all)).map((row) => ({
    key: officeKey(row.bodyId, row.office),
    person: row.personId,
    ...days(row),
  }))
  return {
    appointments: Map.groupBy(appointments, ({ seat }) => seat),
    offices: Map.groupBy(offices, ({ key }) => key),
  }
}

async function readMeetings({ tx, town: townId }: Reader, ids: string[]) {
  const select = { id: true, startsAt: true, endsAt: true, place: true, revision: true }
  const meetings = await tx.meeting.findMany({ where: { townId, id: { in: ids } }, select })
  const all = { where: { townId, meetingId: { in: ids } }, orderBy: { id: 'asc' as const } }
  const proxies = (await tx.proxy.findMany(all)).map((row) => ({
    ...row,
    state: proxyState.parse(row.state),
  }))
  return {
    meetings: new Map(meetings.map((row) => [row.id, row])),
    proxies: Map.groupBy(proxies, (row) => row.meetingId),
    presidings: Map.groupBy(await tx.presiding.findMany(all), (row) => row.meetingId),
    minutes: Map.groupBy(
      await tx.minutes.findMany({
        where: { townId, meetingId: { in: ids } },
        select: { meetingId: true, version: true, state: true, sha256: true },
      }),
      (row) => row.meetingId,
    ),
    actions: Map.groupBy(await tx.actionItem.findMany(all), (row) => row.meetingId),
    observers: Map.groupBy(
      await tx.observer.findMany({ ...all, include: { attendances: { orderBy: { id: 'asc' } } } }),
      (row) => row.meetingId,
    ),
    papers: Map.groupBy(
      await tx.paper.findMany({
        where: { townId, meetingId: { in: ids } },
        include: { openings: { orderBy: { id: 'asc' } } },
      }),
      (row) => row.meetingId,
    ),
    presences: Map.groupBy(await tx.presence.findMany(all), (row) => row.meetingId),
  }
}

async function readJobs({ tx, town: townId }: Reader, nos: number[]) {
  const [where, orderBy] = [{ townId, jobNo: { in: nos } }, { id: 'asc' as const }]
  const claims = (await tx.claim.findMany({ where, orderBy, include: { files: true } })).map((row) => ({
    ...row,
    state: claimState.parse(row.state),
  }))
  const terms = await tx.terms.findMany({
    where: { townId, claim: { jobNo: { in: nos } } },
    select: { claimId: true, version: true, sha256: true, state: true },
  })
  const waits = (
    await tx.waiting.findMany({ where: { ...where, state: { in: [...IN_LINE] } }, orderBy })
  ).map((row) => ({ ...row, state: waitingState.parse(row.state) }))
  const questions = await tx.question.findMany({ where, orderBy })
  const applications = (await tx.application.findMany({ where, orderBy })).map((row) => ({
    ...row,
    state: applicationState.parse(row.state),
  }))
  return {
    questions: Map.groupBy(questions, ({ jobNo }) => jobNo),
    applications: Map.groupBy(applications, ({ jobNo }) => jobNo),
    claims: Map.groupBy(claims, ({ jobNo }) => jobNo),
    waits: Map.groupBy(waits, ({ jobNo }) => jobNo),
    terms: Map.groupBy(terms, ({ claimId }) => claimId),
  }
}

async function readSupporters({ tx, town: townId }: Reader) {
  const rows = (await tx.supporter.findMany({ where: { townId }, orderBy: { id: 'asc' } })).map((row) => ({
    ...row,
    state: supporterState.parse(row.state),
  }))
  return { supporters: Map.groupBy(rows, ({ workerId }) => workerId) }
}

async function readEnrolments({ tx, town: townId }: Reader, { courses = [] }: TownFile) {
  const rows = await tx.enrolment.findMany({
    where: { townId, courseNo: { in: courses.map(({ no }) => no) } },
    select: { id: true, courseNo: true, personId: true, state: true, at: true },
    orderBy: { id: 'asc' },
  })
  return { enrolments: Map.groupBy(rows, ({ courseNo }) => courseNo) }
}

/** What each step of the plan waits for. */
async function readRoadmap({ tx, town: townId }: Reader) {
  const steps = await tx.milestone.findMany({ where: { townId }, select: { no: true, after: true } })
  return { roadmap: new Map(steps.map(({ no, after }) => [no, after])) }
}

/** Clients by number with their folded names, organisations with theirs, and which leads and orders there are. */
async function readSales({ tx, town: townId }: Reader) {
  const of = { where: { townId }, select: { no: true } }
  const clients = await tx.client.findMany({ where: { townId }, select: { no: true, nameKey: true } })
  const organisations = await tx.organisation.findMany({
    where: { townId },
    select: { id: true, name: true },
  })
  return {
    clients: new Map(clients.map(({ no, nameKey }) => [no, nameKey])),
    organisationKeys: new Map(organisations.map(({ id, name }) => [id, foldName(name)])),
    leads: new Set((await tx.lead.findMany(of)).map(({ no }) => no)),
    orders: new Set((await tx.order.findMany(of)).map(({ no }) => no)),
  }
}

const accountRow = z.object({
  town: z.string(),
  platform: z.enum(['line', 'slack'] as const satisfies readonly Platform[]),
  user: z.string(),
  person: z.string(),
})

/** The accounts of the file, whoever has them, in any town. */
function readAccounts({ sql }: Reader, { people = [] }: TownFile) {
  const used = (platform: Platform) => people.flatMap((person) => person[platform] ?? [])
  return sql.rows(
    accountRow,
    statement`select town_id as town, platform, user_id as user, person_id as person from account
      where (platform = 'line' and user_id = any (${used('line')})) or (platform = 'slack' and user_id = any (${used('slack')}))`,
  )
}
