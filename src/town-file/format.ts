// The town file: a whole town, or a part of one, as one JSON document. What the export writes is a town file too.
// A key that is left out leaves alone what is stored; null empties it.
import { z } from 'zod'
import { charterFile } from '../domain/charter/charter.ts'
import { feeAmountEntry } from './fees/format.ts'
import { jobEntry, skillEntry } from './job/format.ts'
import { meetingEntry } from './meeting/format.ts'
import { bodyEntry, organisationEntry } from './membership/format.ts'
import { orderEntry } from './order/format.ts'
import { statementEntry } from './pay/format.ts'
import { personEntry, workerEntry } from './people/format.ts'
import { pledgeEntry } from './pledge/format.ts'
import { pollEntry } from './poll/format.ts'
import { milestoneEntry } from './roadmap/format.ts'
import { clientEntry, leadEntry } from './sales/format.ts'
import { townEntry } from './town/format.ts'
import { courseEntry } from './training/format.ts'
import { derived } from './values.ts'
import { writtenEntry } from './written/format.ts'

export const townFile = z.strictObject({
  town: townEntry,
  charters: z.array(charterFile).optional(),
  organisations: z.array(organisationEntry).optional(),
  skills: z.array(skillEntry).optional(),
  people: z.array(personEntry).optional(),
  bodies: z.array(bodyEntry).optional(),
  meetings: z.array(meetingEntry).optional(),
  pledges: z.array(pledgeEntry).optional(),
  written: z.array(writtenEntry).optional(),
  polls: z.array(pollEntry).optional(),
  workers: z.array(workerEntry).optional(),
  clients: z.array(clientEntry).optional(),
  leads: z.array(leadEntry).optional(),
  orders: z.array(orderEntry).optional(),
  courses: z.array(courseEntry).optional(),
  jobs: z.array(jobEntry).optional(),
  statements: z.array(statementEntry).optional(),
  feeAmounts: z.array(feeAmountEntry).optional(),
  fees: derived,
  roadmap: z.array(milestoneEntry).optional(),
  audit: derived,
})

export type TownFile = z.output<typeof townFile>
