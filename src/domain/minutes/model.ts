import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 *   draft ──▶ sent ──▶ final
 *     ▲         │        └──▶ draft of the next version (a correction, with its reason)
 *     └─ edited ┘
 */
export const minutesState = z.enum(['draft', 'sent', 'final'])

export const minutesSchema = z.object({
  meetingId: z.string(),
  version: z.int(),
  state: minutesState,
  /** In the words of Markdown: headings, lists and paragraphs. */
  text: z.string(),
  sha256: z.string(),
  reason: z.string().nullable(),
  sentTo: z.string().nullable(),
  finalAt: z.date().nullable(),
  confirmedBy: z.string().nullable(),
})
export type Minutes = z.output<typeof minutesSchema>

/** The longest text that is taken. */
export const TEXT_MOST = 50_000

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Minutes as the caller read them. */
export type SeenMinutes = Pick<Minutes, 'meetingId' | 'version' | 'sha256'>

export const actionState = z.enum(['open', 'done'])

export const actionSchema = z.object({
  id: z.int(),
  meetingId: z.string(),
  title: z.string(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  /** A day of the town. */
  due: z.string(),
  state: actionState,
})
export type ActionItem = z.output<typeof actionSchema>
