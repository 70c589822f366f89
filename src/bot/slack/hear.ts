// Slack's commands, buttons, forms and messages become utterances. One payload is one event, however often it comes.
import { z } from 'zod'
import { uuidOf } from '../queue/uuid-of.ts'
import { isCommandId, slashCommands } from '../table/table.ts'
import { line, slashLine } from '../turn/line.ts'
import type { Utterance } from '../turn/turn.ts'
import type { ViewMemory } from './render.ts'

/** How an answer finds its way back to Slack. */
export const slackReply = z.object({
  userId: z.string(),
  channel: z.string().optional(),
  responseUrl: z.string().optional(),
  trigger: z.string().optional(),
  at: z.number(),
  /** Direct messages are answered openly; elsewhere only the speaker sees the answer. */
  open: z.boolean().default(false),
  /** The answer is the person's home tab. */
  home: z.boolean().default(false),
  /** Said on the home tab, or in a modal opened from it: the answer is shown there, as a modal. */
  atHome: z.boolean().optional(),
  /** The modal it was said in; its answer takes its place. */
  view: z.string().optional(),
})
export type SlackReply = z.output<typeof slackReply>

type Spoken = {
  town: string
  userId: string
  eventId: string
  text: string
  manner: Utterance['manner']
  reply: SlackReply
}

const utter = ({ town, userId, eventId, text, manner, reply }: Spoken): Utterance => ({
  eventId,
  town,
  platform: 'slack',
  userId,
  text,
  manner,
  room: 'private',
  said: reply.at,
  reply,
})

type Command = {
  command: string
  text: string
  user_id: string
  channel_id: string
  response_url: string
  trigger_id: string
}

export function hearCommand(body: Command, town: string, at: number): Utterance {
  const {
    user_id: userId,
    channel_id: channel,
    response_url: responseUrl,
    trigger_id: trigger,
    command,
  } = body
  const reply = { userId, channel, responseUrl, trigger, at, open: false, home: false }
  const common = { town, userId, eventId: `command:${trigger}`, manner: 'exact', reply } as const
  if (!SLASHES.has(command)) return { ...utter({ ...common, text: command }), occasion: 'no-command' }
  return utter({ ...common, text: slashLine(command, readable(body.text ?? '')) })
}

/** The slash commands of the table. */
const SLASHES = new Set(slashCommands.map(({ command }) => command))

const action = z.looseObject({
  trigger_id: z.string(),
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }).optional(),
  response_url: z.string().optional(),
  view: z.looseObject({ id: z.string(), type: z.enum(['home', 'modal']) }).optional(),
  actions: z.array(z.looseObject({ action_ts: z.string().optional(), value: z.string().optional() })).min(1),
})

export function hearAction(raw: unknown, town: string, at: number): Utterance | undefined {
  const parsed = action.safeParse(raw)
  const text = parsed.data?.actions[0]?.value
  if (!parsed.success || !text) return undefined
  const { trigger_id: trigger, user, channel, response_url: responseUrl, view } = parsed.data
  const where = { atHome: view !== undefined, view: view?.type === 'modal' ? view.id : undefined }
  const common = { userId: user.id, channel: channel?.id, responseUrl, trigger, at }
  const reply = { ...common, ...where, open: false, home: false }
  return utter({ town, userId: user.id, eventId: `action:${trigger}`, text, manner: 'exact', reply })
}

const given = z.looseObject({
  value: z.string().nullish(),
  selected_date_time: z.number().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
})
const submission = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), given)) }),
  }),
})
const memory = z.object({
  command: z.string(),
  preset: z.record(z.string(), z.string()),
  responseUrl: z.string().optional(),
  channel: z.string().optional(),
  atHome: z.boolean().optional(),
})

/** A form says its command with its values as arguments, as if typed. Sent again with other values it is another event. */
export function hearSubmission(raw: unknown, town: string, at: number): Utterance | undefined {
  const parsed = submission.safeParse(raw)
  const kept = readMemory(parsed.data?.view.private_metadata)
  if (!parsed.success || !kept || !isCommandId(kept.command)) return undefined
  const { user, view } = parsed.data
  const values = Object.fromEntries(
    Object.entries(view.state.values).flatMap(([name, { value: element }]) => fieldValue(name, element)),
  )
  const text = line(kept.command, { ...kept.preset, ...values })
  const reply = {
    userId: user.id,
    channel: kept.channel,
    responseUrl: kept.responseUrl,
    at,
    atHome: kept.atHome,
    open: false,
    home: false,
  }
  return utter({
    town,
    userId: user.id,
    eventId: uuidOf(`view:${view.id}:${text}`),
    text,
    manner: 'exact',
    reply,
  })
}

/** Somebody looks at their home tab: it is drawn for them, and nothing is said. */
export const hearHome = ({ town, userId, eventId, at }: Opened): Utterance => ({
  ...utter({ town, userId, eventId, text: '', manner: 'exact', reply: atHomeTab(userId, at) }),
  occasion: 'home',
})
type Opened = { town: string; userId: string; eventId: string; at: number }
const atHomeTab = (userId: string, at: number) => ({ userId, at, open: false, home: true })

/** After something said on the home tab it is drawn anew: what waited there may be done. */
export function homeAfter({ town, userId, eventId, reply }: Utterance): Utterance[] {
  const { data } = slackReply.safeParse(reply)
  return data?.atHome ? [hearHome({ town, userId, eventId: `${eventId}:home`, at: data.at })] : []
}

function fieldValue(name: string, element: z.output<typeof given> | undefined): [string, string][] {
  const value =
    element?.value ??
    element?.selected_option?.value ??
    (element?.selected_date_time ? `@${element.selected_date_time}` : undefined)
  return value ? [[name, value]] : []
}

function readMemory(text: string | undefined): ViewMemory | undefined {
  try {
    return memory.parse(JSON.parse(text ?? ''))
  } catch {
    return undefined
  }
}

const message = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  channel: z.string(),
  text: z.string().default(''),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
})

/** Words somebody wrote; sent to the channel from a thread besides, or not. */
const isWritten = (subtype: string | undefined): boolean =>
  subtype === undefined || subtype === 'thread_broadcast'

/** A direct message, or a message that names the bot. The bot's own messages and edits are passed over. */
export function hearMessage(
  raw: unknown,
  { town, eventId, at }: { town: string; eventId: string; at: number },
): Utterance | undefined {
  const parsed = message.safeParse(raw)
  if (!parsed.success || parsed.data.bot_id || !isWritten(parsed.data.subtype) || !parsed.data.user)
    return undefined
  const { user: userId, channel, type, channel_type } = parsed.data
  const direct = channel_type === 'im'
  if (type === 'message' && !direct) return hearThread(parsed.data, { town, eventId, at })
  const text = readable(parsed.data.text.replace(/^\s*<@[A-Z0-9]+>\s*/, ''))
  return utter({
    town,
    userId,
    eventId,
    text,
    manner: 'typed',
    reply: { userId, channel, at, open: direct, home: false },
  })
}

/**
 * Words in a thread of a channel: they may answer somebody whose enquiry stands above. What they turn out to mean is
 * looked up in the turn; to threads about anything else nothing is answered.
 */
function hearThread(
  { user: userId = '', channel, text, ts, thread_ts: thread }: z.output<typeof message>,
  { town, eventId, at }: { town: string; eventId: string; at: number },
): Utterance | undefined {
  const said = readable(text).trim()
  if (!thread || thread === ts || said === '' || /^(?:<@|\/)/.test(said)) return undefined
  const reply = line('enquiry-reply', {
    thread: `${channel} ${thread}`,
    message: said.slice(0, THREAD_LONGEST),
  })
  const utterance = { eventId, town, platform: 'slack', userId, text: reply, manner: 'exact' } as const
  return { ...utterance, room: 'private', said: at }
}

const THREAD_LONGEST = 1_500

const readable = (text: string): string =>
  text
    .replace(/<(https?:[^|<>]+)(?:\|[^<>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
