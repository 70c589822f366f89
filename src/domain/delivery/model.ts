// What is handed in: a link, files, and the days that begin to run with it.
import { z } from 'zod'

export const deliveryFile = z.object({
  id: z.int(),
  claimId: z.int(),
  name: z.string(),
  /** What it was found to be, by its own bytes. */
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
})
export type DeliveryFile = z.output<typeof deliveryFile>

/** What one delivery may hold. [choice] */
export const FILES_MOST = 30

const NAME_MOST = 80

/** A name as it may stand on a disk, its ending by what the file is. */
export function deliveredName(given: string | undefined, ending: string): string {
  const plain = (given ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}"*/:<>?\\|]+/gu, '_')
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...plain].slice(0, NAME_MOST).join('') || 'file'}.${ending}`
}
