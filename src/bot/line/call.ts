// One call to LINE's Messaging API, over connections that are kept: the package's client costs more than all else of a reply.
import {
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
} from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'

/** LINE's own address. */
const LINE_API = 'https://api.line.me'
const TIMEOUT_MS = 8_000
const CONNECTIONS = 64
/** What LINE says about a refusal is short. */
const BODY_MOST = 16_384

export type Answered = { status: number; body: string }

/** Posts a JSON body, or gets where there is none; a network that fails and a LINE that does not answer in time are thrown. */
export type LineCall = (path: string, body?: unknown, retryKey?: string) => Promise<Answered>

export type LineAccess = { accessToken: string; apiUrl?: string | undefined }

export function openLine({ accessToken, apiUrl = LINE_API }: LineAccess): LineCall {
  const { protocol, hostname, port } = new URL(apiUrl)
  const secure = protocol === 'https:'
  const kept = { keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS }
  const agent = secure ? new SecureAgent(kept) : new PlainAgent(kept)
  const request = secure ? secureRequest : plainRequest
  const common = { agent, hostname, ...(port ? { port } : {}) }
  return (path, body, retryKey) =>
    new Promise((done, fail) => {
      const raw = Buffer.from(body === undefined ? '' : JSON.stringify(body))
      const method = body === undefined ? 'GET' : 'POST'
      const headers = {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': raw.length }),
        ...(retryKey ? { 'x-line-retry-key': retryKey } : {}),
      }
      const sent = request({ ...common, method, path, headers }, (response) => {
        read(response).then((text) => done({ status: response.statusCode ?? 0, body: text }), fail)
      })
      limit(sent)
      sent.on('error', fail)
      sent.end(raw)
    })
}

/** The whole call has its time, however slowly the answer drips. */
function limit(sent: ClientRequest): void {
  const late = setTimeout(() => sent.destroy(new Error('LINE did not answer in time')), TIMEOUT_MS)
  sent.once('close', () => clearTimeout(late))
}

async function read(response: IncomingMessage): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response) if (text.length < BODY_MOST) text += chunk
  return text
}
