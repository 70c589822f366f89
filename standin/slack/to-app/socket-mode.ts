// Socket Mode: envelopes over a WebSocket the bot opened, acknowledged by their id.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Attempt, DeliveryStatus } from '../../delivery.ts'
import { asJson, asText, type Json, parseJson } from '../../json.ts'
import { secretPath } from '../ids.ts'
import type { RequestKind, Retry, Socket } from './requests.ts'
import { acceptWebSocket, type WebSocketLink } from './websocket.ts'

const envelopeTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const

const envelopeOf = (id: string, kind: RequestKind, payload: Json, retry: Retry | undefined): Json => ({
  envelope_id: id,
  type: envelopeTypes[kind],
  payload,
  accepts_response_payload: kind !== 'event',
  ...(kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
})

/** The connections a bot has opened; deliveries go to the newest. */
export const createSocketMode = (appId: string) => {
  const tickets = new Set<string>()
  const links: WebSocketLink[] = []
  const waiting = new Map<string, (body: string) => void>()

  const hear = (text: string) => {
    const { envelope_id: id, payload } = asJson(parseJson(text))
    const empty = Object.keys(asJson(payload)).length === 0
    waiting.get(asText(id) ?? '')?.(empty ? '' : JSON.stringify(payload))
  }

  const connect = (request: IncomingMessage, socket: Duplex) => {
    const ticket = new URL(request.url ?? '/', 'http://standin').searchParams.get('ticket') ?? ''
    if (!tickets.delete(ticket)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const closed = () => void links.splice(links.indexOf(link), 1)
    const link = acceptWebSocket(request, socket, { text: hear, closed })
    links.push(link)
    const connection = { num_connections: links.length, connection_info: { app_id: appId } }
    link.sendText(JSON.stringify({ type: 'hello', debug_info: { host: 'standin' }, ...connection }))
  }

  const send: Socket['send'] = (kind, payload, retry, deadlineMs) => {
    const id = randomUUID()
    const started = performance.now()
    return new Promise<Attempt>((resolve) => {
      const finish = (status: DeliveryStatus, body = '') => {
        waiting.delete(id)
        clearTimeout(deadline)
        resolve({ status, durationMs: performance.now() - started, body, headers: {} })
      }
      const deadline = setTimeout(() => finish('timeout'), deadlineMs)
      waiting.set(id, (body) => finish(200, body))
      links.at(-1)?.sendText(JSON.stringify(envelopeOf(id, kind, payload, retry)))
    })
  }

  return {
    socket: { isOpen: () => links.length > 0, send } satisfies Socket,
    connect,
    /** The answer to apps.connections.open: an address good for one connection. */
    invite: (origin: string): Json => {
      const ticket = secretPath()
      tickets.add(ticket)
      return { ok: true, url: `${origin.replace('http', 'ws')}/link?ticket=${ticket}&app_id=${appId}` }
    },
    close: () => {
      for (const link of [...links]) link.close()
    },
  }
}
