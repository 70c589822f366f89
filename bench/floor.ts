// The floor: a bare Node HTTP server that checks the signature, does the same durable work with `pg` in named statements,
// and sends a reply over a kept connection; nothing else.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import { Pool, type QueryResult } from 'pg'
import { z } from 'zod'

const [url = '', secret = '', sink = ''] = process.argv.slice(2)
const pool = new Pool({ connectionString: url, max: 16 })

await pool.query(`create schema if not exists floor`)
await pool.query(
  `create table if not exists floor.event (id text primary key, at timestamptz not null default now())`,
)
await pool.query(
  `create table if not exists floor.answer (seat text primary key, answer text not null, at timestamptz not null)`,
)
await pool.query(
  `create table if not exists floor.audit (id bigserial primary key, at timestamptz not null, actor text not null, act text not null, facts jsonb not null)`,
)
await pool.query(
  `create table if not exists floor.outbox (id bigserial primary key, to_user text not null, body jsonb not null)`,
)

await pool.query(
  `create table if not exists floor.job (no int primary key, slots int not null, taken int not null)`,
)
await pool.query(`insert into floor.job values (1, 100, 0) on conflict do nothing`)
await pool.query(
  `create table if not exists floor.claim (id bigserial primary key, job int not null, person text not null, at timestamptz not null, unique (job, person))`,
)

const body = z.object({
  events: z.array(
    z.object({
      webhookEventId: z.string(),
      replyToken: z.string(),
      message: z.object({ text: z.string() }),
      source: z.object({ userId: z.string() }),
    }),
  ),
})

const WRITTEN = '出席で受け付けました'

type Run = (name: string, text: string, values?: unknown[]) => Promise<QueryResult>

async function inTransaction(work: (run: Run) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  const run: Run = (name, text, values = []) => client.query({ name, text, values })
  try {
    await run('begin', 'begin')
    await work(run)
    await run('commit', 'commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const answer = (id: string, user: string): Promise<void> =>
  inTransaction(async (run) => {
    await run('event', 'insert into floor.event (id) values ($1)', [id])
    const found = await run(
      'found',
      `select p.id, p.name, s.seat_id from account a join person p on p.town_id = a.town_id and p.id = a.person_id
        join appointment s on s.town_id = p.town_id and s.person_id = p.id where a.town_id = 't' and a.platform = 'line' and a.user_id = $1`,
      [user],
    )
    const { id: person, seat_id: seat } = found.rows[0]
    await run(
      'answer',
      'insert into floor.answer (seat, answer, at) values ($1, $2, now()) on conflict (seat) do update set answer = excluded.answer, at = excluded.at',
      [seat, 'attend'],
    )
    await run('audit', 'insert into floor.audit (at, actor, act, facts) values (now(), $1, $2, $3)', [
      person,
      'answer.given',
      { seat, answer: 'attend' },
    ])
    await run('outbox', 'insert into floor.outbox (to_user, body) values ($1, $2)', [
      user,
      { type: 'text', text: WRITTEN },
    ])
  })

/** A bare claim: one conditional update decides. */
const claim = (id: string, user: string): Promise<void> =>
  inTransaction(async (run) => {
    await run('event', 'insert into floor.event (id) values ($1)', [id])
    const found = await run(
      'worker',
      `select w.person_id from account a join worker w on w.town_id = a.town_id and w.person_id = a.person_id
        where a.town_id = 't' and a.platform = 'line' and a.user_id = $1 for update of w`,
      [user],
    )
    const person = found.rows[0].person_id
    const slot = await run('slot', 'update floor.job set taken = taken + 1 where no = 1 and taken < slots')
    if (slot.rowCount === 1) {
      await run('claim', 'insert into floor.claim (job, person, at) values (1, $1, now())', [person])
      await run('audit', 'insert into floor.audit (at, actor, act, facts) values (now(), $1, $2, $3)', [
        person,
        'job.claimed',
        { job: 1 },
      ])
    }
    await run('outbox', 'insert into floor.outbox (to_user, body) values ($1, $2)', [
      user,
      { type: 'text', text: WRITTEN },
    ])
  })

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function reply(replyToken: string): void {
  const raw = JSON.stringify({ replyToken, messages: [{ type: 'text', text: WRITTEN }] })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(raw) }
  const sent = request(`${sink}/v2/bot/message/reply`, { agent, method: 'POST', headers }, (response) =>
    response.resume(),
  )
  sent.on('error', () => undefined)
  sent.end(raw)
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  const expected = createHmac('sha256', secret).update(raw).digest()
  const given = Buffer.from(String(request.headers['x-line-signature'] ?? ''), 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return response.writeHead(401).end()
  for (const { webhookEventId, replyToken, message, source } of body.parse(JSON.parse(raw.toString()))
    .events) {
    const take = message.text.startsWith('応募') ? claim : answer
    await take(webhookEventId, source.userId)
    reply(replyToken)
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
