import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { isOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import type { DeliveryFile } from './model.ts'
import { findFile, storedBytes } from './read.ts'

export type OpenFileRefusal = { kind: 'no-such-file' } | { kind: 'file-missing' }

/** A file that was handed in, for those who inspect and for whoever handed it in: for anybody else it is not there. */
export async function openDeliveryFile(
  act: Act,
  id: number,
): Promise<Outcome<{ file: DeliveryFile; content: Uint8Array }, OpenFileRefusal>> {
  const file = await findFile(act, id)
  const may = file && (file.personId === act.by || isOffice(await readActor(act)))
  if (!file || !may) return refuse({ kind: 'no-such-file' })
  const content = await storedBytes(act, file.sha256)
  if (!content) return refuse({ kind: 'file-missing' })
  await audit(act, { act: 'job.file-opened', subject: `claim-${file.claimId}`, facts: { file: id } })
  return done({ file, content })
}
