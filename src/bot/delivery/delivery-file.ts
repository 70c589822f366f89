import { z } from 'zod'
import { openDeliveryFile } from '../../domain/delivery/open-file.ts'
import type { Fetched, FileRequest } from '../turn/file.ts'

const asked = z.strictObject({ id: z.coerce.number().int() })

/** The file a link leads to, as it was handed in, or why it leads nowhere. */
export async function deliveryFile({ act, facts }: FileRequest): Promise<Fetched> {
  const opened = await openDeliveryFile(act, asked.parse(facts).id)
  if (!opened.ok) return { kind: opened.refusal.kind === 'file-missing' ? 'missing' : 'unknown' }
  const { file, content } = opened.value
  const made = { name: file.name, type: file.type, bytes: content }
  return { kind: 'file', make: async () => made }
}
