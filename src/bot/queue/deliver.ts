// Takes what was said to others out of the queue and brings it to the platforms: with backoff, at the pace they ask for,
// and into the undelivered queue, where staff see it, when it cannot be brought at all.
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { PrismaClient } from '../../db/generated/client.ts'
import { type Sql, type Statement, statement } from '../../db/sql.ts'
import { inTransaction } from '../../db/transaction.ts'
import { faultOf } from '../../fault.ts'
import type { Vault } from '../../vault.ts'
import { opened } from '../turn/secret.ts'
import { type Message, messageSchema, type Place, type Sent } from './message.ts'
import { DELIVER, enqueue, UNDELIVERED, within } from './outbox.ts'
import { notePlace, placeOf } from './posted.ts'
import { isStillSo } from './still-so.ts'
import { markUnreachable, notifyStaff } from './undelivered.ts'
import { uuidOf } from './uuid-of.ts'

export type Carriers = Record<
  Message['platform'],
  ((message: Message, key: string, place?: Place) => Promise<Sent>) | undefined
>

export type Delivery = {
  db: PrismaClient
  sql: Sql
  boss: PgBoss
  carriers: Carriers
  log: Logger
  vault: Pick<Vault, 'open'>
  /** Told how each attempt ended. */
  outcome?: ((platform: Message['platform'], kind: Sent['kind'] | 'failed') => void) | undefined
}

const RETRIES = 8
const QUEUE = {
  retryLimit: RETRIES,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  // Whoever took a message and is gone by then does not bring it any more.
  expireInSeconds: 30,
  notify: true,
} as const
const BATCH = 10
const answeredRow = z.object({ user_id: z.string() })
const MINUTE_S = 60

export async function openQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(UNDELIVERED, { retentionSeconds: 60 * 24 * 60 * MINUTE_S })
  await boss.createQueue(DELIVER, { ...QUEUE, deadLetter: UNDELIVERED })
  await boss.updateQueue(DELIVER, QUEUE)
}

export async function startDelivering(delivery: Delivery): Promise<void> {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize: BATCH,
    localConcurrency: 4,
    pollingIntervalSeconds: 2,
    // Retries and pauses end without a notice of their own: workers look for them this often.
    notifyPollingIntervalSeconds: 2,
  } as const
  await delivery.boss.work<Message, unknown, typeof options>(DELIVER, options, (jobs) =>
    Promise.all(jobs.map((job) => deliver(delivery, job))),
  )
}

/** Delivers everything that is due now, until nothing is left; for the command line. */
export async function deliverAll(delivery: Delivery): Promise<number> {
  for (let total = 0; ; ) {
    const jobs = await delivery.boss.fetch<Message>(DELIVER, { includeMetadata: true, batchSize: 50 })
    if (jobs.length === 0) return total
    const results = await Promise.all(jobs.map((job) => deliver(delivery, job)))
    for (const { id, status, output } of results) {
      if (status === 'completed') await delivery.boss.complete(DELIVER, id)
      else await delivery.boss.fail(DELIVER, id, output)
    }
    total += results.filter(({ status }) => status === 'completed').length
  }
}

type Job = JobWithMetadata<Message>

async function deliver(delivery: Delivery, job: Job): Promise<JobResult> {
  const { id, retryCount } = job
  const message = messageSchema.parse(job.data)
  const last = retryCount >= RETRIES
  try {
    const fixed = await fix(delivery, id, message)
    if (fixed.to.length === 0) return { id, status: 'completed' }
    const sent = await carry(delivery, fixed, fixed.key ?? uuidOf(id))
    delivery.outcome?.(message.platform, sent.kind)
    return await settle(delivery, { id, message: fixed }, sent)
  } catch (error) {
    delivery.outcome?.(message.platform, 'failed')
    delivery.log.warn({ job: id, attempt: retryCount + 1, fault: reasonOf(error) }, 'delivery failed')
    if (last) await notifyStaff(delivery, message, reasonOf(error))
    return { id, status: 'failed', output: { reason: reasonOf(error) } }
  }
}

async function carry(delivery: Delivery, message: Message, key: string): Promise<Sent> {
  const carrier = delivery.carriers[message.platform]
  if (!carrier) return { kind: 'never', reason: `${message.platform} is not set up` }
  const belongsTo = message.edits ?? message.thread
  const place = belongsTo === undefined ? undefined : await placeOf(delivery.sql, message.town, belongsTo)
  const opening = { ...message, card: opened(message.card, delivery.vault) }
  if (belongsTo !== undefined && !place) {
    if ((message.waited ?? 0) < WAITS_FOR_ITS_NOTICE) return { kind: 'later', seconds: 2 }
    // The notice it belongs to never arrived: an edit is about nothing, what was said in its thread is said by itself.
    return message.edits ? { kind: 'sent' } : carrier(opening, key)
  }
  const sent = await carrier(opening, key, place)
  if (sent.kind === 'sent' && sent.place && message.subject)
    await notePlace(delivery.sql, { town: message.town, subject: message.subject, place: sent.place })
  return sent
}

/** A turn may speak of a notice that is still on its way: it is waited for, some seconds. */
const WAITS_FOR_ITS_NOTICE = 8

/**
 * Who gets it is decided when it is first sent, and written down before: those who have answered by then are left out,
 * and every further try is the same call to the same people.
 */
async function fix(delivery: Delivery, id: string, message: Message): Promise<Message> {
  const { unlessAnswered, unlessPolled, while: holds, ...fixed } = message
  if (unlessAnswered === undefined && unlessPolled === undefined && !holds) return message
  const concerned = !holds || (await isStillSo(delivery.sql, message.town, holds))
  const about =
    unlessAnswered !== undefined
      ? ofMeeting(unlessAnswered)
      : unlessPolled !== undefined
        ? ofPoll(unlessPolled)
        : undefined
  const all = about ? await unanswered(delivery, message, about) : message.to
  const to = concerned ? all : []
  await delivery.sql.count(statement`update pgboss.job set data = ${JSON.stringify({ ...fixed, to })}::jsonb
    where name = ${DELIVER} and id = ${id}::uuid and state = 'active'`)
  return { ...fixed, to }
}

type Fixed = { id: string; message: Message }

/** A platform's own pace is kept by putting the message back for that long; it does not use up an attempt. */
async function settle(delivery: Delivery, { id, message }: Fixed, sent: Sent): Promise<JobResult> {
  if (sent.kind === 'sent') return { id, status: 'completed' }
  if (sent.kind === 'later') {
    const again = { ...message, key: message.key ?? uuidOf(id), waited: (message.waited ?? 0) + 1 }
    await delivery.boss.send(DELIVER, again, { startAfter: sent.seconds })
    return { id, status: 'completed' }
  }
  if (message.to.length > 1 && sent.blames !== 'message') {
    await narrow(delivery, { id, message })
    return { id, status: 'completed' }
  }
  // An edit that comes too late changes nothing that anybody waits for.
  if (message.edits) return { id, status: 'completed' }
  if (sent.blames === 'recipient') await markUnreachable(delivery, message)
  else await notifyStaff(delivery, message, sent.reason)
  return { id, status: 'deadletter', output: { reason: sent.reason } }
}

/** One refused address must not keep the others from hearing: each half is tried by itself, until the address is known. */
const narrow = ({ db, boss }: Delivery, { id, message }: Fixed): Promise<void> =>
  inTransaction(db, async (transaction) => {
    const { key: _, ...rest } = message
    const middle = Math.ceil(message.to.length / 2)
    const halves = [message.to.slice(0, middle), message.to.slice(middle)].map((to) => ({ ...rest, to }))
    await enqueue({ transaction, boss }, halves)
    await boss.complete(DELIVER, id, undefined, { db: within(transaction) })
  })

/** Holds where the account `c` is of somebody who has answered. */
const ofMeeting = (id: string): Statement => statement`exists (select 1 from answer w
  join meeting m on m.town_id = w.town_id and m.id = w.meeting_id and m.revision = w.revision
  where w.town_id = c.town_id and w.meeting_id = ${id} and w.person_id = c.person_id)`
const ofPoll = (no: number): Statement => statement`exists (select 1 from poll_answer w
  where w.town_id = c.town_id and w.poll_no = ${no} and w.person_id = c.person_id)`

/** Of those it is for, the ones who have not answered. */
async function unanswered(
  { sql }: Delivery,
  { town, platform, to }: Message,
  hasAnswered: Statement,
): Promise<string[]> {
  const rows = await sql.rows(
    answeredRow,
    statement`select c.user_id from account c where c.town_id = ${town} and c.platform = ${platform} and c.user_id = any (${to}) and ${hasAnswered}`,
  )
  const answered = new Set(rows.map(({ user_id }) => user_id))
  return to.filter((userId) => !answered.has(userId))
}

const reasonOf = (error: unknown): string => faultOf(error).slice(0, 200)
