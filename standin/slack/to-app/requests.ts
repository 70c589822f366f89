// Posting to the bot's request URL: commands, interactions and events, signed, each with a deadline.
import { createHmac } from 'node:crypto'
import { type Attempt, type DeliveryStatus, type Gate, pause, post, succeeded } from '../../delivery.ts'
import { type Json, parseJson } from '../../json.ts'

export type Retry = { num: number; reason: string }

export type RequestKind = 'command' | 'interaction' | 'event'

export type RequestResult = {
  kind: RequestKind | 'raw'
  /** How the first attempt ended; `not-sent` where Slack's own client had nothing to send. */
  status: DeliveryStatus
  durationMs: number
  /** The body of the first answer. */
  body: string
  payload: Json
  /** Every attempt so far; an event's retries are added as they happen. */
  attempts: Attempt[]
  /** Resolves when no retry is left to come. */
  settled: Promise<void>
  /** What the client itself found wrong, by block, and so did not send. */
  complaints?: Record<string, string>
}

/** Another way than HTTP to reach the bot: a Socket Mode connection, where one is open. */
export type Socket = {
  isOpen: () => boolean
  send: (kind: RequestKind, payload: Json, retry: Retry | undefined, deadlineMs: number) => Promise<Attempt>
}

type Options = {
  signingSecret: string
  gate: Gate
  socket: Socket
  requestUrl: () => string | undefined
  deadlineMs: number
  eventRetryDelaysMs: number[]
  isOpen: () => boolean
}

const form = 'application/x-www-form-urlencoded'

const encode = (kind: RequestKind, payload: Json): { body: string; type: string } => {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' }
  const fields = kind === 'command' ? payload : { payload: JSON.stringify(payload) }
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])
  return { body: new URLSearchParams(pairs).toString(), type: form }
}

export const notSent = (kind: RequestKind, payload: Json = {}): RequestResult => ({
  kind,
  status: 'not-sent',
  durationMs: 0,
  body: '',
  payload,
  attempts: [],
  settled: Promise.resolve(),
})

const retryHeaders = (retry: Retry | undefined) =>
  retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}

export const retryReason = ({ status }: Attempt) => {
  if (status === 'timeout') return 'http_timeout'
  return status === 'dropped' ? 'connection_failed' : 'http_error'
}

/** The ways to post: a payload, any body, and the same payload once more. */
export const createRequests = (options: Options) => {
  const { signingSecret, gate, socket, deadlineMs } = options

  const sign = (timestamp: string, body: string) =>
    `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`

  const postSigned = (body: string, headers: Record<string, string>) => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signed = {
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(timestamp, body),
      ...headers,
    }
    return gate(() => post({ url: options.requestUrl(), body, headers: signed, deadlineMs }))
  }

  const attempt = (kind: RequestKind, payload: Json, retry?: Retry): Promise<Attempt> => {
    if (socket.isOpen()) return gate(() => socket.send(kind, payload, retry, deadlineMs))
    const { body, type } = encode(kind, payload)
    return postSigned(body, { 'content-type': type, ...retryHeaders(retry) })
  }

  const retryEvent = async (payload: Json, attempts: Attempt[], failed: Attempt) => {
    let previous = failed
    for (const [index, delayMs] of options.eventRetryDelaysMs.entries()) {
      if (previous.headers['x-slack-no-retry'] === '1') return
      await pause(delayMs)
      if (!options.isOpen()) return
      previous = await attempt('event', payload, { num: index + 1, reason: retryReason(previous) })
      attempts.push(previous)
      if (succeeded(previous)) return
    }
  }

  const send = async (kind: RequestKind, payload: Json, retry?: Retry): Promise<RequestResult> => {
    const first = await attempt(kind, payload, retry)
    const attempts = [first]
    const again = kind === 'event' && !succeeded(first) && !retry
    const settled = again ? retryEvent(payload, attempts, first) : Promise.resolve()
    return { kind, ...first, payload, attempts, settled }
  }

  const resend = (result: RequestResult, retryNum: number): Promise<RequestResult> => {
    const reason = result.attempts[0] ? retryReason(result.attempts[0]) : 'http_timeout'
    return result.kind === 'raw'
      ? Promise.resolve(result)
      : send(result.kind, result.payload, { num: retryNum, reason })
  }

  const sendRaw = async (body: string, headers: Record<string, string> = {}): Promise<RequestResult> => {
    const first = await postSigned(body, { 'content-type': form, ...headers })
    return { kind: 'raw', ...first, payload: {}, attempts: [first], settled: Promise.resolve() }
  }

  return { send, resend, sendRaw }
}

export type Requests = ReturnType<typeof createRequests>

/** The JSON a bot answered with, where it did. */
export const answeredJson = ({ body }: Pick<RequestResult, 'body'>): unknown =>
  body.trimStart().startsWith('{') ? parseJson(body) : undefined
