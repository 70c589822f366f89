// The town's model, read in one go, kept in memory, and read again when the town's `version` has grown.
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { charterRules } from '../charter/charter.ts'
import { readMeetings } from '../meeting/read.ts'
import { type Body, OFFICES } from '../membership/model.ts'
import { type TownModel, townSettings } from './model.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })
const office = z.enum(OFFICES)
const dayOf = (day: Date): string => day.toISOString().slice(0, 10)

/** Reads the model; undefined where there is no such town. */
export async function loadTown(
  reader: Pick<Reader, 'tx' | 'town'>,
  now: Date,
): Promise<TownModel | undefined> {
  const { tx, town: id } = reader
  const town = await tx.town.findUnique({ where: { id } })
  if (!town) return undefined
  const charters = await tx.charterVersion.findMany({ where: { townId: id }, orderBy: { from: 'asc' } })
  const skills = await tx.skill.findMany({ where: { townId: id }, orderBy: { id: 'asc' } })
  return {
    id,
    name: town.name,
    timezone: town.timezone,
    version: town.version,
    staffChannel: town.staffChannel,
    settings: townSettings.parse(town.settings),
    charters: charters.map(({ version, name, from, to, rules, id: charter }) => ({
      id: charter,
      version,
      name: bilingual.parse(name),
      effective: { from: dayOf(from), to: to && dayOf(to) },
      rules: charterRules.parse(rules),
    })),
    bodies: await readBodies(reader),
    meetings: await readMeetings(reader, now),
    skills: skills.map(({ id: skill, name, course }) => ({ id: skill, name, course })),
  }
}

async function readBodies({ tx, town }: Pick<Reader, 'tx' | 'town'>): Promise<Body[]> {
  const bodies = await tx.body.findMany({ where: { townId: town }, orderBy: { id: 'asc' } })
  const offices = Map.groupBy(
    await tx.office.findMany({ where: { townId: town }, orderBy: { from: 'asc' } }),
    ({ bodyId }) => bodyId,
  )
  return bodies.map(({ id, name, charterId, parentId, from, to }) => ({
    id,
    name,
    charterId,
    parentId,
    from: dayOf(from),
    to: to && dayOf(to),
    offices: (offices.get(id) ?? []).map((row) => ({
      office: office.parse(row.office),
      personId: row.personId,
      from: dayOf(row.from),
      to: row.to && dayOf(row.to),
    })),
  }))
}

/** The model as it stands in this transaction: for operations that judge by charter, offices or seats. */
export async function freshTown(act: Pick<Act, 'tx' | 'town' | 'now'>): Promise<TownModel> {
  const town = await loadTown(act, act.now)
  if (!town) throw new Error(`There is no town ${act.town}`)
  return town
}

const lineUsage = z.object({ used: z.int(), quota: z.int().nullable(), readAt: z.date() })
/** LINE messages of this month, as LINE counted them when it was asked; `quota` is null where the plan has no limit. */
export type LineUsage = z.output<typeof lineUsage>

/** What LINE said last of the month's messages; undefined where it has not been asked yet, or not since the month began. */
export async function readLineUsage({
  sql,
  town,
  now,
}: Pick<Act, 'sql' | 'town' | 'now'>): Promise<LineUsage | undefined> {
  const [found] = await sql.rows(
    lineUsage,
    statement`select u.used, u.quota, u.read_at as "readAt" from line_usage u join town t on t.id = u.town_id
      where u.town_id = ${town} and u.read_at >= date_trunc('month', ${now}::timestamptz, t.timezone)`,
  )
  return found
}
