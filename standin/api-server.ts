// The HTTP side of a stand-in: one server on 127.0.0.1 that reads, records and answers calls, faults included.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Failure, Faults } from './faults.ts'
import { takeFailure } from './faults.ts'

export type Call = {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  raw: Buffer
}

/** `body`: a string or bytes go out as they are, anything else as JSON. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

/** One API call as a test sees it. */
export type ApiCall = {
  at: number
  /** HTTP method and path for LINE (`POST /v2/bot/message/push`), the method's name for Slack. */
  name: string
  headers: Record<string, string>
  body: unknown
  /** 0 when the connection was dropped. */
  status: number
  answer: unknown
}

type Serving = {
  port: number
  bodyLimitBytes: number
  tooLarge: Answer
  faults: Faults
  answer: (call: Call) => Promise<Answer>
  record: (call: Call, answer: Answer) => void
  /** What answers an upgrade to a WebSocket, where anything does. */
  upgrade?: (request: IncomingMessage, socket: Duplex) => void
}

const readBody = async (request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= limitBytes) chunks.push(bytes)
  }
  return size > limitBytes ? undefined : Buffer.concat(chunks)
}

const describe = (request: IncomingMessage, raw: Buffer): Call => {
  const url = new URL(request.url ?? '/', 'http://standin')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, raw }
}

const send = (response: ServerResponse, { status, body, headers = {} }: Answer) => {
  if (body instanceof Uint8Array || typeof body === 'string') {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(body)
  } else {
    const json = body === undefined ? '' : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(json)
  }
}

const planted = ({ status, body, headers }: Failure): Answer => ({ status, body, headers })

const serve = async (serving: Serving, request: IncomingMessage, response: ServerResponse) => {
  const raw = await readBody(request, serving.bodyLimitBytes)
  const call = describe(request, raw ?? Buffer.alloc(0))
  if (serving.faults.latencyMs > 0) await wait(serving.faults.latencyMs)
  const failure = takeFailure(serving.faults, call.path)
  const truth = async () => (raw ? serving.answer(call) : serving.tooLarge)
  if (failure?.when !== 'before') {
    const answer = await truth()
    if (!failure) {
      serving.record(call, answer)
      return send(response, answer)
    }
  }
  serving.record(call, failure.drop ? { status: 0 } : planted(failure))
  if (failure.drop) response.destroy()
  else send(response, planted(failure))
}

/** Starts answering on 127.0.0.1; port 0 picks a free one. */
export const startApiServer = async (serving: Serving) => {
  const server = createServer((request, response) => {
    serve(serving, request, response).catch((error: unknown) =>
      response.headersSent
        ? response.destroy()
        : send(response, { status: 500, body: { message: String(error) } }),
    )
  })
  const { upgrade } = serving
  if (upgrade) server.on('upgrade', (request, socket) => upgrade(request, socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(serving.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : serving.port
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, close }
}
