// The rows of a town file, table by table.
import { statement } from '../db/sql.ts'
import { writeApplications } from './application/write.ts'
import { writeAnswers } from './attendance/write.ts'
import { writeClaims, writeTakenOver } from './claim/write.ts'
import { writeElectors, writeMotions, writeVotes } from './decision/write.ts'
import { writeDeliveryFiles } from './delivery/write.ts'
import { writeCandidates, writeElections, writeElectionVoters, writeRounds } from './election/write.ts'
import { writeExpenses, writeFeeAmounts } from './fees/write.ts'
import { writeInspections } from './inspection/write.ts'
import { writeJobs, writeSkills } from './job/write.ts'
import { writeItems, writeMeetings } from './meeting/write.ts'
import {
  writeAppointments,
  writeBodies,
  writeOffices,
  writeOrganisations,
  writeSeats,
} from './membership/write.ts'
import { writeActions, writeMinutes } from './minutes/write.ts'
import { writeObserverAttendances, writeObservers } from './observer/write.ts'
import { writeOrders } from './order/write.ts'
import { writeOpenings, writePapers } from './papers/write.ts'
import { writeStatements } from './pay/write.ts'
import { writeAccounts, writePeople, writeWorkers } from './people/write.ts'
import { writePledges } from './pledge/write.ts'
import { writePollAnswers, writePollDates, writePolls } from './poll/write.ts'
import { writeProxies } from './proxy/write.ts'
import { writeQuestions } from './question/write.ts'
import { writeRoadmap } from './roadmap/write.ts'
import { writeClients, writeLeadSteps, writeLeads } from './sales/write.ts'
import { writePresence, writePresiding, writeRecusals } from './session/write.ts'
import { writeSupporters } from './supporter/write.ts'
import { writeTerms } from './terms/write.ts'
import { writeCharters, writeTown } from './town/write.ts'
import { writeCourseDates, writeCourses, writeEnrolments } from './training/write.ts'
import type { Counted, Importing } from './upsert.ts'
import { writeQueues } from './waiting/write.ts'
import { writeReturns, writeWritten } from './written/write.ts'

/** The order in which one row speaks of another. */
const TABLES: ((importing: Importing) => Promise<Counted>)[] = [
  writeTown,
  writeCharters,
  writeOrganisations,
  writeSkills,
  writePeople,
  writeAccounts,
  writeBodies,
  writeSeats,
  writeAppointments,
  writeOffices,
  writeClients,
  writeLeads,
  writeLeadSteps,
  writeOrders,
  writeMeetings,
  writeItems,
  writeAnswers,
  writeProxies,
  writeObservers,
  writeObserverAttendances,
  writePapers,
  writeOpenings,
  writePledges,
  writePresence,
  writePresiding,
  writeRecusals,
  writeMotions,
  writeVotes,
  writeElectors,
  writeElections,
  writeCandidates,
  writeRounds,
  writeElectionVoters,
  writeMinutes,
  writeActions,
  writeWritten,
  writeReturns,
  writePolls,
  writePollDates,
  writePollAnswers,
  writeWorkers,
  writeSupporters,
  writeCourses,
  writeCourseDates,
  writeEnrolments,
  writeJobs,
  writeClaims,
  writeTerms,
  writeDeliveryFiles,
  writeInspections,
  writeQuestions,
  writeTakenOver,
  writeApplications,
  writeQueues,
  writeStatements,
  writeFeeAmounts,
  writeExpenses,
  writeRoadmap,
]

/** Writes the whole file and says, for each kind of entry, how many were inserted and how many changed. */
export async function writeFile(importing: Importing): Promise<Counted[]> {
  // Freshly filled tables have no statistics yet: left alone, the planner compares every row with every row.
  await importing.sql.count(statement`set local enable_nestloop = off`)
  const counted = []
  for (const writeTable of TABLES) counted.push(await writeTable(importing))
  return counted
}
