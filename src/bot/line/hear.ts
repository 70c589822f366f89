// A LINE event becomes an utterance, or nothing: whatever is not listed here is explicitly passed over.
import { z } from 'zod'
import { readLine } from '../turn/line.ts'
import type { Utterance } from '../turn/turn.ts'
import { cut } from './limits.ts'

/** How an answer finds its way back; kept with the event until it was sent. */
export const lineReply = z.object({
  userId: z.string().optional(),
  token: z.string().optional(),
  /** When the event happened, in epoch milliseconds; redelivered tokens live longer. */
  at: z.number(),
  redelivered: z.boolean(),
})
export type LineReply = z.output<typeof lineReply>

const eventSchema = z.looseObject({
  type: z.string(),
  mode: z.string().optional(),
  timestamp: z.number().default(0),
  webhookEventId: z.string(),
  deliveryContext: z
    .looseObject({ isRedelivery: z.boolean().default(false) })
    .default({ isRedelivery: false }),
  source: z.looseObject({ type: z.string(), userId: z.string().optional() }).optional(),
  replyToken: z.string().optional(),
  message: z
    .looseObject({
      type: z.string(),
      id: z.string().optional(),
      text: z.string().optional(),
      fileName: z.string().optional(),
      contentProvider: z.looseObject({ type: z.string() }).optional(),
    })
    .optional(),
  postback: z
    .looseObject({ data: z.string(), params: z.looseObject({ datetime: z.string().optional() }).optional() })
    .optional(),
})
type Event = z.output<typeof eventSchema>

export const webhookBody = z.looseObject({
  destination: z.string().default(''),
  events: z.array(z.unknown()).default([]),
})

export type Heard = { kind: 'utterance'; utterance: Utterance } | { kind: 'unsupported'; why: string }

const unsupported = (why: string): Heard => ({ kind: 'unsupported', why })

/** Reads one event of a webhook for a town. Unknown kinds and properties are passed over, never refused. */
export function hear(raw: unknown, town: string): Heard {
  const parsed = eventSchema.safeParse(raw)
  if (!parsed.success) return unsupported('shape')
  const event = parsed.data
  if (event.mode === 'standby') return unsupported('standby')
  const group = event.source?.type !== 'user'
  if (event.type === 'join' && group) return utter(event, { town, text: '', occasion: 'join' })
  if (!event.source?.userId) return unsupported('no user')
  if (group) return inGroup(event, town)
  return privately(event, town)
}

function privately(event: Event, town: string): Heard {
  switch (event.type) {
    case 'message':
      if (event.message?.type === 'text' && event.message.text)
        return utter(event, { town, text: event.message.text })
      return withContent(event, town)
    case 'postback':
      return utter(event, { town, text: event.postback?.data ?? '', manner: 'exact' })
    case 'follow':
    case 'unfollow':
    case 'unsend':
      return utter(event, { town, text: '', occasion: event.type })
    default:
      return unsupported(event.type)
  }
}

const CONTENT = z.enum(['image', 'file', 'video', 'audio'])

/** A picture or a file; one that stands elsewhere than with LINE is like a sticker. The name is the speaker's own words. */
function withContent(event: Event, town: string): Heard {
  const { type, id, fileName = '', contentProvider } = event.message ?? {}
  const kind = CONTENT.safeParse(type)
  if (!kind.success || !id || (contentProvider && contentProvider.type !== 'line'))
    return utter(event, { town, text: '', occasion: 'unreadable' })
  const content = { id, kind: kind.data }
  return utter(event, { town, text: cut(fileName, NAME_MOST), manner: 'exact', occasion: 'file', content })
}

const NAME_MOST = 200

/** In a group only a command is heard, and answered with the way to the 1:1 chat: answers and claims belong there. */
function inGroup(event: Event, town: string): Heard {
  const text = event.type === 'message' ? event.message?.text : undefined
  if (!text || readLine(text).kind !== 'command') return unsupported('group talk')
  return utter(event, { town, text })
}

type Said = Pick<Utterance, 'town' | 'text'> & Partial<Pick<Utterance, 'occasion' | 'manner' | 'content'>>

function utter(from: Event, { town, text, occasion, content, manner = 'typed' }: Said): Heard {
  const userId = from.source?.userId
  const reply: LineReply = {
    ...(userId === undefined ? {} : { userId }),
    ...(from.replyToken === undefined ? {} : { token: from.replyToken }),
    at: from.timestamp,
    redelivered: from.deliveryContext.isRedelivery,
  }
  const room = from.source?.type === 'user' ? 'private' : 'group'
  const utterance = {
    eventId: from.webhookEventId,
    town,
    platform: 'line',
    userId: userId ?? '',
    text,
    manner,
    room,
    ...(from.timestamp > 0 ? { said: from.timestamp } : {}),
  } as const
  if (occasion === 'unfollow' || occasion === 'unsend')
    return { kind: 'utterance', utterance: { ...utterance, occasion } }
  const without = { ...(occasion ? { occasion } : {}), ...(content ? { content } : {}) }
  return { kind: 'utterance', utterance: { ...utterance, reply, ...without } }
}
