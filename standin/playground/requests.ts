// What the page may send, checked.
import { z } from 'zod'

const values = z.record(z.string(), z.record(z.string(), z.unknown()))
const ref = z.object({ channel: z.string(), ts: z.string() })
const place = { actionId: z.string(), blockId: z.string().optional() }

export const lineSay = z.object({ text: z.string().min(1) })
export const lineSend = z.object({ name: z.string().min(1).max(200) })
export const linePress = z.object({
  data: z.string(),
  displayText: z.string().optional(),
  params: z
    .object({ date: z.string(), time: z.string(), datetime: z.string() })
    .partial()
    .transform(({ date, time, datetime }) => ({
      ...(date === undefined ? {} : { date }),
      ...(time === undefined ? {} : { time }),
      ...(datetime === undefined ? {} : { datetime }),
    }))
    .optional(),
})
export const lineUnsend = z.object({ messageId: z.string() })
export const slackWrite = z.object({
  channel: z.string(),
  text: z.string().min(1),
  thread: z.string().optional(),
})
export const slackSelect = z.object({ ref, ...place, value: z.unknown().optional() })
export const slackSelectInView = z.object({
  viewId: z.string(),
  ...place,
  value: z.unknown().optional(),
  values,
})
export const slackSubmit = z.object({ viewId: z.string(), values })
export const slackClose = z.object({ viewId: z.string() })
export const nothing = z.object({})
