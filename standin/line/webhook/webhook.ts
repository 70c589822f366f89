// Posting webhooks to the bot: signed, with a deadline, again where it failed and redelivery is on.
import { createHmac } from 'node:crypto'
import { type Attempt, type DeliveryStatus, type Gate, pause, post, succeeded } from '../../delivery.ts'
import { asJson, asText, type Json } from '../../json.ts'
import type { LineState } from '../state.ts'

export type WebhookResult = {
  /** How the first attempt ended. */
  status: DeliveryStatus
  durationMs: number
  events: Json[]
  /** Every attempt so far; redeliveries are added as they happen. */
  attempts: Attempt[]
  /** Resolves when no redelivery is left to come. */
  settled: Promise<void>
}

type Options = {
  state: LineState
  gate: Gate
  channelSecret: string
  destination: string
  deadlineMs: number
  redelivery: boolean
  redeliveryDelaysMs: number[]
  isOpen: () => boolean
}

const sign = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('base64')

const asRedelivered = (events: Json[]) =>
  events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }))

const prolongReplyTokens = (state: LineState, events: Json[]) => {
  for (const event of events) {
    const known = state.replyTokens.get(asText(event.replyToken) ?? '')
    if (known) known.redelivered = true
  }
}

/** The ways to post: events, any body, and the same events once more. */
export const createWebhook = (options: Options) => {
  const { state, gate, channelSecret, destination, deadlineMs, redeliveryDelaysMs } = options

  const sendBody = (body: string, signature = sign(channelSecret, body)) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'LineBotWebhook/2.0' }
    const signed = { ...headers, 'x-line-signature': signature }
    return gate(() => post({ url: state.webhookUrl, body, headers: signed, deadlineMs }))
  }

  const sendEvents = (events: Json[]) => sendBody(JSON.stringify({ destination, events }))

  const redeliverUntilTaken = async (events: Json[], attempts: Attempt[]) => {
    prolongReplyTokens(state, events)
    for (const delayMs of redeliveryDelaysMs) {
      await pause(delayMs)
      if (!options.isOpen()) return
      const attempt = await sendEvents(asRedelivered(events))
      attempts.push(attempt)
      if (succeeded(attempt)) return
    }
  }

  const send = async (events: Json[]): Promise<WebhookResult> => {
    const first = await sendEvents(events)
    const attempts = [first]
    const again = options.redelivery && !succeeded(first) && state.webhookUrl !== undefined
    const settled = again ? redeliverUntilTaken(events, attempts) : Promise.resolve()
    return { status: first.status, durationMs: first.durationMs, events, attempts, settled }
  }

  const sendRaw = async (
    body: string,
    { signature }: { signature?: string } = {},
  ): Promise<WebhookResult> => {
    const attempt = await sendBody(body, signature)
    const { status, durationMs } = attempt
    return { status, durationMs, events: [], attempts: [attempt], settled: Promise.resolve() }
  }

  const redeliver = async ({ events }: WebhookResult): Promise<WebhookResult> => {
    prolongReplyTokens(state, events)
    const again = asRedelivered(events.map(asJson))
    const attempt = await sendEvents(again)
    const { status, durationMs } = attempt
    return { status, durationMs, events: again, attempts: [attempt], settled: Promise.resolve() }
  }

  return { send, sendRaw, redeliver }
}

export type Webhook = ReturnType<typeof createWebhook>
