// What changes rarely and every turn needs: the town with its charters, bodies, offices and meetings.
// Read in one go, kept in memory, and read again when the town's `version` has grown.
import { z } from 'zod'
import type { Tx } from '../act.ts'
import { isoDay } from '../calendar.ts'
import { type Charter, charterRules, inForce } from '../charter/charter.ts'

export const townSettings = z.object({
  /** Days before the answer deadline on which those who have not answered are reminded. */
  answerReminderDays: z.array(z.int().min(0)).default([7, 3, 1]),
  /** Days before a job is due on which its worker is reminded. */
  jobReminderDays: z.array(z.int().min(0)).default([2]),
  /** Pushes wait in these hours of the town's clock (C6). */
  quietFrom: z.int().min(0).max(23).default(21),
  quietTo: z.int().min(0).max(23).default(8),
  /** How long a freed slot is kept for the next person waiting. */
  offerHours: z.int().min(1).default(24),
  /** A telephone number that always reaches the secretariat. */
  phone: z.string().optional(),
})
export type TownSettings = z.output<typeof townSettings>

export type MeetingState = 'draft' | 'convened' | 'open' | 'closed' | 'cancelled'
export const meetingState = z.enum(['draft', 'convened', 'open', 'closed', 'cancelled'])

export type AgendaItem = { no: number; title: string; kind: string; notified: boolean }

export type Meeting = {
  id: string
  bodyId: string
  no: number
  title: string
  startsAt: Date
  endsAt: Date
  place: string
  answersCloseAt: Date | null
  state: MeetingState
  revision: number
  /** When the notice that is in force went out. */
  convenedAt: Date | null
  items: AgendaItem[]
}

export type Body = {
  id: string
  name: string
  charterId: string
  parentId: string | null
  chair: string | null
  vice: string | null
}

export type TownModel = {
  id: string
  name: string
  timezone: string
  version: number
  staffChannel: string | null
  settings: TownSettings
  charters: Charter[]
  bodies: Body[]
  meetings: Meeting[]
  skills: { id: string; name: string; course: string | null }[]
}

const bilingual = z.object({ ja: z.string(), en: z.string() })

/** Reads the model; undefined where there is no such town. Meetings over for more than a year are left out. */
export async function loadTown(tx: Tx, id: string, now: Date): Promise<TownModel | undefined> {
  const town = await tx.town.findUnique({ where: { id } })
  if (!town) return undefined
  const charters = await tx.charterVersion.findMany({ where: { townId: id }, orderBy: { from: 'asc' } })
  const bodies = await tx.body.findMany({ where: { townId: id }, orderBy: { id: 'asc' } })
  const offices = await tx.office.findMany({ where: { townId: id } })
  const skills = await tx.skill.findMany({ where: { townId: id }, orderBy: { id: 'asc' } })
  const today = new Date(isoDay(now, town.timezone))
  const { name, timezone, version, staffChannel } = town
  return {
    id,
    name,
    timezone,
    version,
    staffChannel,
    settings: townSettings.parse(town.settings),
    charters: charters.map((version) => ({
      id: version.id,
      version: version.version,
      name: bilingual.parse(version.name),
      effective: { from: dateOf(version.from), to: version.to && dateOf(version.to) },
      rules: charterRules.parse(version.rules),
    })),
    bodies: bodies.map((body) => {
      const held = offices.filter(({ bodyId }) => bodyId === body.id)
      const { charterId, parentId } = body
      const [chair, vice] = [holderOf(held, 'chair', today), holderOf(held, 'vice', today)]
      return { id: body.id, name: body.name, charterId, parentId, chair, vice }
    }),
    meetings: await loadMeetings(tx, id, now),
    skills: skills.map((skill) => ({ id: skill.id, name: skill.name, course: skill.course })),
  }
}

async function loadMeetings(tx: Tx, townId: string, now: Date): Promise<Meeting[]> {
  const yearAgo = new Date(now.getTime() - 366 * 86_400_000)
  const rows = await tx.meeting.findMany({
    where: { townId, startsAt: { gte: yearAgo } },
    include: { items: { orderBy: { no: 'asc' } } },
    orderBy: [{ startsAt: 'asc' }, { no: 'asc' }],
  })
  return rows.map(({ items, townId: _town, outlookTold: _told, ...row }) => ({
    ...row,
    state: meetingState.parse(row.state),
    items: items.map(({ no, title, kind, notified }) => ({ no, title, kind, notified })),
  }))
}

type OfficeRow = { office: string; personId: string; from: Date; to: Date | null }

const holderOf = (offices: OfficeRow[], office: string, today: Date): string | null =>
  offices.find((row) => row.office === office && row.from <= today && (row.to === null || today <= row.to))
    ?.personId ?? null

const dateOf = (day: Date): string => day.toISOString().slice(0, 10)

/** The charter version that judges a meeting: the one in force on its day. */
export function charterOf(town: TownModel, meeting: Pick<Meeting, 'bodyId' | 'startsAt'>): Charter {
  const body = town.bodies.find(({ id }) => id === meeting.bodyId)
  const versions = town.charters.filter(({ id }) => id === body?.charterId)
  const charter = inForce(versions, isoDay(meeting.startsAt, town.timezone)) ?? versions.at(-1)
  if (!charter) throw new Error(`Body ${meeting.bodyId} has no charter`)
  return charter
}

/** Whatever changes what is kept in memory grows the town's version, in the same transaction. */
export async function touchTown(tx: Tx, townId: string): Promise<void> {
  await tx.$executeRaw`update town set version = version + 1 where id = ${townId}`
}
