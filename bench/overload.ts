// (f) Five times the rate the program can keep up: how its webhooks are answered, what it takes, and whether all that was
// acknowledged is there in the end.
import { createHmac } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../src/db/cluster.ts'
import { rssMb } from './cpu.ts'
import { post, sendAll } from './senders.ts'

const SECONDS = 60
const TIMES = 5
const SOCKETS = 400
const DRAINED_WITHIN_MS = 240_000

type On = { port: number; pid: number | undefined; url: string; secret: string; body: () => string }

export async function overload({ port, pid, url, secret, body }: On): Promise<void> {
  const warm = await sendAll(
    port,
    secret,
    Array.from({ length: 4_000 }, () => body),
    64,
  )
  const rate = Math.round(warm.perSecond * TIMES)
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const times: number[] = []
  const counts = new Map<number, number>()
  const acknowledged = new Set<string>()
  const waiting = new Set<Promise<void>>()
  let memory = 0
  const begun = performance.now()
  const send = async (): Promise<void> => {
    const raw = body()
    const from = performance.now()
    const signature = createHmac('sha256', secret).update(raw).digest('base64')
    const status = await post(agent, port, raw, signature).catch(() => 0)
    times.push(performance.now() - from)
    counts.set(status, (counts.get(status) ?? 0) + 1)
    const id = /"webhookEventId":"([^"]+)"/.exec(raw)?.[1]
    if (status === 200 && id) acknowledged.add(id)
  }
  for (let sent = 0; performance.now() - begun < SECONDS * 1_000; ) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * rate)
    // Senders have only so much breath: what cannot be sent is not part of the load.
    for (; sent < due && waiting.size < SOCKETS * 4; sent += 1) {
      const one = send()
      waiting.add(one)
      void one.finally(() => waiting.delete(one))
    }
    sent = due
    memory = Math.max(memory, rssMb(pid))
    await sleep(2)
  }
  await Promise.all(waiting)
  const peak = (performance.now() - begun) / 1_000
  const drained = performance.now()
  const answered = () =>
    withClient(url, async (client) => {
      const found = await client.query(
        `select count(*)::int as left, (select count(*)::int from inbox) as done from stored_event`,
      )
      return found.rows[0]
    })
  let now = await answered()
  const atPeak = now
  while (now.left > 0 && performance.now() - drained < DRAINED_WITHIN_MS) {
    await sleep(500)
    memory = Math.max(memory, rssMb(pid))
    now = await answered()
  }
  const seconds = (performance.now() - drained) / 1_000
  const there = await withClient(url, async (client) => {
    const found = await client.query('select count(*)::int as n from inbox where event_id = any ($1)', [
      [...acknowledged],
    ])
    return found.rows[0].n
  })
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  const of = (status: number) => counts.get(status) ?? 0
  console.log(
    `(f) wanted ${rate}/s for ${SECONDS} s, sent ${Math.round(times.length / peak)}/s: ${of(200)} × 200, ${of(503)} × 503, ${times.length - of(200) - of(503)} others; answered p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms; ${memory.toFixed(0)} MB`,
  )
  console.log(
    `(f) stored at the end of the peak ${atPeak.left}, drained in ${seconds.toFixed(0)} s (${Math.round(atPeak.left / Math.max(seconds, 0.1))}/s); acknowledged ${acknowledged.size}, there in the end ${there}, lost ${acknowledged.size - there}`,
  )
  agent.destroy()
}
