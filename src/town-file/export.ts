// A whole town as one JSON document, in the form of a town file: it can be imported again without a change.
// Everything stands in a fixed order, so that two exports of one state are the same text. Codes are not in it.
import type { Reader } from '../domain/act.ts'
import { auditHead } from '../domain/audit/seal.ts'
import { loadTown } from '../domain/town/read.ts'
import { exportFeeAmounts, exportFees } from './fees/export.ts'
import { exportJobs, exportSkills } from './job/export.ts'
import { exportMeetings } from './meeting/export.ts'
import { exportBodies, exportOrganisations } from './membership/export.ts'
import { exportOrders } from './order/export.ts'
import { exportStatements } from './pay/export.ts'
import { exportPeople, exportWorkers } from './people/export.ts'
import { exportPledges } from './pledge/export.ts'
import { exportPolls } from './poll/export.ts'
import { exportRoadmap } from './roadmap/export.ts'
import { exportClients, exportLeads } from './sales/export.ts'
import { exportCharters, exportTownEntry } from './town/export.ts'
import { exportCourses } from './training/export.ts'
import { exportWritten } from './written/export.ts'

/** Reads the town as it stands in the caller's snapshot; `now` says who holds a seat today. */
export async function exportTown(reader: Reader, now: Date) {
  const model = await loadTown(reader, now)
  if (!model) throw new Error(`There is no town ${reader.town}`)
  const { entries, head, unsealed } = await auditHead(reader)
  return {
    town: await exportTownEntry(reader),
    charters: exportCharters(model),
    organisations: await exportOrganisations(reader),
    skills: await exportSkills(reader),
    people: await exportPeople(reader),
    bodies: await exportBodies(reader, model, now),
    meetings: await exportMeetings(reader, model),
    pledges: await exportPledges(reader),
    written: await exportWritten(reader),
    polls: await exportPolls(reader),
    workers: await exportWorkers(reader),
    clients: await exportClients(reader),
    leads: await exportLeads(reader),
    orders: await exportOrders(reader),
    courses: await exportCourses(reader),
    jobs: await exportJobs(reader),
    statements: await exportStatements(reader),
    feeAmounts: await exportFeeAmounts(reader),
    fees: await exportFees(reader, model),
    roadmap: await exportRoadmap(reader),
    audit: { entries: entries + unsealed, head },
  }
}
