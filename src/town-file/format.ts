// The town file: a whole town, or a part of one, as one JSON document. What the export writes is a town file too.
// A key that is left out leaves alone what is stored; null empties it.
import { z } from 'zod'
import { charterFile } from '../domain/charter/charter.ts'
import { townSettings } from '../domain/town/model.ts'
import { jobEntry, meetingEntry, workerEntry } from './records.ts'
import { account, count, day, derived, id, name, text, timezone } from './values.ts'

const roles = ['member', 'staff', 'director', 'worker', 'mayor', 'supporter', 'observer'] as const

/** Kept as written, without the defaults: a default may change later, what the town chose may not. */
const settings = z.record(z.string(), z.unknown()).check((ctx) => {
  const { error } = z.strictObject(townSettings.shape).safeParse(ctx.value)
  for (const issue of error?.issues ?? []) ctx.issues.push({ ...issue, input: undefined })
})

const townEntry = z.strictObject({
  id,
  name: name.optional(),
  timezone: timezone.optional(),
  line: z.strictObject({ destination: account.nullish() }).nullish(),
  slack: z.strictObject({ teamId: account.nullish(), staffChannel: account.nullish() }).nullish(),
  settings: settings.optional(),
})

const personEntry = z.strictObject({
  id,
  name,
  kana: name.nullish(),
  locale: z.enum(['ja', 'en']).optional(),
  roles: z.array(z.enum(roles)).optional(),
  line: account.nullish(),
  slack: account.nullish(),
})

const term = { from: day, to: day.nullish() }
const office = z.enum(['chair', 'vice'])

/** `holder`, `from` and `to` are the short form of one appointment; where `appointments` stands, it alone is read. */
const seatEntry = z.strictObject({
  id,
  category: name,
  title: name,
  position: count.optional(),
  organisation: id.nullish(),
  feeEligible: z.boolean().optional(),
  holder: id.nullish(),
  from: day.nullish(),
  to: day.nullish(),
  office: office.nullish(),
  appointments: z.array(z.strictObject({ person: id, ...term })).optional(),
})

const bodyEntry = z.strictObject({
  id,
  name,
  charter: id,
  parent: id.nullish(),
  ...term,
  seats: z.array(seatEntry).optional(),
  offices: z.array(z.strictObject({ office, person: id, ...term })).optional(),
})

export const townFile = z.strictObject({
  town: townEntry,
  charters: z.array(charterFile).optional(),
  organisations: z.array(z.strictObject({ id, name, duty: text.nullish() })).optional(),
  skills: z.array(z.strictObject({ id, name, course: name.nullish() })).optional(),
  people: z.array(personEntry).optional(),
  bodies: z.array(bodyEntry).optional(),
  meetings: z.array(meetingEntry).optional(),
  workers: z.array(workerEntry).optional(),
  jobs: z.array(jobEntry).optional(),
  audit: derived,
})

export type TownFile = z.output<typeof townFile>
export type FileBody = z.output<typeof bodyEntry>
export type FileSeat = z.output<typeof seatEntry>
