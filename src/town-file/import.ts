// A town file comes in: first the whole of it is checked, then it is written, in the caller's one transaction.
import type { Transaction } from '../db/transaction.ts'
import { audit } from '../domain/audit/audit.ts'
import { SYSTEM } from '../domain/people/model.ts'
import { touchTown } from '../domain/town/touch.ts'
import type { Checking } from './check.ts'
import { checkFeeAmounts } from './fees/check.ts'
import { type TownFile, townFile } from './format.ts'
import { checkJobs, checkSkills } from './job/check.ts'
import { knownIds } from './known.ts'
import { checkMeetings } from './meeting/check.ts'
import { checkBodies, checkOrganisations } from './membership/check.ts'
import { checkOrders } from './order/check.ts'
import { checkStatements } from './pay/check.ts'
import { checkAccounts, checkPeople, checkWorkers } from './people/check.ts'
import { checkPledges } from './pledge/check.ts'
import { checkPolls } from './poll/check.ts'
import { type Path, type Problem, problemsOf, readable, showPath } from './problems.ts'
import { checkRoadmap } from './roadmap/check.ts'
import { checkClients, checkLeads } from './sales/check.ts'
import { readStored } from './stored.ts'
import { checkCharters, checkTown } from './town/check.ts'
import { checkCourses } from './training/check.ts'
import { writeFile } from './write.ts'
import { checkWritten } from './written/check.ts'

export type Checked = { ok: true; file: TownFile } | { ok: false; problems: Problem[] }
export type Imported = { town: string; inserted: Record<string, number>; updated: Record<string, number> }

/** In the order in which problems are listed. */
const CHECKS: ((checking: Checking) => void)[] = [
  checkTown,
  checkPeople,
  checkSkills,
  checkOrganisations,
  checkCharters,
  checkAccounts,
  checkBodies,
  checkMeetings,
  checkPledges,
  checkWritten,
  checkPolls,
  checkWorkers,
  checkClients,
  checkLeads,
  checkOrders,
  checkCourses,
  checkJobs,
  checkStatements,
  checkFeeAmounts,
  checkRoadmap,
]

/** Checks the whole file against its own words and against what is stored, and lists every problem with its place. */
export async function checkTownFile(transaction: Transaction, raw: unknown): Promise<Checked> {
  const parsed = townFile.safeParse(raw)
  const problems = parsed.success ? [] : problemsOf(raw, parsed.error.issues)
  const rest = parsed.success ? { file: parsed.data, where: (path: Path) => path } : readable(raw)
  if (rest) {
    const { file, where } = rest
    const stored = await readStored(transaction, file)
    const say = (path: Path, problem: string) => problems.push({ path: showPath(where(path)), problem })
    const known = knownIds(raw, stored)
    for (const check of CHECKS) check({ file, stored, known, say })
  }
  return parsed.success && problems.length === 0 ? { ok: true, file: parsed.data } : { ok: false, problems }
}

/**
 * Writes a checked file: inserts or updates by id and never deletes what the file does not mention. What is there
 * already changes nothing; otherwise one audit entry says how much changed, and the town's version grows.
 */
export async function importTown(
  { tx, sql, now }: Transaction & { now: Date },
  file: TownFile,
): Promise<Imported> {
  const town = file.town.id
  const written = await writeFile({ tx, sql, now, file, stored: await readStored({ tx, sql }, file) })
  const counts = (of: 'inserted' | 'updated') =>
    Object.fromEntries(written.flatMap(([what, count]) => (count[of] > 0 ? [[what, count[of]]] : [])))
  const [inserted, updated] = [counts('inserted'), counts('updated')]
  if (written.some(([, count]) => count.inserted + count.updated > 0)) {
    await touchTown({ tx, sql, town })
    await audit(
      { tx, sql, town, now, by: SYSTEM, via: 'import' },
      { act: 'town.imported', subject: town, facts: { inserted, updated } },
    )
  }
  return { town, inserted, updated }
}
