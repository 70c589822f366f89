import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { codeDigest } from './code.ts'
import { mayKeepOffice } from './may.ts'
import { readActor } from './read.ts'

const VALID_MS = 72 * 3_600_000

export type IssueRefusal = NotPermitted | { kind: 'no-such-person' }

/** A new one-time code of a person, from the secretariat; codes handed out before become void. Good for 72 hours. */
export async function issueCode(
  act: Act,
  { personId, digits }: { personId: string; digits: string },
): Promise<Outcome<{ expiresAt: Date }, IssueRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (!(await lockPerson(act, personId))) return refuse({ kind: 'no-such-person' })
  const expiresAt = new Date(act.now.getTime() + VALID_MS)
  await act.tx.linkCode.deleteMany({ where: { townId: act.town, personId, usedAt: null } })
  await act.tx.linkCode.create({
    data: { townId: act.town, digest: codeDigest(act.town, digits), personId, issuedBy: act.by, expiresAt },
  })
  await audit(act, { act: 'code.issued', subject: personId })
  return done({ expiresAt })
}

/** Of two codes issued at once the later voids the earlier. */
const lockPerson = async ({ sql, town }: Act, personId: string): Promise<boolean> =>
  (await sql.count(statement`select 1 from person where town_id = ${town} and id = ${personId} for update`)) >
  0
