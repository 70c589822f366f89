// LINE as a crowd: signed webhooks from many senders at once, each waiting for its 200.
import { createHmac, randomBytes } from 'node:crypto'
import { Agent, createServer, request, type Server } from 'node:http'

export type Round = { perSecond: number; p50: number; p99: number; failed: number; seconds: number }

export const eventOf = (userId: string, text: string, id = randomBytes(13).toString('hex')) => ({
  type: 'message',
  mode: 'active',
  timestamp: Date.now(),
  webhookEventId: id,
  replyToken: randomBytes(16).toString('hex'),
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId },
  message: { id: id.slice(0, 18), type: 'text', text, quoteToken: 'q' },
})

/** Sends every body once, so many at a time, and measures how long each 200 took. */
export async function sendAll(
  port: number,
  secret: string,
  bodies: (() => string)[],
  senders = 16,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders })
  const times: number[] = []
  let failed = 0
  const queue = bodies.values()
  const begun = performance.now()
  const lane = async () => {
    for (const make of queue) {
      const body = make()
      const from = performance.now()
      const status = await post(agent, port, body, createHmac('sha256', secret).update(body).digest('base64'))
      times.push(performance.now() - from)
      if (status !== 200) failed += 1
    }
  }
  await Promise.all(Array.from({ length: senders }, lane))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { perSecond: bodies.length / seconds, p50: at(0.5), p99: at(0.99), failed, seconds }
}

export const post = (agent: Agent, port: number, body: string, signature: string): Promise<number> =>
  new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/line/webhook',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-line-signature': signature,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => done(response.statusCode ?? 0))
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })

/** A LINE that takes everything and says nothing: replies cost what they cost the program, and little more. */
export const startSink = (): Promise<{
  origin: string
  server: Server
  counts: { calls: number; recipients: number }
}> =>
  new Promise((done) => {
    const counts = { calls: 0, recipients: 0 }
    const server = createServer((incoming, response) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk) => chunks.push(chunk))
      incoming.on('end', () => {
        counts.calls += 1
        if (incoming.url?.endsWith('/multicast'))
          counts.recipients += (
            Buffer.concat(chunks)
              .toString()
              .match(/U[0-9a-f]{32}/g) ?? []
          ).length
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"sentMessages":[]}')
      })
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      done({
        origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
        server,
        counts,
      })
    })
  })
