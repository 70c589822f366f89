import { z } from 'zod'
import { among, statement } from '../../db/sql.ts'
import type { Act, Reader } from '../act.ts'
import { claimState, IN_HAND, LIVE } from '../claim/model.ts'
import { agreedMode } from '../pay/pay-by.ts'
import { agreedPayment } from '../terms/read.ts'
import { townSettings } from '../town/model.ts'
import { type DeliveryFile, deliveryFile } from './model.ts'

const fileColumns = statement`f.id, f.claim_id as "claimId", f.name, f.type, f.size, f.sha256`

/** The files of a claim, in the order they came. */
export const filesOf = ({ sql, town }: Reader, claimId: number): Promise<DeliveryFile[]> =>
  sql.rows(
    deliveryFile,
    statement`select ${fileColumns} from delivery_file f where f.town_id = ${town} and f.claim_id = ${claimId} order by f.id`,
  )

const heldFile = deliveryFile.extend({ personId: z.string() })

/** A file, and whose work it is. */
export async function findFile(
  { sql, town }: Reader,
  id: number,
): Promise<z.output<typeof heldFile> | undefined> {
  const [found] = await sql.rows(
    heldFile,
    statement`select ${fileColumns}, c.person_id as "personId" from delivery_file f
      join claim c on c.town_id = f.town_id and c.id = f.claim_id where f.town_id = ${town} and f.id = ${id}`,
  )
  return found
}

const bytesRow = z.object({ content: z.instanceof(Uint8Array) })

/** The bytes under a hash; none where a town was moved by its file. */
export async function storedBytes({ sql, town }: Reader, sha256: string): Promise<Uint8Array | undefined> {
  const [found] = await sql.rows(
    bytesRow,
    statement`select content from stored_file where town_id = ${town} and sha256 = ${sha256}`,
  )
  return found?.content
}

const toDeliver = z.object({
  id: z.int(),
  state: claimState,
  deliveredAt: z.date().nullable(),
  timezone: z.string(),
  settings: townSettings,
  agreed: agreedMode,
  reorderDue: z.string().nullable(),
})
export type ToDeliver = z.output<typeof toDeliver>

/** A worker's live claim, kept as it is until the transaction ends, and what its days are counted by. */
export async function lockClaim(
  { sql, town }: Act,
  { no, personId }: { no: number; personId: string },
): Promise<ToDeliver | undefined> {
  const [found] = await sql.rows(
    toDeliver,
    statement`select c.id, c.state, c.delivered_at as "deliveredAt", t.timezone, t.settings,
        agreed.mode as agreed, agreed.reorder as "reorderDue"
      from claim c
      join town t on t.id = c.town_id
      ${agreedPayment}
      where c.town_id = ${town} and c.job_no = ${no} and c.person_id = ${personId} and c.state in ${among(LIVE)}
      for update of c`,
  )
  return found
}

/** Whether somebody has work to which a file can belong: in hand, or handed in and not inspected yet. */
export const takesFiles = async ({ sql, town }: Reader, personId: string): Promise<boolean> =>
  (await sql.count(statement`select 1 from claim where town_id = ${town} and person_id = ${personId}
    and state in ${among([...IN_HAND, 'delivered'])} limit 1`)) > 0
