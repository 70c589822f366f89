// One message to others, as the queue keeps it.
import { z } from 'zod'
import { cardSchema } from '../turn/card.ts'
import { conditionSchema } from '../turn/notice.ts'

/** One call to one platform: the same card for up to 500 people in LINE, for one channel or person in Slack. */
export const messageSchema = z.object({
  town: z.string(),
  platform: z.enum(['line', 'slack']),
  to: z.array(z.string()).min(1),
  /** A channel is a workplace and never sleeps; a person may. */
  room: z.enum(['person', 'channel']),
  card: cardSchema,
  /** Left out for those who have answered this meeting by the time it is delivered. */
  unlessAnswered: z.string().optional(),
  /** Left out for those who have answered this poll by then. */
  unlessPolled: z.int().optional(),
  /** Dropped where this is no longer so. */
  while: conditionSchema.optional(),
  topic: z.string().optional(),
  undoes: z.boolean().optional(),
  atTable: z.boolean().optional(),
  subject: z.string().optional(),
  edits: z.string().optional(),
  thread: z.string().optional(),
  /** How often it has waited for the notice it belongs to. */
  waited: z.int().optional(),
  /** What the platform knows the call by: the same however often it is tried. Made from its first job where it has none. */
  key: z.string().optional(),
  /** Why it was not delivered, where it is kept for staff to see. */
  why: z.string().optional(),
})
export type Message = z.output<typeof messageSchema>

/** Where a message stands in Slack. */
export type Place = { channel: string; ts: string }

/** How a call to a platform ended. Faults that may pass are thrown instead. `blames` is what it positively refuses. */
export type Sent =
  | { kind: 'sent'; place?: Place | undefined }
  | { kind: 'later'; seconds: number }
  | { kind: 'never'; reason: string; blames?: 'recipient' | 'message' | undefined }
