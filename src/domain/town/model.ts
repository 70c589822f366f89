// What changes rarely and every turn needs: the town with its charters, bodies, offices and meetings.
import { z } from 'zod'
import { isoDay } from '../calendar.ts'
import { type Charter, inForce } from '../charter/charter.ts'
import type { Meeting } from '../meeting/model.ts'
import type { Body } from '../membership/model.ts'

export const townSettings = z.object({
  /** Days before the answer deadline on which those who have not answered are reminded. */
  answerReminderDays: z.array(z.int().min(0)).default([7, 3, 1]),
  /** Days before a job is due on which its worker is reminded. */
  jobReminderDays: z.array(z.int().min(0)).default([2]),
  /** Pushes wait in these hours of the town's clock (C6). */
  quietFrom: z.int().min(0).max(23).default(21),
  quietTo: z.int().min(0).max(23).default(8),
  /** When the town office can be reached on business days, by its clock (HH:MM). */
  officeFrom: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .default('08:30'),
  officeTo: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .default('17:15'),
  /** How long a freed slot is kept for the next person waiting. */
  offerHours: z.int().min(1).default(24),
  /** How long a sign of work is awaited at most, and how many waking hours an answer to the question after it (J6). */
  leaseDays: z.int().min(1).max(60).default(3),
  leaseGraceHours: z.int().min(1).max(240).default(24),
  /** LINE messages of the month that are kept for the council: no news of jobs uses them. */
  lineReserve: z.int().min(0).default(60),
  /** By which day work is paid (J3), and how many days from the delivery its inspection may take (J1, J8). */
  payMode: z.enum(['strict-60', 'two-months']).default('strict-60'),
  inspectionDays: z.int().min(1).max(60).default(10),
  /** How work is paid (J1). */
  payMethod: z.string().min(1).max(100).default('口座振込'),
  /** Whether members see who else comes; who answered what is otherwise staff's to know. */
  membersSeeAnswers: z.boolean().default(false),
  /** A telephone number that always reaches the secretariat. */
  phone: z.string().optional(),
})
export type TownSettings = z.output<typeof townSettings>

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

/** The day of the town an instant falls on. */
export const dayIn = ({ timezone }: Pick<TownModel, 'timezone'>, at: Date): string => isoDay(at, timezone)

export function bodyOf(town: Pick<TownModel, 'bodies'>, { bodyId }: Pick<Meeting, 'bodyId'>): Body {
  const body = town.bodies.find(({ id }) => id === bodyId)
  if (!body) throw new Error(`There is no body ${bodyId}`)
  return body
}

/** The charter version that judges a meeting: the one in force on its day. */
export function charterOf(town: TownModel, meeting: Pick<Meeting, 'bodyId' | 'startsAt'>): Charter {
  const { charterId } = bodyOf(town, meeting)
  const versions = town.charters.filter(({ id }) => id === charterId)
  const charter = inForce(versions, dayIn(town, meeting.startsAt)) ?? versions.at(-1)
  if (!charter) throw new Error(`Body ${meeting.bodyId} has no charter`)
  return charter
}
