// A whole town as one JSON document, in the form of a town file: it can be imported again without a change.
// Everything stands in a fixed order, so that two exports of one state are the same text. Codes are not in it.
import type { Tx } from '../domain/act.ts'
import { auditHead } from '../domain/audit/seal.ts'
import { type Charter, charterRules } from '../domain/charter/charter.ts'
import { loadTown, type TownModel } from '../domain/town/model.ts'
import { exportJobs } from './job/export.ts'
import { exportMeetings } from './meeting/export.ts'
import { exportBodies } from './membership/export.ts'

/** Reads the town as it stands in the caller's snapshot; `now` says who holds a seat today. */
export async function exportTown(tx: Tx, townId: string, now: Date) {
  const model = await loadTown(tx, townId, now)
  if (!model) throw new Error(`There is no town ${townId}`)
  const { entries, head, unsealed } = await auditHead(tx, townId)
  return {
    town: await exportOwn(tx, townId),
    charters: exportCharters(model),
    organisations: await tx.organisation.findMany({
      ...ofTown(townId),
      select: { id: true, name: true, duty: true },
    }),
    skills: await tx.skill.findMany({ ...ofTown(townId), select: { id: true, name: true, course: true } }),
    people: await exportPeople(tx, townId),
    bodies: await exportBodies(tx, model, now),
    meetings: await exportMeetings(tx, model),
    workers: await exportWorkers(tx, townId),
    jobs: await exportJobs(tx, townId),
    audit: { entries: entries + unsealed, head },
  }
}

const ofTown = (townId: string) => ({ where: { townId }, orderBy: { id: 'asc' as const } })

async function exportOwn(tx: Tx, id: string) {
  const { name, timezone, lineDestination, slackTeamId, staffChannel, settings } =
    await tx.town.findUniqueOrThrow({
      where: { id },
    })
  return {
    id,
    name,
    timezone,
    line: { destination: lineDestination },
    slack: { teamId: slackTeamId, staffChannel },
    settings,
  }
}

const exportCharters = ({ charters }: TownModel): Charter[] =>
  charters
    .map(({ rules, ...charter }) => ({ ...charter, rules: charterRules.parse(rules) }))
    .toSorted((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))

async function exportPeople(tx: Tx, townId: string) {
  const people = await tx.person.findMany({ ...ofTown(townId), include: { accounts: true } })
  return people.map(({ id, name, kana, locale, roles, accounts }) => {
    const account = (platform: string) => accounts.find((row) => row.platform === platform)?.userId
    const [line, slack] = [account('line'), account('slack')]
    return { id, name, kana, locale, roles, ...(line && { line }), ...(slack && { slack }) }
  })
}

async function exportWorkers(tx: Tx, townId: string) {
  const workers = await tx.worker.findMany({ where: { townId }, orderBy: { personId: 'asc' } })
  return workers.map(({ personId, state, skills, claimLimit }) => ({
    person: personId,
    state,
    skills,
    claimLimit,
  }))
}
