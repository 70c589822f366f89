// The rows of a town file, table by table, in the order in which one row speaks of another.
import { shippedCharter } from '../domain/charter/shipped.ts'
import { foldName } from '../domain/people/fold-name.ts'
import { mergeJob } from './job/merge.ts'
import { answerRows, itemRows, meetingRow, presenceRows, proxyRows, revisionOf } from './meeting/merge.ts'
import { holdersOf, writeBodies } from './membership/write.ts'
import * as records from './record-tables.ts'
import { meetingId, type Platform } from './stored.ts'
import * as tables from './tables.ts'
import { type Counted, type Importing, type Row, write } from './upsert.ts'

/** Writes the whole file and says, for each kind of entry, how many were inserted and how many changed. */
export async function writeTown(importing: Importing): Promise<Counted[]> {
  // Freshly filled tables have no statistics yet: left alone, the planner compares every row with every row.
  await importing.tx.$executeRaw`set local enable_nestloop = off`
  return [
    ...(await writeNames(importing)),
    ...(await writeBodies(importing)),
    ...(await writeMeetings(importing)),
    ...(await writeWork(importing)),
  ]
}

async function writeNames(importing: Importing): Promise<Counted[]> {
  const { town, organisations = [], skills = [], people = [] } = importing.file
  const { name, timezone, settings, line, slack } = town
  const row = {
    name,
    timezone,
    settings,
    line_destination: line?.destination,
    slack_team_id: slack?.teamId,
    staff_channel: slack?.staffChannel,
  }
  return [
    await write(importing, 'town', tables.town, [row]),
    await write(importing, 'charters', tables.charters, charterRows(importing)),
    await write(importing, 'organisations', tables.organisations, organisations),
    await write(importing, 'skills', tables.skills, skills),
    await write(
      importing,
      'people',
      tables.people,
      people.map((person) => ({ ...person, name_key: foldName(person.name) })),
    ),
    await writeAccounts(importing),
  ]
}

/** A charter that comes along is taken in when a body of the file names it for the first time. */
function charterRows({ file, stored }: Importing): Row[] {
  const own = file.charters ?? []
  const named = new Set((file.bodies ?? []).map(({ charter }) => charter))
  const shipped = [...named].filter(
    (id) => !stored.charters.has(id) && !own.some((charter) => charter.id === id),
  )
  return [...own, ...shipped.flatMap((id) => shippedCharter(id) ?? [])].map(({ effective, ...charter }) => ({
    ...charter,
    effective_from: effective.from,
    effective_to: effective.to,
  }))
}

const PLATFORMS: Platform[] = ['line', 'slack']

/** Another account of the same person replaces the former one: what was shown there means nothing here. */
async function writeAccounts(importing: Importing): Promise<Counted> {
  const { tx, file } = importing
  const rows = (file.people ?? []).flatMap((person) =>
    PLATFORMS.flatMap((platform) =>
      person[platform] ? { platform, user_id: person[platform], person_id: person.id } : [],
    ),
  )
  const updated = await tx.$executeRaw`delete from account a
    using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) g (platform text, user_id text, person_id text)
    where a.town_id = ${file.town.id} and a.platform = g.platform and a.person_id = g.person_id and a.user_id <> g.user_id`
  const [what, { inserted }] = await write(importing, 'accounts', tables.accounts, rows)
  return [what, { inserted: inserted - updated, updated }]
}

async function writeMeetings(importing: Importing): Promise<Counted[]> {
  const { file, stored, now } = importing
  const { meetings = [] } = file
  const ground = (meeting: (typeof meetings)[number]) => ({
    stored,
    holder: holdersOf(importing, meeting.startsAt),
  })
  const written = await write(
    importing,
    'meetings',
    records.meetings(now),
    meetings.map((meeting) => meetingRow(meeting, stored)),
  )
  await supersedeProxies(importing)
  return [
    written,
    await write(importing, 'items', records.items, meetings.flatMap(itemRows)),
    await write(
      importing,
      'answers',
      records.answers(now),
      meetings.flatMap((meeting) => answerRows(meeting, stored)),
    ),
    await write(
      importing,
      'proxies',
      records.proxies(now),
      meetings.flatMap((meeting) => proxyRows(meeting, ground(meeting)).ordered),
    ),
    await write(
      importing,
      'presence',
      records.presences,
      meetings.flatMap((meeting) => presenceRows(meeting, ground(meeting)).ordered),
    ),
  ]
}

/** Leave given for one date is no leave for another (N2). */
async function supersedeProxies({ tx, file, stored }: Importing): Promise<void> {
  const moved = (file.meetings ?? []).filter((meeting) => revisionOf(meeting, stored).moved).map(meetingId)
  await tx.$executeRaw`update proxy set state = 'superseded', code_digest = null
    where town_id = ${file.town.id} and meeting_id = any (${moved}) and state in ('named', 'approved', 'accepted')`
}

async function writeWork(importing: Importing): Promise<Counted[]> {
  const { file, stored, now } = importing
  const merged = (file.jobs ?? []).map((job) => mergeJob(job, stored))
  const workerRows = (file.workers ?? []).map(({ person, state, skills, claimLimit }) => ({
    person_id: person,
    state,
    skills,
    claim_limit: claimLimit,
  }))
  return [
    await write(importing, 'workers', records.workers, workerRows),
    await write(
      importing,
      'jobs',
      records.jobs,
      merged.map(({ row }) => row),
    ),
    await write(
      importing,
      'claims',
      records.claims(now),
      merged.flatMap(({ claims }) => claims),
    ),
    await write(
      importing,
      'waiting',
      records.waits(now),
      merged.flatMap(({ queue }) => queue),
    ),
  ]
}
