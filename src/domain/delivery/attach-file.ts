import { among, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { mayWorkAs } from '../claim/may.ts'
import { IN_HAND } from '../claim/model.ts'
import { noteSign } from '../claim/note-sign.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { ENDINGS } from '../papers/model.ts'
import { sniffType } from '../papers/sniff.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { isSupporting } from '../supporter/read.ts'
import { type DeliveryFile, deliveredName, FILES_MOST } from './model.ts'
import { filesOf, lockClaim, storedBytes } from './read.ts'

type Whose = { no: number; personId: string }

export type AttachFileRefusal =
  | NotPermitted
  | { kind: 'not-held' }
  | { kind: 'already-inspected' }
  /** What was sent has been cleared away by now. */
  | { kind: 'file-gone' }
  | { kind: 'too-many-files'; most: number }

/** A file that was kept belongs to a worker's job from now on, a sign of work (J6); the same file once. Inspected work takes no more. */
export async function attachDeliveryFile(
  act: Act,
  {
    no,
    personId,
    sha256,
    name,
    leaseDays,
  }: Whose & { sha256: string; name: string | undefined; leaseDays?: number | undefined },
): Promise<Outcome<DeliveryFile, AttachFileRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const held = await lockClaim(act, { no, personId })
  if (!held) return refuse({ kind: 'not-held' })
  if (held.state === 'accepted') return refuse({ kind: 'already-inspected' })
  const before = await filesOf(act, held.id)
  const same = before.find((one) => one.sha256 === sha256)
  if (same) return done(same)
  if (before.length >= FILES_MOST) return refuse({ kind: 'too-many-files', most: FILES_MOST })
  const content = await storedBytes(act, sha256)
  const type = content && (await sniffType(content))
  if (!content || !type) return refuse({ kind: 'file-gone' })
  const file = await act.tx.deliveryFile.create({
    data: {
      townId: act.town,
      claimId: held.id,
      name: deliveredName(name, ENDINGS[type] ?? 'bin'),
      type,
      size: content.byteLength,
      sha256,
      at: act.now,
      byId: act.by,
      via: act.via,
    },
  })
  await noteSign(act, { no, personId, leaseDays })
  await audit(act, { act: 'job.file-added', subject: `job-${no}`, facts: { worker: personId, sha256 } })
  return done(file)
}

export type DetachFileRefusal =
  | NotPermitted
  | { kind: 'not-held' }
  | { kind: 'already-inspected' }
  | { kind: 'no-such-file' }

/** Takes a file back until the work is inspected; bytes that belong to nothing else go with it. */
export async function detachDeliveryFile(
  act: Act,
  { no, personId, id }: Whose & { id: number },
): Promise<Outcome<{ name: string }, DetachFileRefusal>> {
  const not = forbidden(mayWorkAs(act, personId, await isSupporting(act, personId)))
  if (not) return refuse(not)
  const held = await lockClaim(act, { no, personId })
  if (!held) return refuse({ kind: 'not-held' })
  if (held.state === 'accepted') return refuse({ kind: 'already-inspected' })
  const file = (await filesOf(act, held.id)).find((one) => one.id === id)
  const removed = await act.sql.count(statement`delete from delivery_file f using claim c
    where f.town_id = ${act.town} and f.id = ${id} and f.claim_id = ${held.id}
      and c.town_id = f.town_id and c.id = f.claim_id and c.state in ${among([...IN_HAND, 'delivered'])}`)
  if (removed === 0 || !file) return refuse({ kind: 'no-such-file' })
  await act.sql.count(statement`delete from stored_file s where s.town_id = ${act.town} and s.sha256 = ${file.sha256}
    and not exists (select 1 from delivery_file f where f.town_id = s.town_id and f.sha256 = s.sha256)`)
  await audit(act, {
    act: 'job.file-removed',
    subject: `job-${no}`,
    facts: { worker: personId, sha256: file.sha256 },
  })
  return done({ name: file.name })
}
