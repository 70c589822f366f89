// Everything the program sends to Slack: answers by response_url or message, forms as modals, the home tab, notices.
import { ErrorCode, type WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Place, Sent } from '../queue/message.ts'
import type { Card, FormPart } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { SlackReply } from './hear.ts'
import { SLACK } from './limits.ts'
import { renderModal, renderSlack, type SlackMessage } from './render.ts'
import { renderAbove, renderHome } from './views.ts'

const TIMEOUT_MS = 8_000

export type SlackSender = {
  client: WebClient
  /** Whether a response_url is Slack's own, or of the platform set up in its place. */
  trusts: (url: string) => boolean
}

type ToSend = { to: string; card: Card; edits: boolean; place: Place | undefined }

/** A notice to a channel or a person; one in the place of another, or in its thread, where it belongs to one. */
export async function sendSlack({ client }: SlackSender, { to, card, edits, place }: ToSend): Promise<Sent> {
  const message = renderSlack(card)
  try {
    if (edits && place) await client.chat.update({ ...place, ...message })
    if (edits) return { kind: 'sent' }
    const { channel, ts } = await (place
      ? client.chat.postMessage({
          channel: place.channel,
          thread_ts: place.ts,
          reply_broadcast: true,
          ...message,
        })
      : client.chat.postMessage({ channel: to, ...message }))
    return { kind: 'sent', place: channel && ts ? { channel, ts } : undefined }
  } catch (error) {
    return judged(error)
  }
}

const limited = z.looseObject({ code: z.literal(ErrorCode.RateLimitedError), retryAfter: z.number() })
const refused = z.looseObject({
  code: z.literal(ErrorCode.PlatformError),
  data: z.looseObject({ error: z.string() }),
})
/** What trying again cannot help: whom it is for, who we are, or the message itself. Whatever is not listed is tried again. */
const FINAL = new Set(
  [
    'channel_not_found not_in_channel is_archived user_not_found users_not_found user_disabled cannot_dm_bot',
    'messages_tab_disabled restricted_action restricted_action_read_only_channel no_permission as_user_not_supported',
    'invalid_auth not_authed account_inactive token_revoked token_expired missing_scope org_login_required',
    'ekm_access_denied team_access_not_granted access_denied not_allowed_token_type no_text msg_too_long',
    'msg_blocks_too_long invalid_blocks invalid_blocks_format too_many_attachments invalid_arguments invalid_arg_name',
    'invalid_array_arg invalid_charset invalid_form_data invalid_post_type view_too_large user_is_restricted',
    'message_not_found cant_update_message edit_window_closed update_failed thread_not_found',
  ].flatMap((codes) => codes.split(' ')),
)

function judged(error: unknown): Sent {
  const pause = limited.safeParse(error)
  if (pause.success) return { kind: 'later', seconds: pause.data.retryAfter }
  const no = refused.safeParse(error)
  if (!no.success || !FINAL.has(no.data.data.error)) throw error
  return { kind: 'never', reason: `Slack ${no.data.data.error}` }
}

/** Answers an event where it was said. A form opens as a modal while its trigger lives. */
export async function answerSlack(
  sender: SlackSender,
  card: Card,
  reply: SlackReply,
  locale: Locale,
): Promise<Sent> {
  if (reply.home && Date.now() - reply.at > SLACK.homeMs) return { kind: 'sent' }
  try {
    await carry(sender, card, reply, locale)
    return { kind: 'sent' }
  } catch (error) {
    return judged(error)
  }
}

async function carry(sender: SlackSender, card: Card, reply: SlackReply, locale: Locale): Promise<void> {
  if (reply.home) return publishHome(sender, reply.userId, card)
  if (reply.atHome && (await showAbove(sender, card, reply, locale))) return
  const form = card.parts.find((part) => part.kind === 'form')
  if (form && (await tryModal(sender, card, { form, reply, locale }))) return
  const message = renderSlack(card)
  const { responseUrl, channel, userId, open, at } = reply
  if (
    responseUrl &&
    sender.trusts(responseUrl) &&
    Date.now() - at < SLACK.responseUrlMs &&
    (await respond(responseUrl, message))
  )
    return
  if (open && channel) await sender.client.chat.postMessage({ channel, ...message })
  else if (channel && !channel.startsWith('D')) await whisper(sender, { channel, userId, message })
  else await sender.client.chat.postMessage({ channel: userId, ...message })
}

/** Only the speaker sees it; where the bot is not in the channel, it becomes a direct message. */
async function whisper(
  { client }: SlackSender,
  { channel, userId, message }: { channel: string; userId: string; message: SlackMessage },
) {
  await client.chat.postEphemeral({ channel, user: userId, ...message }).catch(async (error: unknown) => {
    if (!refused.safeParse(error).success) throw error
    await client.chat.postMessage({ channel: userId, ...message })
  })
}

/** Above the home tab, where the person looks; too late for that, it becomes a direct message. */
async function showAbove(
  { client }: SlackSender,
  card: Card,
  reply: SlackReply,
  locale: Locale,
): Promise<boolean> {
  const { view: viewId, trigger, at } = reply
  const view = renderAbove(card, locale)
  try {
    if (viewId) await client.views.update({ view_id: viewId, view })
    else if (trigger && Date.now() - at <= SLACK.triggerMs)
      await client.views.open({ trigger_id: trigger, view })
    else return false
    return true
  } catch {
    return false
  }
}

async function tryModal(
  { client }: SlackSender,
  card: Card,
  { form, reply, locale }: { form: FormPart; reply: SlackReply; locale: Locale },
): Promise<boolean> {
  const { trigger, at, responseUrl, channel } = reply
  if (!trigger || Date.now() - at > SLACK.triggerMs) return false
  const memory = { command: form.command, preset: form.preset, responseUrl, channel }
  try {
    await client.views.open({ trigger_id: trigger, view: renderModal(card, form, memory, locale) })
    return true
  } catch {
    return false
  }
}

/** False where it did not arrive: a response_url that is spent or expired says so, one that cannot be reached does not. */
async function respond(url: string, message: SlackMessage): Promise<boolean> {
  const response = await post(url, message).catch(() => undefined)
  return response?.ok === true
}

const post = (url: string, message: SlackMessage): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  })

/** The home tab of one person. */
async function publishHome({ client }: SlackSender, userId: string, card: Card): Promise<void> {
  await client.views.publish({ user_id: userId, view: renderHome(card) })
}
